/** What one operation came to: times in milliseconds as the one who waits sees them. */
export interface Tally {
  readonly answered: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly most: number
  /** Turned away because there was too much to do; asked again later, as the page does. */
  readonly turnedAway: number
  /** Asked again because the connection broke, as the editor does. */
  readonly again: number
  /** Never answered as wished: by the status or what went wrong. */
  readonly failed: Readonly<Record<string, number>>
}

interface Kept {
  readonly times: number[]
  turnedAway: number
  again: number
  readonly failed: Map<string, number>
}

/** How long they waited who were told how long: against what they were told first. */
export interface Promises {
  readonly told: number
  /** Waited less than told and half a minute more, in the share of all. */
  readonly kept: number
  /** How many milliseconds more, at most and for one in twenty. */
  readonly overBy95: number
  readonly overByMost: number
}

/** Counts what happens to each operation. */
export function tallies() {
  const all = new Map<string, Kept>()
  const over: number[] = []
  const of = (name: string): Kept => {
    const known = all.get(name) ?? { times: [], turnedAway: 0, again: 0, failed: new Map() }
    all.set(name, known)
    return known
  }
  return {
    answered: (name: string, took: number): void => void of(name).times.push(took),
    turnedAway: (name: string): void => void of(name).turnedAway++,
    again: (name: string): void => void of(name).again++,
    failed: (name: string, why: string): void => {
      const { failed } = of(name)
      failed.set(why, (failed.get(why) ?? 0) + 1)
    },
    kept: (took: number, told: number): void => void over.push(took - told),
    promises: (): Promises => {
      over.sort((a, b) => a - b)
      return {
        told: over.length,
        kept: over.filter((it) => it < 30_000).length / Math.max(1, over.length),
        overBy95: over[Math.floor(over.length * 0.95)] ?? 0,
        overByMost: over.at(-1) ?? 0,
      }
    },
    all: (): Record<string, Tally> =>
      Object.fromEntries(
        [...all].map(([name, { times, turnedAway, again, failed }]) => {
          times.sort((a, b) => a - b)
          const at = (share: number) =>
            times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
          return [
            name,
            {
              answered: times.length,
              p50: at(0.5),
              p95: at(0.95),
              p99: at(0.99),
              most: times.at(-1) ?? 0,
              turnedAway,
              again,
              failed: Object.fromEntries(failed),
            },
          ]
        }),
      ),
  }
}
export type Tallies = ReturnType<typeof tallies>
