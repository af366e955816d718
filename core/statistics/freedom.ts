/** Something that flows from one node to another, and how little or much of it there might be. */
export interface Arc {
  readonly from: number
  readonly to: number
  readonly flow: number
  readonly low: number
  readonly high: number
}

/**
 * Between what one flow could lie if all others may change within their own bounds and everything still adds up: from the
 * flow as it is, the most that could be sent round through the arc in either direction (L. R. Ford and D. R. Fulkerson,
 * Flows in Networks, 1962; whole numbers stay whole).
 */
export function freedom(arcs: readonly Arc[], of: number): { readonly low: number; readonly high: number } {
  const arc = arcs[of]
  if (arc === undefined) return { low: 0, high: 0 }
  const others = arcs.filter((_, n) => n !== of)
  const more = mostBetween(others, arc.to, arc.from, arc.high - arc.flow)
  const less = mostBetween(others, arc.from, arc.to, arc.flow - arc.low)
  return { low: arc.flow - less, high: arc.flow + more }
}

/** The most that can be sent beside what flows already, by shortest ways (Edmonds and Karp), no more than is asked for. */
function mostBetween(arcs: readonly Arc[], from: number, to: number, asked: number): number {
  const nodes = Math.max(from, to, ...arcs.flatMap((it) => [it.from, it.to])) + 1
  const room = Array.from({ length: nodes }, () => new Array<number>(nodes).fill(0))
  const add = (a: number, b: number, amount: number) => {
    const row = room[a]
    if (row !== undefined) row[b] = (row[b] ?? 0) + amount
  }
  for (const it of arcs) {
    add(it.from, it.to, it.high - it.flow)
    add(it.to, it.from, it.flow - it.low)
  }
  let sent = 0
  while (sent < asked) {
    const way = shortestWay(room, from, to)
    if (way === null) return sent
    const steps = way.slice(1).map((node, n) => [way[n] ?? 0, node] as const)
    const amount = Math.min(asked - sent, ...steps.map(([a, b]) => room[a]?.[b] ?? 0))
    for (const [a, b] of steps) {
      add(a, b, -amount)
      add(b, a, amount)
    }
    sent += amount
  }
  return sent
}

function shortestWay(
  room: readonly (readonly number[])[],
  from: number,
  to: number,
): readonly number[] | null {
  const before = new Map<number, number>([[from, from]])
  const queue = [from]
  for (const node of queue) {
    if (node === to) break
    room[node]?.forEach((left, next) => {
      if (left <= 0 || before.has(next)) return
      before.set(next, node)
      queue.push(next)
    })
  }
  if (!before.has(to)) return null
  const way = [to]
  while (way[0] !== from) way.unshift(before.get(way[0] ?? from) ?? from)
  return way
}
