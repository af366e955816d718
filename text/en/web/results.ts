import type { results as Zh } from '../../zh-CN/web/results.ts'

const sheets = (count: number) => (count === 1 ? '1 sheet' : `${count} sheets`)

export const results: typeof Zh = {
  title: 'Results',
  back: 'Back to the round',
  closed: (moment) => `closed on ${moment}`,
  subjects: (count) => `${count} judged`,
  numbered: 'In this round experts are shown by numbers.',
  masked: (count) =>
    `${count} of these concern you or your unit: neither opinions nor points are shown to you. Adjusted scores leave them out, and leniency is not shown. Please let a colleague deal with them.`,
  maskedRow: 'concerns you or your unit; not shown to you',
  gone: { withdrawn: 'withdrawn', hidden: 'frozen', removed: 'purged', abandoned: 'given up' },
  table: 'Table of results',
  columns: {
    title: 'What was judged',
    mean: 'Mean',
    adjusted: 'Adjusted',
    range: 'Range',
    verdicts: 'Advice',
    flags: 'Look at',
    level: 'Readiness: own → experts',
    sheets: 'Sheets',
  },
  sortBy: (column) => `Sort by ${column}`,
  disagrees: 'experts disagree',
  disagreesWhy: (deviation) =>
    `On average experts are ${deviation} points away from the mean, which is more than a sixth of the steps.`,
  levelOf: (self, level, lowest, highest) =>
    `own ${self} → experts ${level}${lowest === highest ? '' : ` (${lowest}–${highest})`}`,
  given: (count) => (count === 1 ? '1 expert' : `${count} experts`),
  far: 'two levels or more apart',
  few: 'fewer than 3, does not count yet',
  elements: 'Readiness of elements',
  elementsWhy:
    'The experts’ level is the middle one of those they gave; of two in the middle the lower one. It counts once at least 3 experts have given one.',
  element: (name, self) => `${name} (own level ${self})`,
  scaleKey: { self: 'own', level: 'experts (middle)', range: 'experts, lowest to highest' },
  group: (n) => `group ${n}`,
  groups: 'Groups have no expert in common; adjusted scores can be compared within a group only.',
  adjustedWhy:
    'Adjusted scores take away how lenient or strict each expert is. They are for reference; the raw ones count.',
  none: 'No sheet was handed in',
  noneWhy: 'The round was closed before any expert handed in.',
  experts: 'How lenient experts were',
  expert: (n) => `Expert ${n}`,
  leniency: (points) =>
    points === 0
      ? 'like the others'
      : points > 0
        ? `${points} points lenient`
        : `${Math.abs(points)} points strict`,
  sheetsOf: sheets,
  project: 'Open the project',
  backToTable: 'Back to the table',
  sideBySide: 'Sheets side by side',
  criterion: 'Criterion',
  total: 'Total',
  verdict: 'Advice',
  flags: 'Look at',
  comment: 'Comment',
  forOffice: 'For the office alone',
  level: (level) => `level ${level}`,
  mean: 'Mean',
  together: 'Together',
  release: 'Pass on to the proposer',
  takeBack: 'Take back',
  released: (moment) => `passed on to the proposer on ${moment}, without a name`,
  releaseWhy:
    'Comments are passed on one by one, without the expert’s name. Please look first whether the words give the expert away.',
  doneReleased: 'Passed on to the proposer.',
  doneBack: 'Taken back.',
  nothing: '—',
  opinions: {
    title: 'Experts’ opinions',
    own: 'On this direction',
    source: 'On its sources',
    none: 'No round has been closed yet.',
    line: (mean, max, count) => `mean ${mean}/${max}, ${sheets(count)}`,
    adjusted: (points) => `adjusted ${points}`,
    masked: 'It concerns you or your unit; experts’ opinions are not shown to you.',
    verdict: (name, count) => `${name} ${count}`,
    open: (count) => `Experts’ opinions ${count}`,
    full: 'See the sheets',
  },
  filer: { title: 'Experts’ comments', why: 'Passed on by the office, without names.' },
}
