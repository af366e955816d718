import type { Rank } from './rank.ts'

/**
 * A turn begins while fewer than so many are being answered: enough to keep the machine busy and to do together what can be done
 * together, and never so many slow ones that whoever writes finds no place.
 */
const room: Readonly<Record<Rank, number>> = { vital: 48, inside: 46, arriving: 44, ordinary: 36, heavy: 12 }
/** So many of those who come wait inside; beyond, one is asked to come back. */
const atTheDoor = 1500

const order: readonly Rank[] = ['vital', 'inside', 'arriving', 'ordinary', 'heavy']

interface Waiting {
  readonly settle: (begins: boolean) => void
  readonly gone: () => boolean
}

/**
 * Who goes first when more is asked than can be answered: whoever writes and hands in before whoever looks at what
 * they write, they before whoever only comes, whoever comes before whoever reads. Those who wait inside lose nothing: the instant at which they asked has been taken (decision 0030).
 */
export class Turns {
  readonly #waiting: Readonly<Record<Rank, Waiting[]>> = {
    vital: [],
    inside: [],
    arriving: [],
    ordinary: [],
    heavy: [],
  }
  #taken = 0

  get waiting(): number {
    return order.reduce((sum, rank) => sum + this.#waiting[rank].length, 0)
  }

  /** Whether one more of this rank can wait inside. */
  full(rank: Rank): boolean {
    return rank !== 'vital' && rank !== 'inside' && this.#waiting[rank].length >= atTheDoor
  }

  /** Settles when it is one's turn: true, or false for somebody who has gone away meanwhile and needs none. */
  async take(rank: Rank, gone: () => boolean): Promise<boolean> {
    if (this.#taken < room[rank]) {
      this.#taken += 1
      return true
    }
    return new Promise((resolve) => {
      this.#waiting[rank].push({ settle: resolve, gone })
    })
  }

  /** Ends a turn that was taken; the next begins. */
  give(): void {
    this.#taken -= 1
    for (const rank of order) {
      if (this.#taken >= room[rank]) return
      const line = this.#waiting[rank]
      for (let next = line.shift(); next !== undefined; next = line.shift()) {
        const begins = !next.gone()
        next.settle(begins)
        if (!begins) continue
        this.#taken += 1
        return
      }
    }
  }
}
