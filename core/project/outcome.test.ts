import { describe, expect, test } from 'vitest'
import { nineLevels } from '#test/support/make-checklists.ts'
import { aCommitment, anAssessed, anAssessment, aPromised } from '#test/support/make-project.ts'
import type { Assessment } from '../trl/assessment.ts'
import { elementsWanting } from './approval.ts'
import { stageFindings } from './check.ts'
import { countedFindings, type FoundElement } from './finding.ts'
import {
  type Compared,
  elementsUnfound,
  judgedElements,
  originsOf,
  outcomeByFindings,
  outcomeByTeam,
  promisedMissing,
} from './outcome.ts'
import { promiseOf } from './promise.ts'

const found = (element: string, level: number, ...met: readonly string[]): FoundElement => ({
  element,
  level,
  items: Object.fromEntries(met.map((it) => [it, 'met' as const])),
  basis: 'on-site',
  who: '专家组',
  on: '2026-06-01',
  note: '',
})
const commitment = aCommitment(aPromised('a', 7, ['7a']), aPromised('b', 7, ['7b']))
const compared = (...assessments: readonly Assessment[]): Compared => ({
  commitment,
  assessment: assessments.at(-1) ?? null,
  origins: originsOf(assessments),
})

describe('plan and fact', () => {
  test('both reached', () => {
    const now = compared(anAssessment([anAssessed('a', 7), anAssessed('b', 7)]))
    expect(outcomeByTeam(now)).toMatchObject({ fulfilled: true, overall: { level: 7 }, unforeseen: [] })
    expect(outcomeByFindings(now, [found('a', 7, '7a'), found('b', 7, '7b')]).fulfilled).toBe(true)
  })
  test('the last finding of an element counts, whichever way it goes', () => {
    const now = compared(anAssessment([anAssessed('a', 7), anAssessed('b', 7)]))
    const all = [found('a', 7, '7a'), found('b', 7, '7b'), found('a', 6, '7a')]
    expect(countedFindings(all).map((it) => [it.element, it.level])).toEqual([
      ['a', 6],
      ['b', 7],
    ])
    expect(outcomeByFindings(now, all)).toMatchObject({
      fulfilled: false,
      elements: [{ short: 1 }, { short: 0 }],
    })
  })
  test('an element renamed is the same, one taken apart twice is as ready as its weakest part', () => {
    const middle = anAssessment([anAssessed('a1', 6, { from: 'a' }), anAssessed('b', 6, { name: '新名' })])
    const now = anAssessment([
      anAssessed('a1', 7, { from: 'a' }),
      anAssessed('a2', 5, { from: 'a1' }),
      anAssessed('b', 7, { name: '新名' }),
    ])
    expect(outcomeByTeam(compared(middle, now))).toMatchObject({
      elements: [
        { element: 'a', reached: 5, short: 2 },
        { element: 'b', reached: 7 },
      ],
      unforeseen: [],
    })
    // The parts of the middle are gone from the last assessment; where they came from is not.
    const later = anAssessment([anAssessed('a3', 7, { from: 'a1' }), anAssessed('b', 7)])
    expect(outcomeByTeam(compared(middle, later)).fulfilled).toBe(true)
  })
  test('parts that were there before the task book are promised themselves', () => {
    const promise = aCommitment(aPromised('a1', 7, ['7a']))
    const now = anAssessment([anAssessed('a1', 7, { from: 'a' })])
    const it = { commitment: promise, assessment: now, origins: originsOf([now]) }
    expect(outcomeByTeam(it)).toMatchObject({ fulfilled: true, unforeseen: [] })
  })
  test('two that name each other end', () => {
    const now = anAssessment([anAssessed('x', 7, { from: 'y' }), anAssessed('y', 7, { from: 'x' })])
    expect(outcomeByTeam(compared(now)).unforeseen).toEqual(['x', 'y'])
  })
  test('what is gone, what is new, and what nobody has looked at', () => {
    const now = compared(
      anAssessment([anAssessed('a', 7), anAssessed('c', 2), anAssessed('d', 1, { critical: false })]),
    )
    expect(promisedMissing(now).map((it) => it.element)).toEqual(['b'])
    expect(judgedElements(now).map((it) => it.id)).toEqual(['a', 'c'])
    expect(elementsUnfound(now, [found('a', 7)]).map((it) => it.id)).toEqual(['c'])
    const outcome = outcomeByFindings(now, [found('a', 7, '7a'), found('c', 2), found('gone', 9)])
    expect(outcome).toMatchObject({
      elements: [{ short: 0 }, { reached: null, short: 7, failed: ['7b'] }],
      unforeseen: ['c'],
      overall: { level: 0, binding: ['b'] },
      fulfilled: false,
    })
  })
})

