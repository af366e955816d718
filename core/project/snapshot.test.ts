import { describe, expect, test } from 'vitest'
import { aChecklist, nineLevels } from '#test/support/make-checklists.ts'
import { anAssessed, anAssessment, aSnapshot } from '#test/support/make-project.ts'
import type { Assessment } from '../trl/assessment.ts'
import { releveled, validated } from './snapshot.ts'

const by = aChecklist()
const shown = (item: string, on: string): Assessment['evidence'][number] => ({
  id: `d-${item}`,
  name: '试验报告',
  type: 'third-party-test',
  issuer: '某检测中心',
  on,
  file: null,
  supports: [{ element: 'a', item }],
})
const shownBefore = (change: Parameters<typeof aSnapshot>[0] = {}) =>
  aSnapshot({ n: 3, basis: { on: '2026-01-01' }, assessment: anAssessment([anAssessed('a', 6)]), ...change })

describe('what of a level holds', () => {
  test.each<[string, Partial<ReturnType<typeof anAssessed>>, Assessment['evidence'], number]>([
    ['nothing changed', {}, [], 7],
    ['another name is the same element', { name: '改了名' }, [], 7],
    ['another place', { environment: '近海风场' }, [], 4],
    ['another use', { application: '盾构主轴' }, [], 3],
    ['use and place', { application: '盾构主轴', environment: '施工现场' }, [], 3],
    [
      'another place, with a document of that day for the next level',
      { environment: '近海风场' },
      [shown('5a', '2026-01-01')],
      5,
    ],
    [
      'another place, with documents for all levels since',
      { environment: '近海风场' },
      [shown('5a', '2026-02-01'), shown('6a', '2026-02-01'), shown('7b', '2026-03-01')],
      7,
    ],
    [
      'a document from before, and one that skips a level',
      { environment: '近海风场' },
      [shown('5a', '2025-12-31'), shown('7a', '2026-03-01')],
      4,
    ],
  ])('%s', (_, change, evidence, level) => {
    const now = anAssessment([anAssessed('a', 7, change)], { evidence })
    const { assessment, held } = validated(now, shownBefore(), nineLevels, by)
    expect(assessment.elements[0]?.level).toBe(level)
    expect(assessment.overall?.level).toBe(level)
    expect(held.map((it) => [it.since, it.claimed, it.holds])).toEqual(level === 7 ? [] : [[3, 7, level]])
  })

  test('handing in again does not lift what was held', () => {
    const moved = anAssessment([anAssessed('a', 7, { environment: '近海风场' })])
    const first = validated(moved, shownBefore(), nineLevels, by)
    const again = aSnapshot({
      n: 4,
      basis: { on: '2026-02-01', held: first.held },
      assessment: first.assessment,
    })
    const second = validated(moved, again, nineLevels, by)
    expect(second.assessment.elements[0]?.level).toBe(4)
    expect(second.held).toEqual(first.held)
    const back = anAssessment([anAssessed('a', 7)])
    expect(validated(back, again, nineLevels, by).held).toEqual([])
  })
  test('a document counts for a level if one of the places that it supports is there', () => {
    const also = {
      ...shown('5a', '2026-02-01'),
      supports: [
        { element: 'other', item: '5a' },
        { element: 'a', item: '5a' },
      ],
    }
    const elsewhere = { ...also, supports: also.supports.slice(0, 1) }
    const moved = (evidence: Assessment['evidence']) =>
      validated(
        anAssessment([anAssessed('a', 7, { environment: '近海风场' })], { evidence }),
        shownBefore(),
        nineLevels,
        by,
      ).assessment.elements[0]?.level
    expect([moved([also]), moved([elsewhere]), moved([elsewhere, also])]).toEqual([5, 4, 5])
  })
  test('an assessment of which all holds stays as it is', () => {
    const now = anAssessment([anAssessed('a', 7)], { overall: null })
    expect(validated(now, shownBefore(), nineLevels, by)).toEqual({ assessment: now, held: [] })
  })
  test('a part is held against the element that it came from', () => {
    const now = anAssessment([anAssessed('a1', 7, { from: 'a', environment: '近海风场' })])
    expect(validated(now, shownBefore(), nineLevels, by).assessment.elements[0]?.level).toBe(4)
  })
  test('a new element, a first assessment and another scale have nothing to be held against', () => {
    const now = anAssessment([anAssessed('z', 7)])
    expect(validated(now, shownBefore(), nineLevels, by).held).toEqual([])
    expect(validated(now, undefined, nineLevels, by).held).toEqual([])
    const other = shownBefore({ assessment: anAssessment([anAssessed('z', 6)], { scale: 'OTHER' }) })
    const moved = anAssessment([anAssessed('z', 7, { application: '别处' })])
    expect(validated(moved, other, nineLevels, by).held).toEqual([])
  })
})

test('other levels make another whole; what does not count still does not', () => {
  const it = anAssessment([anAssessed('a', 6), anAssessed('b', 7), anAssessed('c', 1, { critical: false })])
  expect(releveled(it, new Map([['b', 4]]))).toMatchObject({
    elements: [{ level: 6 }, { level: 4 }, { level: 1 }],
    overall: { level: 4, binding: ['b'] },
  })
})

test('an element of which nothing was answered counts once a level is given', () => {
  const it = anAssessment([anAssessed('a', 6), anAssessed('b', 1, { answers: {} })])
  expect(releveled(it, new Map())).toMatchObject({ overall: { level: 6, binding: ['a'] } })
  expect(releveled(it, new Map([['b', 3]]))).toMatchObject({ overall: { level: 3, binding: ['b'] } })
})
