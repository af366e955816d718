import type { Instant } from '#core/instant.ts'

/** How far back it is known who came; tickets are no older. */
const remembered = 30 * 60
/** How much the last second counts against those before it. */
const weight = 0.1

/** Told of a line that hardly moves, or of which nothing is known yet: so many in a second. */
const slowest = 0.5

/** Where somebody stands: how many came before them and have not begun, and how long those take, in seconds. */
export interface Place {
  readonly ahead: number
  readonly wait: number
}

/**
 * How a line moves: how many came in each second, up to whom it has come, and how many it passes in a second. A server that
 * has just started knows less and tells shorter waits; whose place comes first, it knows from the tickets all the same.
 */
export class Passage {
  readonly #came = new Map<number, number>()
  #upTo: Instant
  #begun: Instant = 0
  #looked: Instant
  #pace: number | undefined

  constructor(now: Instant) {
    this.#upTo = now
    this.#looked = now
  }

  /** Somebody comes for the first time. */
  came(at: Instant): void {
    const second = secondOf(at)
    this.#came.set(second, (this.#came.get(second) ?? 0) + 1)
  }

  /** It is the turn of whoever came first at this instant. */
  begins(at: Instant): void {
    if (at > this.#begun) this.#begun = at
  }

  /** Once a second: how far the line has come since. */
  look(now: Instant, waiting: boolean): void {
    const upTo = waiting ? Math.max(this.#begun, this.#upTo) : now
    const passed = (this.#between(this.#upTo, upTo) * 1000) / Math.max(1, now - this.#looked)
    // Nobody waits: those who come are no measure of how many could.
    if (waiting && this.#pace === undefined && passed > 0) this.#pace = passed
    else if (waiting && this.#pace !== undefined) this.#pace += weight * (passed - this.#pace)
    this.#upTo = upTo
    this.#begun = 0
    this.#looked = now
    for (const second of this.#came.keys()) {
      if (second >= secondOf(now) - remembered) break
      this.#came.delete(second)
    }
  }

  placeOf(at: Instant): Place {
    const ahead = this.#between(this.#upTo, at)
    return { ahead, wait: Math.ceil(ahead / Math.max(slowest, this.#pace ?? 0)) }
  }

  /** Who came after the one instant and up to the other, to the second. */
  #between(from: Instant, to: Instant): number {
    let sum = 0
    for (let second = secondOf(from) + 1; second <= secondOf(to); second++) sum += this.#came.get(second) ?? 0
    return sum
  }
}

const secondOf = (at: Instant): number => Math.floor(at / 1000)
