import type { ReadinessTestText } from '../../zh-CN/web/readiness-test.ts'
import { readinessLevels } from './readiness-levels.ts'

export const readinessTest: ReadinessTestText = {
  ...readinessLevels,
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
  name: 'Name of the element',
  nameHint:
    'A part of the technology that can be tested by itself. For a single technology its own name will do, or none.',
  targetHint: 'The level planned for the end of the project.',
  toResult: 'See the result',
  result: 'Result',
  nothingYet:
    'No result yet. Answer the points of level 1, and the level and what is missing will stand here.',
  stopped: 'Where it stops, and what is missing',
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
  print: 'Print the result',
  disclaimer:
    'The result of this self-test is for orientation only and no basis for an application or a review. This page keeps nothing.',
  printedOn: (day, technology) => `Tested on ${day}. Class of technology: ${technology}.`,
}
