import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type AssignmentAsked, assign, costOf, type Drawn, loadCost } from './assign.ts'

const expert = (id: string, change: Partial<Drawn> = {}): Drawn => ({
  id,
  unit: `unit of ${id}`,
  limit: 10,
  elsewhere: 0,
  ...change,
})
const asked = (change: Partial<AssignmentAsked>): AssignmentAsked => ({
  subjects: ['s1'],
  experts: ['a', 'b', 'c'].map((id) => expert(id)),
  perSubject: 3,
  fit: () => 50,
  fixed: [],
  seed: 'seed',
  ...change,
})
const expertsOf = (given: AssignmentAsked, subject = 's1') =>
  assign(given)
    .pairs.filter((it) => it.subject === subject)
    .map((it) => it.expert)
    .sort()

describe('the draw', () => {
  const four = ['a', 'b', 'c', 'd'].map((id) => expert(id))
  test.each<[what: string, given: Partial<AssignmentAsked>, gets: readonly string[]]>([
    ['takes everybody where there are just enough', {}, ['a', 'b', 'c']],
    [
      'takes who fits best',
      { experts: four, fit: (_, id) => ({ a: 90, b: 80, c: 70, d: 20 })[id] ?? 0 },
      ['a', 'b', 'c'],
    ],
    [
      'never takes who has a conflict, however few remain',
      { experts: four, fit: (_, id) => (id === 'a' ? null : 1) },
      ['b', 'c', 'd'],
    ],
    [
      'prefers who has less elsewhere',
      { experts: [...four.slice(0, 3), expert('d', { elsewhere: 9 })] },
      ['a', 'b', 'c'],
    ],
    [
      'takes one of a unit only',
      {
        experts: [expert('a', { unit: 'u' }), expert('b', { unit: 'u' }), expert('c'), expert('d')],
        fit: (_, id) => (id === 'a' ? 10 : 50),
      },
      ['b', 'c', 'd'],
    ],
    [
      'leaves what was set by hand, and its unit',
      {
        experts: [
          expert('a', { unit: 'u' }),
          expert('b', { unit: 'u' }),
          expert('c'),
          expert('d'),
          expert('e'),
        ],
        fit: (_, id) => (id === 'b' ? 99 : 10),
        fixed: [{ subject: 's1', expert: 'a' }],
        perSubject: 4,
      },
      ['c', 'd', 'e'],
    ],
    [
      'wants nothing where enough are set by hand',
      { fixed: ['a', 'b', 'c'].map((it) => ({ subject: 's1', expert: it })) },
      [],
    ],
  ])('%s', (_, given, gets) => {
    expect(expertsOf(asked(given))).toEqual(gets)
  })

  test.each<[because: string, given: Partial<AssignmentAsked>, short: object]>([
    ['few', { fit: (_, id) => (id === 'a' ? 50 : null) }, { has: 1, lacks: 2, fitting: 1, units: 1 }],
    [
      'units',
      { experts: [expert('a', { unit: 'u' }), expert('b', { unit: 'u' }), expert('c')] },
      { has: 2, lacks: 1, fitting: 3, units: 2 },
    ],
    [
      'load',
      { experts: [expert('a', { limit: 2, elsewhere: 2 }), expert('b'), expert('c')] },
      { has: 2, lacks: 1, fitting: 3, units: 3 },
    ],
  ])('says why there are too few: %s', (because, given, short) => {
    expect(assign(asked(given)).short).toEqual([{ subject: 's1', because, ...short }])
  })

  test('gives one expert to every subject before a second to any', () => {
    const subjects = ['s1', 's2', 's3']
    const { pairs } = assign(asked({ subjects, experts: [expert('a', { limit: 3 })] }))
    expect(pairs.map((it) => it.subject).sort()).toEqual(subjects)
  })

  test('moves who is drawn already where another subject has nobody else', () => {
    const only = (subject: string, id: string) =>
      subject === 's2' && id !== 'a' ? null : id === 'a' ? 100 : 50
    const given = asked({
      subjects: ['s1', 's2'],
      experts: [expert('a', { limit: 1 }), expert('b', { limit: 1 })],
      perSubject: 1,
      fit: only,
    })
    for (const seed of ['1', '2', '3', '4'])
      expect(assign({ ...given, seed }).pairs).toEqual([
        { subject: 's1', expert: 'b' },
        { subject: 's2', expert: 'a' },
      ])
  })

  test('is the same for the same input in another order', () => {
    const given = asked({
      subjects: Array.from({ length: 12 }, (_, n) => `s${n}`),
      experts: Array.from({ length: 9 }, (_, n) => expert(`e${n}`)),
    })
    const turned = { ...given, subjects: given.subjects.toReversed(), experts: given.experts.toReversed() }
    expect(assign(turned)).toEqual(assign(given))
    expect(assign({ ...given, seed: 'other' })).not.toEqual(assign(given))
  })

  test('gives every one of the same fit the same chance', () => {
    const experts = Array.from({ length: 6 }, (_, n) => expert(`e${n}`))
    const drawn = new Map(experts.map((it) => [it.id, 0]))
    const draws = 3000
    for (let seed = 0; seed < draws; seed++)
      for (const { expert: id } of assign(
        asked({ experts, seed: `seed ${seed}`, fit: (_, id) => (id < 'e3' ? 54 : 50) }),
      ).pairs)
        drawn.set(id, (drawn.get(id) ?? 0) + 1)
    // Each half the time; six standard deviations of a fair coin.
    for (const times of drawn.values())
      expect(Math.abs(times - draws / 2)).toBeLessThan(6 * Math.sqrt(draws / 4))
  })
})

