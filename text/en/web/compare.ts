import type { CompareText } from '../../zh-CN/web/compare.ts'

/** Similar suggestions: a section of the working page, and the page that shows two side by side. */
export const compare: CompareText = {
  similar: 'Similar suggestions',
  none: 'No similar suggestion was found.',
  published: 'Published directions like it',
  byFiles: 'Attachments only',
  notYet: 'It is being compared. Please look again in a moment.',
  different: 'Different',
  judgedAs: {
    duplicate: 'Judged a duplicate',
    kindred: 'Judged kindred',
    different: 'Judged different',
  },
  score: (level, score) => `${level} (${score})`,
  compareWith: (no) => `Compare with ${no}`,
  compare: 'Compare side by side',
  title: (one, other) => `${one} and ${other} compared`,
  back: 'Back to the work page',
  why: 'Why they are alike',
  noReason: 'Nothing was found that would make them alike.',
  same: (n) =>
    n === 0
      ? 'The two texts share no passage.'
      : n === 1
        ? 'The two texts share 1 passage, numbered alike on both sides.'
        : `The two texts share ${n} passages, numbered alike on both sides.`,
  files: {
    title: 'Attachments that say nearly the same',
    own: 'Attached to this one',
    other: 'Attached to the other',
    share: 'The same',
    download: (name) => `Download ${name}`,
    passages: 'Passages that both attachments have',
    why: 'Attachments are a hint and not counted in the likeness above. A paper that more than eight suggestions attach is left out.',
  },
  judge: 'Your judgement',
  judgeHint: 'It goes before what was counted, concerns these two only, and may be changed at any time.',
  judged: 'Your judgement is recorded.',
  fields: 'What is the same, field by field',
  parts: 'How the score comes about',
  column: { field: 'Field', this: 'This one', other: 'The other', part: 'Respect', share: 'Likeness' },
  absent: '—',
  this: 'This one',
  other: 'The other',
  shareOf: (percent) => `${percent}% the same`,
  toTwin: (n) => `Passage ${n}, to the same one in the other text`,
}
