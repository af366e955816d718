/** How many waited inside for their turn, looked at once in two seconds, and how often somebody was asked to come back. */
export interface Waited {
  readonly most: number
  /** As many or more, half of the time. */
  readonly half: number
  /** Of a server that was killed, only since it started again. */
  readonly turnedAway: number
}

const every = 2000

/** Asks the servers for their figures as whoever watches them does. */
export function watchQueue(origins: () => readonly string[], token: string): { stop(): Waited } {
  const seen: number[] = []
  const turnedAway = new Map<string, number>()
  const look = async () => {
    const all = await Promise.all(
      origins().map(async (origin) => {
        const headers = { authorization: `Bearer ${token}` }
        // A server that was killed says nothing.
        const text = await fetch(`${origin}/metrics`, { headers })
          .then((it) => it.text())
          .catch(() => '')
        turnedAway.set(origin, figure(text, 'turned_away') ?? turnedAway.get(origin) ?? 0)
        return figure(text, 'load_waiting') ?? 0
      }),
    )
    seen.push(all.reduce((sum, it) => sum + it, 0))
  }
  const timer = setInterval(() => void look(), every)
  return {
    stop: () => {
      clearInterval(timer)
      seen.sort((a, b) => a - b)
      return {
        most: seen.at(-1) ?? 0,
        half: seen[Math.floor(seen.length / 2)] ?? 0,
        turnedAway: [...turnedAway.values()].reduce((sum, it) => sum + it, 0),
      }
    },
  }
}

const figure = (text: string, name: string): number | undefined => {
  const found = new RegExp(`^zhinan_${name}\\S* (\\d+)`, 'm').exec(text)?.[1]
  return found === undefined ? undefined : Number(found)
}
