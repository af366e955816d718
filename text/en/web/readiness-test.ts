import type { ReadinessTestText } from '../../zh-CN/web/readiness-test.ts'

export const readinessTest: ReadinessTestText = {
  title: 'Readiness self-test',
  lede: 'Choose the class of technology, name its critical elements, answer level by level, and see the level now and what the call still asks for.',
  keepsNothing: 'This page keeps nothing.',
  keepsNothingMore:
    'Your answers stay on this page alone and are gone when it is reloaded or closed. To keep the result, print it at the end.',
  leave: 'Your answers on this page will be gone. Leave it?',
  none: {
    title: 'This call has no self-test',
    why: 'The readiness levels can be read and gone through point by point.',
    back: 'See the readiness levels',
  },
  first: 'Class of technology',
  technology: 'Which class is it?',
  technologyHint:
    'The class says what has to be shown at each level, and where. Answers stay when you change it; please go through them again in the new wording.',
  choose: 'Please choose',
  second: 'Level by level',
  chooseFirst: 'Choose the class, then begin at level 1.',
  elements: 'Critical elements',
  unnamed: (n) => `Element ${n}`,
  add: 'Add an element',
  most: (most) => `${most} at most. More of them usually means that parts were taken apart too finely.`,
  removeIt: (name) => `Remove “${name}”`,
  removing: (name) => `The answers for “${name}” go with it. Remove it?`,
  name: 'Name of the element',
  nameHint:
    'A part of the technology that can be tested by itself. For a single technology its own name will do, or none.',
  nameTwice: 'This name is taken. Please choose another, so that the result can be read.',
  target: 'On completion',
  targetHint: 'The level planned for the end of the project.',
  targetNone: 'Not set',
  level: (level) => `Level ${level}`,
  levelName: (level, name) => `${level}  ${name}`,
  grade: (level) => (level === 0 ? 'Below 1' : `Level ${level}`),
  fromTo: (from, to) => `${from} → ${to}`,
  toResult: 'See the result',
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
  result: 'Result',
  nothingYet:
    'No result yet. Answer the points of level 1, and the level and what is missing will stand here.',
  whole: (now, target) =>
    `${now === 0 ? 'The whole is below level 1' : `The whole is at level ${now}`}${target === undefined ? '' : `, level ${target} on completion`}`,
  binds: (names, count) =>
    count === 1
      ? `The whole is as ready as its weakest element: ${names}. Raise that one first.`
      : `The whole is as ready as its weakest elements: ${names}.`,
  alone: 'With one element, its level is the level of the whole.',
  allBind: 'All elements are at the same level, and each of them decides.',
  quoted: (name) => `“${name}”`,
  stopped: 'Where it stops, and what is missing',
  stoppedAt: (level, score) => `Stops at level ${level} with a score of ${score}.`,
  notAnswered: 'Not answered yet.',
  notTried: (level) =>
    level === 0
      ? 'Level 1 is not answered yet.'
      : `Passed up to level ${level}; level ${level + 1} is not answered yet.`,
  atTop: 'All levels are passed.',
  rule: 'Against the call',
  ruleFits: (now, target, rise) =>
    `From level ${now} to level ${target}, ${rise} levels up: as the call asks.`,
  ruleNoTarget:
    'Some element has no level on completion yet. Once all have one, they are compared with the call here.',
  shortfall: {
    'target-too-low': (lowest) =>
      `On completion the level has to be ${lowest} or higher; the whole takes the lowest target of its elements.`,
    'rise-too-small': (least) => `On completion the level has to be at least ${least} higher than now.`,
    'start-too-high': (least) =>
      `The level now is so high that it cannot rise by ${least} on a scale of nine. Another kind of suggestion would suit better.`,
    'start-unusual': (usual) =>
      `Mainly technologies now at level ${usual} are supported; others are possible if the form says why.`,
  },
  span: (from, to) => (from === to ? String(from) : `${from} to ${to}`),
  print: 'Print the result',
  disclaimer:
    'The result of this self-test is for orientation only and no basis for an application or a review. This page keeps nothing.',
  printedOn: (day, technology) => `Tested on ${day}. Class of technology: ${technology}.`,
  answersOf: (name) => `${name}: answers`,
  item: 'Point',
  answer: 'Answer',
}
