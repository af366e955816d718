import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as pass } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type Bounds, together } from './together.ts'

/** Doubles numbers, some time later; negative ones make their batch fail, and every batch is written down. */
function doubling(bounds?: Bounds) {
  const batches: (readonly number[])[] = []
  let underWay = 0
  let mostAtOnce = 0
  const double = together(async (all: readonly number[]) => {
    batches.push(all)
    mostAtOnce = Math.max(mostAtOnce, ++underWay)
    await pass(20)
    underWay -= 1
    if (all.some((it) => it < 0)) throw new Error(`no ${all.find((it) => it < 0)}`)
    return all.map((it) => it * 2)
  }, bounds)
  return { batches, double, mostAtOnce: () => mostAtOnce }
}

describe('who asks together', () => {
  it.each([
    ['alone', [1], { most: 9, atOnce: 1 }, [[1]]],
    ['in one turn', [1, 2, 3], { most: 9, atOnce: 1 }, [[1, 2, 3]]],
    ['as many as go together', [1, 2, 3], { most: 3, atOnce: 1 }, [[1, 2, 3]]],
    ['more than go together', [1, 2, 3, 4, 5], { most: 2, atOnce: 1 }, [[1, 2], [3, 4], [5]]],
    ['the same', [7, 7], { most: 9, atOnce: 1 }, [[7, 7]]],
  ])('%s', async (_, asked, bounds, batches) => {
    const it = doubling(bounds)
    expect(await Promise.all(asked.map(it.double))).toEqual(asked.map((one) => one * 2))
    expect(it.batches).toEqual(batches)
  })

  it('is asked once where nobody can be reached', async () => {
    let asked = 0
    const double = together(async () => {
      asked += 1
      throw Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map(double))
    expect([outcomes.map((one) => one.status), asked]).toEqual([Array(3).fill('rejected'), 1])
  })

  it('is asked no further once nobody can be reached any more', async () => {
    const asked: number[] = []
    const double = together(async (all: readonly number[]) => {
      asked.push(all.length)
      if (all.length > 1) throw new Error('Connection terminated unexpectedly')
      throw new Error('timeout exceeded when trying to connect')
    })
    const outcomes = await Promise.allSettled([1, 2, 3].map(double))
    expect([outcomes.map((one) => one.status), asked]).toEqual([Array(3).fill('rejected'), [3, 1]])
  })

  it('asks in a trace of their own, never in one of those who asked before', async () => {
    const trace = new AsyncLocalStorage<string>()
    const seen: unknown[] = []
    let release = () => {}
    const held = new Promise<void>((done) => {
      release = done
    })
    const double = together(
      async (all: readonly number[]) => {
        seen.push(trace.getStore())
        await held
        if (all.length > 1) throw new Error('no')
        return all
      },
      { atOnce: 1 },
    )
    const asked = [trace.run('first', () => double(1))]
    await expect.poll(() => seen).toEqual(['first'])
    for (const name of ['second', 'third']) asked.push(trace.run(name, () => double(2)))
    release()
    await Promise.all(asked)
    expect(seen).toEqual(['first', 'second', 'second', 'third'])
  })

  it('is never answered from a batch that left before the question', async () => {
    const { batches, double } = doubling({ atOnce: 1 })
    const early = double(1)
    await pass(5)
    const late = Promise.all([double(1), double(2)])
    expect(await early).toBe(2)
    expect(await late).toEqual([2, 4])
    expect(batches).toEqual([[1], [1, 2]])
  })

  it('goes in so many batches at once and no more', async () => {
    const { double, mostAtOnce } = doubling({ most: 1, atOnce: 2 })
    await Promise.all([1, 2, 3, 4, 5].map(double))
    expect(mostAtOnce()).toBe(2)
  })

  it('does not fail for a neighbour, and hears its own failure', async () => {
    const { batches, double } = doubling({ atOnce: 1 })
    const all = await Promise.allSettled([1, -2, 3].map(double))
    expect(all.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message))).toEqual([
      2,
      'no -2',
      6,
    ])
    expect(batches).toEqual([[1, -2, 3], [1], [-2], [3]])
    expect(await double(4)).toBe(8)
  })
})

it('refuses answers that do not belong to the questions', async () => {
  const wrong = together(async () => [1, 2])
  await expect(wrong('one')).rejects.toThrow('1 questions got 2 answers')
})
