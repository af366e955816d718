import type { ReadinessLevelsText } from '../../zh-CN/web/readiness-levels.ts'

export const readinessLevels: ReadinessLevelsText = {
  elements: 'Critical elements',
  unnamed: (n) => `Element ${n}`,
  add: 'Add an element',
  most: (most) => `${most} at most. More of them usually means that parts were taken apart too finely.`,
  removeIt: (name) => `Remove “${name}”`,
  removing: (name) => `The answers for “${name}” go with it. Remove it?`,
  nameTwice: 'This name is taken. Please choose another, so that the result can be read.',
  target: 'On completion',
  targetNone: 'Not set',
  level: (level) => `Level ${level}`,
  levelName: (level, name) => `${level}  ${name}`,
  grade: (level) => (level === 0 ? 'Below 1' : `Level ${level}`),
  fromTo: (from, to) => `${from} → ${to}`,
  critical: {
    open: 'Is it a critical element?',
    importance: 'Importance: tick what is true',
    novelty: 'Novelty: tick what is true',
    yes: 'Something in both groups is true: it is a critical element and should be assessed.',
    onlyImportance: 'Important, but nothing about it is new: no critical element; it may be left out.',
    onlyNovelty: 'New, but the result does not hang on it: no critical element; it may be left out.',
    unasked: 'With one thing true in each group, it is a critical element.',
  },
  from: 'Look from level',
  fromHint:
    'This only shows the level first: no level can be skipped, and what is unanswered below counts as not met.',
  carrier: 'What is shown',
  environment: 'Where',
  answers: { met: 'Met', partly: 'Partly', not: 'Not met', 'not-applicable': 'Does not apply' },
  unanswered: 'No answer',
  must: 'Essential',
  mustHint: 'if it is not met, the level is not passed, whatever the score',
  worth: (met, weight) => `${met} / ${weight}`,
  aside: 'Left out',
  reason: 'Why it does not apply (required)',
  score: (score) => `Score ${score}`,
  scored: (score, state) => `${score}, ${state.toLowerCase()}`,
  mark: (mark) => `${mark} to pass`,
  bar: (score, mark) => `Score ${score}, pass mark ${mark}`,
  state: { passed: 'Passed', failed: 'Not passed', open: 'Not answered', above: 'Met, not counted' },
  begin: (mark) => `The level is passed with ${mark} of 100 or more and no essential point unmet.`,
  passed: 'This level is passed.',
  unansweredSome: (count) =>
    count === 1
      ? 'One point has no answer and counts as not met.'
      : `${count} points have no answer and count as not met.`,
  reasonMissing: (items) =>
    `${items}: please say why it does not apply; without a reason the level is not passed.`,
  tooManyAside: (most, count) =>
    `At most ${most === 1 ? '1 point' : `${most} points`} of a level may not apply; now there are ${count}. Please answer the others.`,
  allAside:
    'If no point applies, there is nothing to go by, and the level is not passed. Please see whether the class is the right one, or divide the technology differently.',
  criticalNotMet: (items) => `Essential and not met: ${items}. The level is not passed, whatever the score.`,
  belowTheMark: (missing, gains) =>
    gains === '' ? `${missing} short of the mark.` : `${missing} short of the mark. To reach it: ${gains}.`,
  gain: (item, gain) => `${item} adds ${gain}`,
  join: ', ',
  listed: ', ',
  lowerOpen: (from, to) =>
    from === to
      ? `Level ${from} is not passed yet; what is unanswered counts as not met. This level does not count until it is.`
      : `Not all of levels ${from} to ${to} are passed yet; what is unanswered counts as not met. This level does not count until they are.`,
  lowerMet: 'All levels below are met',
  lowerMetDone: (level) => `Every point below level ${level} is now marked as met.`,
  next: (level) => `Go to level ${level}`,
  contradiction: (above, level, count) =>
    count === 1
      ? `Level ${above} is met, yet level ${level} is not passed. A higher level rests on the lower, so one of the two is answered wrongly; until that is put right, level ${above} does not count.`
      : `Levels ${above} are met, yet level ${level} is not passed. A higher level rests on the lower, so something is answered wrongly; until that is put right, levels ${above} do not count.`,
  whole: (now, target) =>
    `${now === 0 ? 'The whole is below level 1' : `The whole is at level ${now}`}${target === undefined ? '' : `, level ${target} on completion`}`,
  binds: (names, count) =>
    count === 1
      ? `The whole is as ready as its weakest element: ${names}. Raise that one first.`
      : `The whole is as ready as its weakest elements: ${names}.`,
  alone: 'With one element, its level is the level of the whole.',
  allBind: 'All elements are at the same level, and each of them decides.',
  quoted: (name) => `“${name}”`,
  stoppedAt: (level, score) => `Stops at level ${level} with a score of ${score}.`,
  notAnswered: 'Not answered yet.',
  notTried: (level) =>
    level === 0
      ? 'Level 1 is not answered yet.'
      : `Passed up to level ${level}; level ${level + 1} is not answered yet.`,
  atTop: 'All levels are passed.',
  span: (from, to) => (from === to ? String(from) : `${from} to ${to}`),
  answersOf: (name) => `${name}: answers`,
  item: 'Point',
  answer: 'Answer',
}
