/** Two members and how alike they are, 0 to 1. */
export interface Link {
  readonly a: string
  readonly b: string
  readonly score: number
}

/** A group of two members or more, in the order of their ids. */
export interface Cluster {
  readonly id: string
  readonly members: readonly string[]
}

/** What people decided; it always wins over likeness, and a separation over a join made before or after it. */
export interface ByHand {
  readonly together: readonly (readonly [string, string])[]
  readonly apart: readonly (readonly [string, string])[]
}

export const nothingByHand: ByHand = { together: [], apart: [] }

/** Two groups are joined if their members are on average at least this share of the granularity alike. */
const averageShare = 0.5

/**
 * Groups by likeness: the likest pair is joined first, and two groups only if they are alike as wholes, so that a chain of
 * neighbours does not become one group. A higher granularity, 0 to 1, makes smaller groups. A group keeps the id that
 * most of its members had before; a new one is called after its smallest member. The order of the links changes nothing,
 * and links among others change nothing here.
 */
export function cluster(
  links: readonly Link[],
  granularity: number,
  byHand: ByHand = nothingByHand,
  earlier: readonly Cluster[] = [],
): readonly Cluster[] {
  const groups = new Groups(byHand.apart)
  for (const [a, b] of inOrder(byHand.together)) groups.join(a, b)
  const strong = links
    .filter((it) => it.score >= granularity && it.a !== it.b)
    .map((it): Link => (it.a < it.b ? it : { a: it.b, b: it.a, score: it.score }))
    .sort((x, y) => y.score - x.score || compareIds(x.a, y.a) || compareIds(x.b, y.b))
  const scores = new Map<string, Map<string, number>>()
  for (const { a, b, score } of strong)
    for (const [from, to] of [
      [a, b],
      [b, a],
    ] as const) {
      const known = scores.get(from) ?? new Map<string, number>()
      known.set(to, Math.max(score, known.get(to) ?? 0))
      scores.set(from, known)
    }
  for (const { a, b } of strong) {
    const [one, two] = [groups.of(a), groups.of(b)]
    if (one === two) continue
    const [fewer, more] = one.size <= two.size ? [one, two] : [two, one]
    let sum = 0
    for (const member of fewer)
      for (const [other, score] of scores.get(member) ?? []) if (more.has(other)) sum += score
    if (sum / (one.size * two.size) >= averageShare * granularity) groups.join(a, b)
  }
  return named(groups.all(), earlier)
}

/** Sets that only grow, and refuse what people keep apart. */
class Groups {
  readonly #groupOf = new Map<string, Set<string>>()
  readonly #apart = new Map<string, Set<string>>()

  constructor(apart: ByHand['apart']) {
    for (const [a, b] of apart)
      for (const [from, to] of [
        [a, b],
        [b, a],
      ] as const)
        this.#apart.set(from, (this.#apart.get(from) ?? new Set<string>()).add(to))
  }

  of(member: string): Set<string> {
    const known = this.#groupOf.get(member)
    if (known !== undefined) return known
    const alone = new Set([member])
    this.#groupOf.set(member, alone)
    return alone
  }

  join(a: string, b: string): void {
    const [one, two] = [this.of(a), this.of(b)]
    if (one === two || this.#forbidden(one, two)) return
    const [fewer, more] = one.size <= two.size ? [one, two] : [two, one]
    for (const it of fewer) {
      more.add(it)
      this.#groupOf.set(it, more)
    }
  }

  #forbidden(one: Set<string>, two: Set<string>): boolean {
    for (const it of one) for (const other of this.#apart.get(it) ?? []) if (two.has(other)) return true
    return false
  }

  all(): readonly (readonly string[])[] {
    return [...new Set(this.#groupOf.values())]
      .filter((it) => it.size > 1)
      .map((it) => [...it].sort(compareIds))
      .sort((x, y) => compareIds(x[0] ?? '', y[0] ?? ''))
  }
}

/** Ids for groups: those they had, then those of their smallest members. */
function named(groups: readonly (readonly string[])[], earlier: readonly Cluster[]): readonly Cluster[] {
  const hadId = new Map(earlier.flatMap(({ id, members }) => members.map((it) => [it, id] as const)))
  const claims = groups.flatMap((members, group) => {
    const counts = new Map<string, number>()
    for (const it of members) {
      const id = hadId.get(it)
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
    }
    return [...counts].map(([id, count]) => ({ group, id, count }))
  })
  claims.sort((x, y) => y.count - x.count || compareIds(x.id, y.id) || x.group - y.group)
  const ids = new Map<number, string>()
  const taken = new Set<string>()
  for (const { group, id } of claims) {
    if (ids.has(group) || taken.has(id)) continue
    ids.set(group, id)
    taken.add(id)
  }
  return groups.map((members, group) => {
    const id = ids.get(group) ?? members.find((it) => !taken.has(it)) ?? members.join('+')
    taken.add(id)
    return { id, members }
  })
}

const compareIds = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0)

/** Whatever order people decided in, the same comes of it. */
const inOrder = (pairs: ByHand['together']): ByHand['together'] =>
  pairs
    .map(([a, b]) => (a < b ? ([a, b] as const) : ([b, a] as const)))
    .sort((x, y) => compareIds(x[0], y[0]) || compareIds(x[1], y[1]))
