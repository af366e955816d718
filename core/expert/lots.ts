import { hashOf } from '../likeness/hash.ts'

/** Lots drawn from a recorded seed: anybody who draws again gets the same. Mulberry32 (T. Ettinger, public domain). */
export function lotsOf(seed: string): {
  readonly next: () => number
  readonly below: (end: number) => number
} {
  let state = hashOf(seed)
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let it = Math.imul(state ^ (state >>> 15), 1 | state)
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it
    return ((it ^ (it >>> 14)) >>> 0) / 0x1_0000_0000
  }
  return { next, below: (end) => Math.floor(next() * end) }
}

/** The same things in the order of their lots (Fisher and Yates). */
export function shuffled<It>(all: readonly It[], lots: ReturnType<typeof lotsOf>): It[] {
  const order = [...all]
  for (let i = order.length - 1; i > 0; i--) {
    const j = lots.below(i + 1)
    const [a, b] = [order[i] as It, order[j] as It]
    order[i] = b
    order[j] = a
  }
  return order
}
