import type { callProblem as Model } from '../zh-CN/call-problem.ts'

export const callProblem: typeof Model = {
  'missing-file': () => 'This file is missing or empty.',
  'not-json': (it) => `Not valid JSON: ${it['message']}`,
  shape: (it) => `Not as it has to be: ${it['message']}`,
  'unknown-block': (it) => `There is no shared block “${it['code']}” in forms/shared.json.`,
  'unknown-field': (it) => `The form has no field “${it['code']}”.`,
  'unknown-column': (it) => `The table has no column “${it['code']}”.`,
  'unknown-list': (it) => `There is no code list “${it['list']}”.`,
  'unknown-code': (it) => `The code “${it['code']}” does not exist.`,
  'unknown-property': (it) => `No entry of the list has a property “${it['code']}”.`,
  'not-a-table': (it) => `“${it['code']}” is not a table.`,
  twice: (it) => `“${it['code']}” stands more than once.`,
  'empty-words': () => 'Words are missing; both Chinese and English are needed.',
  'window-order': () => 'The window has to close after it opens.',
  unrouted: (it) => `No rule says which office receives ${it['case']}.`,
  'not-a-hundred': (it) => `The points have to add up to 100; they add up to ${it['sum']}.`,
  'unreachable-rule': () => 'This rule never decides: nothing fits it, or earlier rules take all that does.',
  overlap: (it) =>
    `Rule ${Number(it['earlier']) + 1} also fits ${it['case']}, leads elsewhere, and neither is an exception to the other.`,
  'office-or-refusal': () => 'A rule names an office or words a refusal: one of the two.',
  weights: (it) => `The weights of level ${it['level']} sum to ${it['sum']}, not 100.`,
  'level-missing': (it) => `Level ${it['level']} is not on the scale, or not in its place.`,
  limits: (it) => `These limits cannot hold: ${it['min']} is above ${it['max']}.`,
  'no-options': () => 'Give either options or the name of a code list: one of the two.',
  'suggested-by-gap': (it) =>
    `It is not said whether a unit of type “${it['code']}” may suggest “${it['kind']}”.`,
  'column-missing': (it) => `The table lacks a column that the platform needs: ${it['use']}.`,
  'no-checklists': () =>
    'There is a table to be assessed level by level, and no checklists for this scale (shared/readiness-checklists.json).',
  'question-missing': (it) => `The form of “${it['kind']}” lacks what the platform needs: ${it['use']}.`,
  'annex-of-another': (it) => `Annex ${it['annex']} does not hold the form “${it['form']}”.`,
  'kind-changed': (it) =>
    `This field was ${it['was']} and is now ${it['is']}. A field never changes its meaning: give it a new id.`,
  'office-occupied': (it) =>
    `Office “${it['code']}” still has suggestions or people, so it cannot be taken away.`,
  'list-changed': (it) =>
    `This field took its codes from “${it['was']}” and now from “${it['is']}”: give it a new id.`,
}
