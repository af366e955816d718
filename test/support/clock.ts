import type { Instant } from '#core/instant.ts'
import { type Dice, uuidV7 } from '#server/context.ts'

/** A clock that stands still until it is moved. */
export interface Clock {
  readonly now: () => Instant
  set(at: Instant): void
  pass(milliseconds: number): void
}

export function setClock(start: Instant): Clock {
  let at = start
  return {
    now: () => at,
    set: (to) => {
      at = to
    },
    pass: (milliseconds) => {
      at += milliseconds
    },
  }
}

/** The same numbers in every run (mulberry32); never for anything but tests. */
export function seededDice(seed: number): Dice {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return (mixed ^ (mixed >>> 14)) & 0xff
  }
  const bytes = (length: number) => Buffer.from(Array.from({ length }, next))
  // The clock stands still, so ids count up within an instant (RFC 9562, 6.2): what was made later also sorts later.
  let count = 0
  const id = (now: Instant) => {
    const random = bytes(10)
    random[0] = count >> 14
    random[1] = (count >> 6) & 0xff
    random[2] = count & 0x3f
    count = (count + 1) % 2 ** 18
    return uuidV7(now, random)
  }
  return { bytes, id }
}
