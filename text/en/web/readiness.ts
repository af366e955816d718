import type { ReadinessText } from '../../zh-CN/web/readiness.ts'

export const readiness: ReadinessText = {
  title: 'Technology readiness levels',
  lede: 'Nine levels say how far a technology is from use. A suggestion states and argues its level now and its level at completion.',
  level: 'Level',
  name: 'Name',
  definition: 'What reaching it means',
  evidence: 'What can serve as evidence',
  items: 'Point by point',
  policy: 'What the call asks for',
  policyText: (least, lowest, starts) =>
    `On completion the level should be at least ${least} higher than now, and at least ${lowest}. Mainly technologies now at level ${starts} are supported; others are possible with a reason.`,
  how: 'How to use it',
  howText:
    'Read upwards from level 1: the last level at which every point is done, with evidence to show for it, is the level now. What is planned but not done does not count.',
  test: 'Not sure of the level?',
  testText:
    'Answer level by level and see the level and what is missing. No account is needed, and nothing is kept.',
  testLink: 'Take the self-test',
  whole: 'The whole standard, with the sheets of every class',
  annex: 'Annex 7',
}
