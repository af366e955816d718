import { createHash } from 'node:crypto'
import { type Dice, uuidV7 } from '#server/context.ts'

/** Chance that repeats itself: the same seed and name give the same city. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** Whole numbers, both ends included. */
  between(least: number, most: number): number
  chance(share: number): boolean
  pick<T>(from: readonly T[]): T
  /** By weight. */
  weighed<T extends string>(weights: Readonly<Record<T, number>>): T
  shuffled<T>(from: readonly T[]): T[]
  some<T>(from: readonly T[], count: number): T[]
}

/** Mulberry32, begun from a digest of the names, so that a story does not depend on those told before it. */
export function randomOf(...names: readonly (string | number)[]): Random {
  let state = createHash('sha256').update(names.join('/')).digest().readInt32BE()
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  const pick = <T>(from: readonly T[]): T => {
    const found = from[between(0, from.length - 1)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }
  const shuffled = <T>(from: readonly T[]): T[] =>
    from
      .map((it) => ({ it, at: next() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ it }) => it)
  return {
    next,
    between,
    pick,
    shuffled,
    chance: (share) => next() < share,
    weighed: <T extends string>(weights: Readonly<Record<T, number>>): T => {
      const entries = Object.entries(weights) as [T, number][]
      let left = next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      for (const [it, weight] of entries) {
        left -= weight
        if (left < 0) return it
      }
      return pick(entries)[0]
    },
    some: (from, count) => shuffled(from).slice(0, count),
  }
}

/** Ids and salts out of the same chance: a demonstration has nothing to protect by them. */
export function diceOf(...names: readonly (string | number)[]): Dice {
  const random = randomOf('dice', ...names)
  const bytes = (length: number) => Buffer.from(Array.from({ length }, () => random.between(0, 255)))
  return { bytes, id: (now) => uuidV7(now, bytes(10)) }
}