/** Small towns: a few subjects, experts of shared units, fits and conflicts at random. */
const town = fc
  .record({
    subjects: fc.integer({ min: 1, max: 4 }),
    experts: fc.array(
      fc.record({
        unit: fc.integer({ min: 0, max: 3 }),
        limit: fc.integer({ min: 0, max: 3 }),
        elsewhere: fc.integer({ min: 0, max: 2 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    perSubject: fc.integer({ min: 1, max: 3 }),
    fits: fc.array(fc.option(fc.integer({ min: 0, max: 100 }), { freq: 3 }), {
      minLength: 20,
      maxLength: 20,
    }),
    seed: fc.string(),
  })
  .map(({ subjects, experts, perSubject, fits, seed }): AssignmentAsked => {
    const drawn = experts.map((it, n) => ({
      id: `e${n}`,
      unit: `u${it.unit}`,
      limit: it.limit,
      elsewhere: it.elsewhere,
    }))
    return {
      subjects: Array.from({ length: subjects }, (_, n) => `s${n}`),
      experts: drawn,
      perSubject,
      fit: (subject, id) => fits[Number(subject.slice(1)) * 5 + Number(id.slice(1))] ?? null,
      fixed: [],
      seed,
    }
  })

/** What a draw costs in whole points, lots left out. */
function pointsOf(given: AssignmentAsked, pairs: readonly { subject: string; expert: string }[]): number {
  const load = new Map(given.experts.map((it) => [it.id, it.elsewhere]))
  return pairs.reduce((sum, { subject, expert: id }) => {
    const has = load.get(id) ?? 0
    load.set(id, has + 1)
    const limit = given.experts.find((it) => it.id === id)?.limit ?? 0
    return sum + costOf(given.fit(subject, id) ?? Number.NaN) + loadCost(has, limit)
  }, 0)
}

/** Every draw that keeps the rules, one subject after the other. */
function* everyDraw(
  given: AssignmentAsked,
  from = 0,
  load = new Map<string, number>(),
): Generator<{ subject: string; expert: string }[]> {
  const subject = given.subjects[from]
  if (subject === undefined) return yield []
  const open = given.experts.filter(
    (it) => given.fit(subject, it.id) !== null && it.elsewhere + (load.get(it.id) ?? 0) < it.limit,
  )
  for (let mask = 0; mask < 1 << open.length; mask++) {
    const some = open.filter((_, at) => (mask >> at) & 1)
    if (some.length > given.perSubject || new Set(some.map((it) => it.unit)).size < some.length) continue
    const next = new Map(load)
    for (const { id } of some) next.set(id, (next.get(id) ?? 0) + 1)
    for (const rest of everyDraw(given, from + 1, next))
      yield [...some.map(({ id }) => ({ subject, expert: id })), ...rest]
  }
}

/** How many subjects have at least one, at least two, and so on: what comes first is to be as large as it can be. */
const servedOf = (given: AssignmentAsked, pairs: readonly { subject: string }[]): readonly number[] =>
  Array.from(
    { length: given.perSubject },
    (_, level) =>
      given.subjects.filter((subject) => pairs.filter((it) => it.subject === subject).length > level).length,
  )

const larger = (a: readonly number[], b: readonly number[]): boolean => {
  const at = a.findIndex((it, n) => it !== b[n])
  return at >= 0 && (a[at] ?? 0) > (b[at] ?? 0)
}

describe('every draw', () => {
  test('keeps load limits, conflicts and different units', () => {
    fc.assert(
      fc.property(town, (given) => {
        const { pairs, short } = assign(given)
        for (const it of given.experts)
          expect(pairs.filter((one) => one.expert === it.id).length + it.elsewhere).toBeLessThanOrEqual(
            Math.max(it.limit, it.elsewhere),
          )
        for (const { subject, expert: id } of pairs) expect(given.fit(subject, id)).not.toBeNull()
        for (const subject of given.subjects) {
          const own = pairs.filter((it) => it.subject === subject)
          const units = own.map((it) => given.experts.find((one) => one.id === it.expert)?.unit)
          expect(new Set(units).size).toBe(own.length)
          expect(short.find((it) => it.subject === subject)?.lacks ?? 0).toBe(given.perSubject - own.length)
        }
      }),
    )
  })

  test('serves as many as can be served, and at the least cost where all are', () => {
    fc.assert(
      fc.property(town, (given) => {
        const { pairs } = assign(given)
        const served = servedOf(given, pairs)
        let best = Number.POSITIVE_INFINITY
        for (const other of everyDraw(given)) {
          const others = servedOf(given, other)
          expect(larger(others, served)).toBe(false)
          if (!larger(served, others)) best = Math.min(best, pointsOf(given, other))
        }
        if (pairs.length === given.subjects.length * given.perSubject)
          expect(pointsOf(given, pairs)).toBe(best)
      }),
      { numRuns: 150 },
    )
  }, 60_000)
})
