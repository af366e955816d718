import { cluster, type Link } from './cluster.ts'
import { usualThresholds } from './thresholds.ts'

/** A suggestion on the desk and where it stands: in a group, or alone; put there by a person, or by counting. */
export interface Standing {
  readonly id: string
  readonly group: string | null
  readonly byHand: boolean
}

/** A pair that was found alike, with what a person said of it. */
export interface Judged extends Link {
  readonly judged: 'duplicate' | 'kindred' | 'different' | null
}

/** Where the counted ones go: into a group that is there already, or into a new one. */
export interface Regrouped {
  readonly group: string | null
  /** Those that counting puts there; the ones put by hand are there anyway. */
  readonly members: readonly string[]
}

/** Between these the granularity of the desk moves: all that is kindred, and almost only what is the same. */
const widest = usualThresholds.scores.kindred
const narrowest = 0.95

/**
 * Groups of a desk counted again. What a person put into a group stays in it and draws its like; what a person took out
 * stays alone; groups keep the identity that most of their members had.
 */
export function regroup(
  standing: readonly Standing[],
  pairs: readonly Judged[],
  granularity: number,
): readonly Regrouped[] {
  const byId = new Map(standing.map((it) => [it.id, it]))
  const alone = new Set(standing.filter((it) => it.byHand && it.group === null).map((it) => it.id))
  const handed = new Map<string, string[]>()
  for (const { id, group, byHand } of standing)
    if (byHand && group !== null) handed.set(group, [...(handed.get(group) ?? []), id])
  const earlier = new Map<string, string[]>()
  for (const { id, group } of standing)
    if (group !== null && !handed.has(group)) earlier.set(group, [...(earlier.get(group) ?? []), id])
  const known = pairs.filter((it) => byId.has(it.a) && byId.has(it.b) && !alone.has(it.a) && !alone.has(it.b))
  const heads = [...handed.values()].flatMap((members) => members.slice(0, 1))
  const clusters = cluster(
    // Those held to be different are kept apart, whatever their score.
    known.map(({ a, b, score, judged }) => ({ a, b, score: judged === null ? score : 1 })),
    widest + granularity * (narrowest - widest),
    {
      together: [...handed.values()].flatMap((members) =>
        members.slice(1).map((it) => [members[0] ?? it, it] as const),
      ),
      apart: [
        ...known.filter((it) => it.judged === 'different').map((it) => [it.a, it.b] as const),
        ...heads.flatMap((one, n) => heads.slice(n + 1).map((other) => [one, other] as const)),
      ],
    },
    [...earlier].map(([id, members]) => ({ id, members })),
  )
  return clusters.flatMap(({ id, members }): Regrouped[] => {
    const owner = members.map((it) => byId.get(it)).find((it) => it?.byHand)?.group
    const counted = members.filter((it) => byId.get(it)?.byHand === false)
    return counted.length === 0 ? [] : [{ group: owner ?? (earlier.has(id) ? id : null), members: counted }]
  })
}
