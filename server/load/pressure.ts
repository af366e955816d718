/** 0: everything is served; 1: what is heavy has only the places of its own; 2: so has all reading but that of whoever comes to write. */
export type Level = 0 | 1 | 2

export interface Seen {
  /** How late the event loop came round lately, in milliseconds. */
  readonly lag: number
  /** Requests that are being answered. */
  readonly inFlight: number
}

export interface Pressure {
  readonly level: Level
  /** Since when less would do. */
  readonly calmSince: number | null
}

export const noPressure: Pressure = { level: 0, calmSince: null }

/** From which lag, and from how many requests at once, each level is reached. */
const reached: readonly (readonly [lag: number, inFlight: number])[] = [
  [0, 0],
  [200, 200],
  [500, 600],
]
/** So long it has to be calmer before anything is served again that was not; a level that flutters helps nobody. */
const calmFor = 3000

/** The level after a look at how things are: up at once, down one step at a time. */
export function pressed(before: Pressure, seen: Seen, now: number): Pressure {
  const wanted = levelOf(seen)
  if (wanted > before.level) return { level: wanted, calmSince: null }
  if (wanted === before.level) return before.calmSince === null ? before : { ...before, calmSince: null }
  if (before.calmSince === null) return { ...before, calmSince: now }
  if (now - before.calmSince < calmFor) return before
  return { level: (before.level - 1) as Level, calmSince: wanted < before.level - 1 ? now : null }
}

const levelOf = ({ lag, inFlight }: Seen): Level => {
  const at = reached.findLastIndex(
    ([mostLag, most]) => (lag >= mostLag && mostLag > 0) || (inFlight >= most && most > 0),
  )
  return (at < 0 ? 0 : at) as Level
}
