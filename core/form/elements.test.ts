import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aDocument, anElement, assessedFields, elementLists } from '#test/support/make-elements.ts'
import { asked } from './asked.ts'
import { assessmentOf, computedLevels } from './assessment.ts'
import { checkAnswers } from './check.ts'
import type { Form } from './form.ts'

const label = { zh: '题', en: 'Question' }
const policy = { lowestTarget: 7, leastRise: 3, usualStarts: [4, 5, 6] }
const form: Form = {
  id: 'f',
  title: label,
  sections: [{ id: 's', title: label, group: label, sheet: 'collection', fields: assessedFields }],
  rules: [],
}
const askingOf = (answers: Record<string, unknown>) => ({
  kind: 'A',
  orgType: 'company',
  answers,
  today: '2026-06-01',
})
const file = { id: 'f1', name: '报告.pdf', size: 10, sha256: 'a'.repeat(64) }
const step = (id: string, month: string, level: number) => ({ id, cells: { month, level, what: '样机' } })

/** Two elements of levels 4 and 5, with all that such an assessment needs. */
const whole = {
  managed: 'yes',
  class: 'product',
  elements: [anElement('a', 4, 7), anElement('b', 5, 8)],
  documents: [aDocument('a', [4], { file: 'f1' }), aDocument('b', [4, 5])],
  slot: [file],
  path: [step('p1', '2026-12', 6), step('p2', '2027-12', 7)],
}
const foundIn = (change: Record<string, unknown>) =>
  checkAnswers(form, askingOf({ ...whole, ...change }), elementLists, policy).map(
    (it) => `${[it.field, it.row, it.column].filter(Boolean).join('/')} ${it.weight} ${it.code}`,
  )
const aside = { verdict: 'not-applicable', reason: '没有部件' }

describe('what is found in an assessment', () => {
  test.each<[situation: string, change: Record<string, unknown>, found: readonly string[]]>([
    ['nothing in a sound one', {}, []],
    [
      'a level claimed without answers',
      { elements: [anElement('a', 0, 8), anElement('b', 5, 8)], path: [step('p1', '2027-12', 8)] },
      ['elements/a/name must readiness-unanswered'],
    ],
    [
      'everything set aside',
      {
        elements: [
          anElement('a', 3, 7, { '4a': aside, '4b': aside, '4c': aside, '4d': aside }),
          whole.elements[1],
        ],
      },
      ['elements/a/name must readiness-too-many-aside', 'now should readiness-start-unusual'],
    ],
    [
      'an item set aside without a reason',
      { elements: [anElement('a', 4, 7, { '4d': { verdict: 'not-applicable' } }), whole.elements[1]] },
      ['elements/a/4d must readiness-reason-missing', 'now should readiness-start-unusual'],
    ],
    [
      'answers that contradict each other',
      {
        elements: [anElement('a', 5, 7, { '4a': { verdict: 'not' } }), whole.elements[1]],
      },
      ['elements/a/name should readiness-contradiction', 'now should readiness-start-unusual'],
    ],
    [
      'nine critical elements',
      {
        elements: [whole.elements[0], whole.elements[1], ...[...'cdefghi'].map((it) => anElement(it, 5, 8))],
        documents: [
          whole.documents[0],
          whole.documents[1],
          ...[...'cdefghi'].map((it) => aDocument(it, [4, 5])),
        ],
      },
      ['elements must readiness-too-many-critical'],
    ],
    [
      'two of one name',
      { elements: [whole.elements[0], anElement('b', 5, 8, { name: ' 要素a ' })] },
      ['elements/b/name must readiness-name-twice'],
    ],
    [
      'none that counts',
      { elements: [anElement('a', 4, 7, { new: [] })], documents: [], now: '4', target: '7' },
      ['elements must readiness-none-critical'],
    ],
    ['a file that was taken away after it was named', { slot: [] }, ['documents/d-a/file must file-gone']],
    [
      'a document of an element that is gone',
      { elements: [whole.elements[0]] },
      ['documents/d-b/shows must readiness-support-gone'],
    ],
    [
      'evidence removed',
      { documents: [whole.documents[0]] },
      ['documents must readiness-no-evidence', 'documents must readiness-no-evidence'],
    ],
    [
      'a document of tomorrow',
      { documents: [aDocument('a', [4], { day: '2026-06-02' }), whole.documents[1]] },
      ['documents/d-a/day must readiness-evidence-in-future'],
    ],
    [
      'a document that supports nothing',
      { documents: [...whole.documents, aDocument('c', [])] },
      ['documents/d-c/shows should readiness-evidence-idle'],
    ],
    [
      'a target below what is reached',
      { elements: [whole.elements[0], anElement('b', 5, 4)] },
      [
        'elements/b/aim should readiness-target-below-now',
        'target must readiness-target-too-low',
        'target must readiness-rise-too-small',
      ],
    ],
    [
      'a plan that ends below the target',
      { path: [step('p1', '2026-12', 6)] },
      ['path must readiness-plan-ends-elsewhere'],
    ],
    [
      'a plan that begins where it stands, in the past',
      { path: [step('p1', '2026-05', 4), step('p2', '2027-12', 7)] },
      ['path/p1/month should readiness-plan-in-the-past', 'path/p1/level must readiness-plan-not-above-now'],
    ],
  ])('%s', (_situation, change, found) => {
    expect(foundIn(change)).toEqual(found)
  })
})

