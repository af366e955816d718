import { type Bounds, candidatesOf, usualBounds } from './candidates.ts'
import { type Likeness, type Relation, related } from './compare.ts'
import type { Fingerprint } from './fingerprint.ts'
import { type Thresholds, usualThresholds } from './thresholds.ts'
import { weigh } from './weighed.ts'
import { type Commonness, weightsOf } from './weights.ts'

/** Two texts by their places, the earlier first. */
export interface Pair {
  readonly a: number
  readonly b: number
  readonly relation: Relation
  readonly likeness: Likeness
}

/** Every duplicate and kindred pair among these texts, the likest first. */
export function pairsAmong(
  prints: readonly Fingerprint[],
  commonness: Commonness,
  thresholds: Thresholds = usualThresholds,
  bounds: Bounds = usualBounds,
): readonly Pair[] {
  const weights = weightsOf(prints, commonness)
  const weighed = prints.map((it) => weigh(it, weights))
  const pairs: Pair[] = []
  for (const [a, b] of candidatesOf(prints, weights, bounds)) {
    const [one, two] = [weighed[a], weighed[b]]
    if (one === undefined || two === undefined) continue
    const likeness = related(one, two, thresholds)
    if (likeness?.relation) pairs.push({ a, b, relation: likeness.relation, likeness })
  }
  return pairs.sort((x, y) => y.likeness.score - x.likeness.score || x.a - y.a || x.b - y.b)
}
