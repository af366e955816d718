/** A day, or a month where days would be too many. */
export interface Period {
  readonly key: string
  readonly from: string
  readonly to: string
  readonly count: number
  readonly total: number
}

const day = 86_400_000
/** More days than this do not stand beside each other. */
const mostDays = 120

interface Given {
  readonly counts: readonly { readonly day: string; readonly count: number }[]
  /** The first and the last day of the concentrated collection: days of it on which nothing came are shown as well. */
  readonly window: { readonly first: string; readonly last: string } | undefined
  /** What the reader has narrowed the time to, empty where not. */
  readonly from: string
  readonly to: string
}

/** What came in, from the first day to the last, days without anything among them. */
export function periodsOf({ counts, window, from, to }: Given): readonly Period[] {
  const came = counts.map((it) => it.day).toSorted()
  const [first, last] = [came[0], came.at(-1)]
  if (first === undefined || last === undefined) return []
  const wide = window === undefined ? [first, last] : [min(first, window.first), max(last, window.last)]
  const [whole = first, end = last] =
    daysBetween(wide[0] ?? first, wide[1] ?? last) > mostDays ? [first, last] : wide
  const begin = from === '' ? whole : max(whole, from)
  const until = to === '' ? end : min(end, to)
  const monthly = daysBetween(begin, until) > mostDays
  const periods = new Map<string, { from: string; to: string; count: number }>()
  const known = new Map(counts.map((it) => [it.day, it.count]))
  for (let at = Date.parse(begin); at <= Date.parse(until); at += day) {
    const name = new Date(at).toISOString().slice(0, 10)
    const key = monthly ? name.slice(0, 7) : name
    const count = known.get(name) ?? 0
    const period = periods.get(key)
    periods.set(key, { from: period?.from ?? name, to: name, count: (period?.count ?? 0) + count })
  }
  let total = 0
  return [...periods].map(([key, it]) => {
    total += it.count
    return { key, ...it, total }
  })
}

const min = (one: string, other: string): string => (one < other ? one : other)
const max = (one: string, other: string): string => (one > other ? one : other)
const daysBetween = (one: string, other: string): number => (Date.parse(other) - Date.parse(one)) / day
