import type { Instant } from '#core/instant.ts'

/** How far back it is known who came; tickets are no older. */
const remembered = 30 * 60
/** How much the last second counts against those before it. */
const weight = 0.1

/** Told of a line that hardly moves: so many in a second. */
const slowest = 0.5

/** Where somebody stands: how many requests came before and have not begun, and how many seconds those take, once that is known. */
export interface Place {
  readonly ahead: number
  readonly wait?: number
}

/**
 * How a line moves: how many came in each second, up to whom it has come, and how many it passes in a second. A server that
 * has just started knows only who came to it and tells shorter waits; whose place comes first, it knows from the tickets all the same.
 */
export class Passage {
  readonly #came = new Map<number, number>()
  #upTo: Instant
  #begun: Instant = 0
  /** Since the last look, of those who came before this server was there. */
  #older = 0
  readonly #started: Instant
  #looked: Instant
  #pace: number | undefined

  constructor(now: Instant) {
    this.#upTo = now
    this.#looked = now
    this.#started = now
  }

  /** Somebody comes for the first time. */
  came(at: Instant): void {
    const second = secondOf(at)
    this.#came.set(second, (this.#came.get(second) ?? 0) + 1)
  }

  /** It is the turn of whoever came first at this instant. */
  begins(at: Instant): void {
    if (at > this.#begun) this.#begun = at
    if (at <= this.#started) this.#older += 1
  }

  /** Once a second: how far the line has come since. */
  look(now: Instant, waiting: boolean): void {
    // A clock that was set back tells nothing of a second.
    if (now <= this.#looked) {
      this.#looked = now
      return
    }
    const upTo = waiting ? Math.max(this.#begun, this.#upTo) : now
    const passed = ((this.#between(this.#upTo, upTo) + this.#older) * 1000) / (now - this.#looked)
    // Nobody waits: those who come are no measure of how many could.
    if (waiting && this.#pace === undefined && passed > 0) this.#pace = passed
    else if (waiting && this.#pace !== undefined) this.#pace += weight * (passed - this.#pace)
    this.#upTo = upTo
    this.#begun = 0
    this.#older = 0
    this.#looked = now
    for (const second of this.#came.keys()) {
      if (second >= secondOf(now) - remembered) break
      this.#came.delete(second)
    }
  }

  placeOf(at: Instant): Place {
    const ahead = this.#between(this.#upTo, at)
    return {
      ahead,
      ...(this.#pace !== undefined && { wait: Math.ceil(ahead / Math.max(slowest, this.#pace)) }),
    }
  }

  /** Who came after the one instant and up to the other, to the second. */
  #between(from: Instant, to: Instant): number {
    let sum = 0
    for (let second = secondOf(from) + 1; second <= secondOf(to); second++) sum += this.#came.get(second) ?? 0
    return sum
  }
}

const secondOf = (at: Instant): number => Math.floor(at / 1000)
