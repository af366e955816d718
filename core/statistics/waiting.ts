/** How long some have waited, in whole working days. */
export interface Waited {
  readonly days: number
  readonly count: number
}

export interface Spread {
  readonly count: number
  /** Half of them have waited no longer than this; null where nothing waits. */
  readonly median: number | null
  readonly longest: number | null
}

/** The middle and the end of a spread; of an even number the lower of the two middles, so that it is a day somebody waits. */
export function spreadOf(waited: readonly Waited[]): Spread {
  const sorted = waited.filter((it) => it.count > 0).toSorted((a, b) => a.days - b.days)
  const count = sorted.reduce((sum, it) => sum + it.count, 0)
  let passed = 0
  const middle = sorted.find((it) => {
    passed += it.count
    return passed * 2 >= count
  })
  return { count, median: middle?.days ?? null, longest: sorted.at(-1)?.days ?? null }
}