describe('levels', () => {
  const countedOf = (change: Record<string, unknown>) => {
    const { answers } = asked(form, askingOf({ ...whole, ...change }))
    return [answers['now'], answers['target']]
  }
  test.each<[situation: string, change: Record<string, unknown>, levels: readonly unknown[]]>([
    ['follow from the weakest element and the lowest target', {}, ['4', '7']],
    ['win over what was typed', { now: '6', target: '9' }, ['4', '7']],
    ['stay as typed until an element is assessed', { elements: [], now: '6', target: '9' }, ['6', '9']],
    [
      'stay as typed while no element counts',
      { elements: [anElement('a', 4, 7, { matters: [] })], now: '6', target: '9' },
      ['6', '9'],
    ],
    [
      'leave out what does not count',
      { elements: [anElement('a', 2, 3, { new: [] }), whole.elements[1]] },
      ['5', '8'],
    ],
    [
      'are none before the first',
      { elements: [anElement('a', 0, 7, { '1a': { verdict: 'not' } })] },
      [undefined, '7'],
    ],
  ])('%s', (_situation, change, levels) => {
    expect(countedOf(change)).toEqual(levels)
  })

  test('do not depend on the order of elements and never lie above the weakest', () => {
    const levels = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(levels, fc.nat(), (all, turn) => {
        const rows = all.map((level, at) => anElement(`e${at}`, level, 9))
        const turned = rows.map((_, at) => rows[(at + turn) % rows.length])
        expect(countedOf({ elements: rows })).toEqual(countedOf({ elements: turned }))
        expect(countedOf({ elements: rows })[0]).toBe(String(Math.min(...all)))
      }),
    )
  })
})

test('what was not asked or holds no elements comes to no level', () => {
  expect(computedLevels([], {})).toBeUndefined()
  for (const elements of [undefined, null, '', {}, []])
    expect(computedLevels(assessedFields, { elements })).toBeUndefined()
})

test('an assessment holds all that was said, and whole documents', () => {
  const { fields, answers } = asked(form, askingOf(whole))
  expect(assessmentOf(fields, answers)).toMatchObject({
    scale: 'TRL9',
    technology: 'product',
    elements: [
      { id: 'a', level: 4, target: 7, critical: true },
      { id: 'b', level: 5, target: 8, critical: true },
    ],
    evidence: [
      { id: 'd-a', on: '2026-05-01', file, supports: [{ element: 'a', item: '4a' }] },
      { id: 'd-b', file: null },
    ],
    steps: [
      { by: '2026-12', level: 6 },
      { by: '2027-12', level: 7 },
    ],
    overall: { level: 4, binding: ['a'] },
    target: 7,
  })
})

test('without a critical element that was answered there is none', () => {
  expect(assessmentOf(assessedFields, { ...whole, elements: [anElement('a', 0, 7)] })).toBeUndefined()
})
