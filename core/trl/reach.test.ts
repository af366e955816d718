import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aChecklist, nineLevels } from '#test/support/make-checklists.ts'
import type { ItemAnswers, Verdict } from './item-answer.ts'
import { overallOf } from './overall.ts'
import { reachOf } from './reach.ts'

const by = aChecklist()
const allMet = (...levels: readonly number[]): ItemAnswers =>
  Object.fromEntries(
    nineLevels
      .filter((it) => levels.includes(it.level))
      .flatMap((it) => it.items.map((item) => [item.id, { verdict: 'met' as const }])),
  )

describe('how far an element has come', () => {
  test.each<[string, ItemAnswers, number, number | undefined, readonly number[]]>([
    ['nothing answered', {}, 0, 1, []],
    ['four levels', allMet(1, 2, 3, 4), 4, 5, []],
    ['all nine', allMet(1, 2, 3, 4, 5, 6, 7, 8, 9), 9, undefined, []],
    ['a level skipped counts for nothing above it', allMet(1, 2, 4, 5), 2, 3, [4, 5]],
    ['a level claimed without the answers below', allMet(7), 0, 1, [7]],
  ])('%s', (_, answers, level, stopped, above) => {
    const reach = reachOf(nineLevels, answers, by)
    expect([reach.level, reach.stopped?.level, reach.above]).toEqual([level, stopped, above])
  })
})

const items = nineLevels.flatMap((it) => it.items.map((item) => item.id))
const verdict = fc.constantFrom<Verdict>('met', 'partly', 'not')
const someAnswers = fc
  .array(fc.tuple(fc.constantFrom(...items), verdict))
  .map((all): ItemAnswers => Object.fromEntries(all.map(([id, it]) => [id, { verdict: it }])))
const better: Readonly<Record<string, Verdict>> = { not: 'partly', partly: 'met', met: 'met' }

describe('properties', () => {
  test('a better answer never lowers a level', () =>
    fc.assert(
      fc.property(someAnswers, fc.constantFrom(...items), (answers, id) => {
        const raised = { ...answers, [id]: { verdict: better[answers[id]?.verdict ?? 'not'] ?? 'met' } }
        expect(reachOf(nineLevels, raised, by).level).toBeGreaterThanOrEqual(
          reachOf(nineLevels, answers, by).level,
        )
      }),
    ))
  test('the order of answers does not matter', () =>
    fc.assert(
      fc.property(someAnswers, (answers) => {
        const turned = Object.fromEntries(Object.entries(answers).toReversed())
        expect(reachOf(nineLevels, turned, by)).toEqual(reachOf(nineLevels, answers, by))
      }),
    ))
  const levels = fc.array(fc.record({ element: fc.uuid(), level: fc.integer({ min: 0, max: 9 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  test('the whole is its weakest element, in any order, and those at its level bind it', () =>
    fc.assert(
      fc.property(levels, (all) => {
        const whole = overallOf(all)
        expect(whole?.level).toBe(Math.min(...all.map((it) => it.level)))
        expect(overallOf(all.toReversed())?.binding.toSorted()).toEqual(whole?.binding.toSorted())
        for (const it of all) expect(whole?.binding.includes(it.element)).toBe(it.level === whole?.level)
      }),
    ))
  test('raising one element never lowers the whole', () =>
    fc.assert(
      fc.property(levels, fc.nat(), (all, at) => {
        const raised = all.map((it, n) => (n === at % all.length ? { ...it, level: it.level + 1 } : it))
        expect(overallOf(raised)?.level).toBeGreaterThanOrEqual(overallOf(all)?.level ?? 0)
      }),
    ))
  test('of nothing there is no level', () => expect(overallOf([])).toBeUndefined())
})