describe('the promise of a task book', () => {
  test('every item above now up to the target, from the lower of both levels', () => {
    const it = anAssessment([anAssessed('a', 5), anAssessed('c', 2, { critical: false })])
    const given = { level: 4, lowest: 4, highest: 5, given: 3, enough: true }
    const [first, ...others] = promiseOf(it, [{ element: 'a', ...given }], nineLevels).elements
    expect(others).toEqual([])
    expect(first).toMatchObject({ element: 'a', now: 4, target: 7 })
    expect([...new Set(first?.criteria.map((one) => one.level))]).toEqual([5, 6, 7])
    const alone = promiseOf(it, [], nineLevels).elements[0]
    expect([...new Set(alone?.criteria.map((one) => one.level))]).toEqual([6, 7])
    expect(promiseOf(null, [], nineLevels)).toEqual({ elements: [], steps: [] })
  })
})

test('approval waits for enough levels of each critical element', () => {
  const it = anAssessment([anAssessed('a', 5), anAssessed('b', 5), anAssessed('c', 2, { critical: false })])
  const given = (element: string, count: number) => ({
    element,
    level: 5,
    lowest: 5,
    highest: 5,
    given: count,
    enough: count >= 3,
  })
  expect(elementsWanting(it, [given('a', 3), given('b', 2)]).map((one) => one.id)).toEqual(['b'])
  expect(elementsWanting(it, [given('a', 3), given('b', 4)])).toEqual([])
  expect(elementsWanting(null, [])).toEqual([])
})

test('what a form alone cannot find', () => {
  const at = { table: 'elements', from: 'from' }
  const now = anAssessment([
    anAssessed('a1', 6, { from: 'a' }),
    anAssessed('x', 6, { from: 'nobody' }),
    anAssessed('y', 6, { from: 'y' }),
  ])
  const held = { element: 'a1', since: 2, on: '2026-01-01', claimed: 6, holds: 4 }
  const earlier = {
    elements: [{ id: 'a', name: '要素a' }],
    held: [{ ...held, was: { application: '', environment: '' }, changed: ['environment' as const] }],
    compared: compared(now),
  }
  const said = (atAcceptance: boolean) =>
    stageFindings(at, now, { ...earlier, atAcceptance }).map(
      ({ code, weight, row, params }) => `${weight} ${code} ${row ?? params?.['name']}`,
    )
  expect(said(false)).toEqual([
    'must readiness-from-unknown x',
    'must readiness-from-unknown y',
    'should readiness-promised-missing 要素b',
    'should readiness-held a1',
  ])
  expect(said(true)).toContain('must readiness-promised-missing 要素b')
})

test.each<
  [situation: string, from: string | null, before: readonly string[], promised: boolean, known: boolean]
>([
  ['of nothing', null, [], false, true],
  ['of what was assessed before', 'a', ['a'], false, true],
  ['of what was promised', 'a', [], true, true],
  ['of what never was', 'a', ['b'], false, false],
])('an element that is a part %s', (_, from, before, promised, known) => {
  const findings = stageFindings(
    { table: 'elements', from: undefined },
    anAssessment([anAssessed('x', 6, { from })]),
    {
      elements: before.map((id) => ({ id, name: id })),
      held: [],
      compared: promised ? compared() : null,
      atAcceptance: false,
    },
  )
  const unknown = findings.filter((it) => it.code === 'readiness-from-unknown')
  expect(unknown).toEqual(
    known
      ? []
      : [
          {
            field: 'elements',
            row: 'x',
            weight: 'must',
            code: 'readiness-from-unknown',
            params: { name: '要素x' },
          },
        ],
  )
})

test('what is held is told with the element’s name and its levels, in the column where parts are named', () => {
  const held = {
    element: 'a',
    since: 2,
    on: '2026-01-01',
    was: { application: '', environment: '' },
    changed: [],
    claimed: 6,
    holds: 4,
  }
  const given = { elements: [], held: [held], compared: null, atAcceptance: true }
  const now = anAssessment([anAssessed('a', 6, { from: 'nobody' })])
  expect(stageFindings({ table: 'elements', from: 'of' }, now, given)).toMatchObject([
    { row: 'a', column: 'of' },
    { row: 'a', params: { name: '要素a', claimed: 6, holds: 4, on: '2026-01-01' } },
  ])
  expect(stageFindings({ table: 'elements', from: 'of' }, undefined, given)).toMatchObject([
    { row: 'a', params: { name: '' } },
  ])
})
