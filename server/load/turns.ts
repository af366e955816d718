import type { Instant } from '#core/instant.ts'
import type { Level } from './pressure.ts'
import type { Rank } from './rank.ts'

/**
 * A turn begins while fewer than so many are being answered: enough to keep the machine busy and to do together what can be done
 * together, and never so many slow ones that whoever writes finds no place.
 */
const room: Readonly<Record<Rank, number>> = { vital: 48, inside: 46, arriving: 44, ordinary: 36, heavy: 12 }
/** So few are begun however many come: whoever reads waits long in a rush, and is never locked out by it. */
const ofTheirOwn: Readonly<Record<Rank, number>> = { vital: 0, inside: 0, arriving: 0, ordinary: 2, heavy: 1 }
/** From which level on a rank has only the places of its own. */
const heldBack: Readonly<Partial<Record<Rank, Level>>> = { heavy: 1, ordinary: 2 }
/** So many of those who come, and of those who read, wait inside; beyond, the newest is asked to come back. */
export const mostInside = 3000
/** Proxies wait a minute for an answer; before that, one is asked to come back to the same place in the line. */
const longestInside = 40_000

const order: readonly Rank[] = ['vital', 'inside', 'arriving', 'ordinary', 'heavy']
/** Those who can be asked to come back. */
export const atTheDoor = ['arriving', 'ordinary', 'heavy'] as const satisfies readonly Rank[]
export type DoorRank = (typeof atTheDoor)[number]
export const isAtTheDoor = (rank: Rank): rank is DoorRank => rank !== 'vital' && rank !== 'inside'

/** `later` is for whoever has to come back, `gone` for whoever went away meanwhile and needs no turn. */
export type Outcome = 'begins' | 'later' | 'gone'

export interface Asker {
  readonly rank: Rank
  /** When they first asked: their place in the line. */
  readonly asked: Instant
  /** When this request came. */
  readonly came: Instant
  readonly gone: () => boolean
  /** Takes what is to be called once they go away. */
  readonly goes: (leave: () => void) => void
}
type Waiting = Asker & { readonly settle: (outcome: Outcome) => void }

/**
 * Who goes first when more is asked than can be answered: whoever writes and hands in before whoever looks at what
 * they write, they before whoever only comes, whoever comes before whoever reads; and among those, whoever asked first, also
 * where they had to come back (decision 0030).
 */
export class Turns {
  readonly #lines: Readonly<Record<Rank, Waiting[]>> = {
    vital: [],
    inside: [],
    arriving: [],
    ordinary: [],
    heavy: [],
  }
  readonly #begun: Record<Rank, number> = { vital: 0, inside: 0, arriving: 0, ordinary: 0, heavy: 0 }
  #taken = 0
  #level: Level = 0

  get waiting(): number {
    return order.reduce((sum, rank) => sum + this.#lines[rank].length, 0)
  }

  waitingOf(rank: Rank): number {
    return this.#lines[rank].length
  }

  /** Whether whoever asked at this instant finds no room to wait in: all who are inside asked before. */
  full(rank: Rank, asked: Instant): boolean {
    if (!isAtTheDoor(rank)) return false
    const line = this.#lines[rank]
    return line.length >= mostInside && asked >= (line.at(-1)?.asked ?? 0)
  }

  /** Settles when it is one's turn, or when it is not going to be. */
  async take(asker: Asker): Promise<Outcome> {
    if (this.#mayBegin(asker.rank)) {
      this.#begin(asker.rank)
      return 'begins'
    }
    return new Promise((settle) => {
      const line = this.#lines[asker.rank]
      const one = { ...asker, settle }
      line.splice(placeIn(line, asker.asked), 0, one)
      asker.goes(() => this.#leave(one))
      if (isAtTheDoor(asker.rank) && line.length > mostInside) line.pop()?.settle('later')
    })
  }

  /** Ends a turn that was taken; the next begins. */
  give(rank: Rank): void {
    this.#taken -= 1
    this.#begun[rank] -= 1
    this.#next()
  }

  /** Under pressure, what can wait has only the places of its own. */
  press(level: Level): void {
    this.#level = level
    this.#next()
  }

  /** Asks those to come back for whom whatever is in between would not wait much longer. */
  sendBack(now: Instant): void {
    for (const rank of atTheDoor) {
      const line = this.#lines[rank]
      const long = line.filter((it) => it.came < now - longestInside)
      if (long.length === 0) continue
      line.splice(0, line.length, ...line.filter((it) => it.came >= now - longestInside))
      for (const it of long) it.settle('later')
    }
  }

  /** Whoever goes away leaves the line at once: their place would keep others out, and themselves where they come back. */
  #leave(one: Waiting): void {
    const line = this.#lines[one.rank]
    const at = line.indexOf(one)
    if (at < 0) return
    line.splice(at, 1)
    one.settle('gone')
  }

  #mayBegin(rank: Rank): boolean {
    if (this.#begun[rank] < ofTheirOwn[rank]) return this.#taken < room.vital
    return this.#level < (heldBack[rank] ?? 3) && this.#taken < room[rank]
  }

  #begin(rank: Rank): void {
    this.#taken += 1
    this.#begun[rank] += 1
  }

  #next(): void {
    for (;;) {
      const open = order.filter((rank) => this.#lines[rank].length > 0 && this.#mayBegin(rank))
      const rank = open.find((it) => this.#begun[it] < ofTheirOwn[it]) ?? open[0]
      const next = rank && this.#lines[rank].shift()
      if (next === undefined) return
      const begins = !next.gone()
      if (begins) this.#begin(next.rank)
      next.settle(begins ? 'begins' : 'gone')
    }
  }
}

/** Behind all who asked no later. */
function placeIn(line: readonly Waiting[], asked: Instant): number {
  let [low, high] = [0, line.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((line[middle]?.asked ?? 0) <= asked) low = middle + 1
    else high = middle
  }
  return low
}
