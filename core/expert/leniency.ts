/** One expert's total for one subject. */
export interface Scored {
  readonly subject: string
  readonly expert: string
  readonly points: number
}

/** Scores as they would stand if every expert were as strict as the others. */
export interface Adjusted {
  readonly subjects: ReadonlyMap<string, number>
  /** How many points an expert gives above the others; below zero for a strict one. */
  readonly leniency: ReadonlyMap<string, number>
  /** Which subjects can be compared: those of one number were judged by experts who have subjects in common. */
  readonly groups: ReadonlyMap<string, number>
}

const sheetsOfNoBias = 1
const enough = 1e-9
const mostRounds = 2000

/**
 * The additive two-way model: a score is what the subject deserves plus what its expert gives to everybody. Least squares, with
 * each expert's leniency drawn towards nought as if one more sheet had shown none, so that few sheets move little: the best
 * linear prediction for a random effect of experts (S. R. Searle, G. Casella and C. E. McCulloch, Variance Components, 1992,
 * ch. 7; for reviewers' scores M. Roos, J. Rothe and B. Scheuermann, How to calibrate the scores of biased reviewers by
 * quadratic programming, AAAI 2011). Where two groups of subjects share no expert nothing compares them: in each the
 * leniencies sum up to nought.
 */
export function adjust(scored: readonly Scored[]): Adjusted {
  const groups = groupsOf(scored)
  const bySubject = groupedBy(scored, (it) => it.subject)
  const byExpert = groupedBy(scored, (it) => it.expert)
  // Round after round goes through every score: places in lists are found much sooner than names.
  const subjectAt = new Map([...bySubject.keys()].map((it, at) => [it, at]))
  const expertAt = new Map([...byExpert.keys()].map((it, at) => [it, at]))
  const ofSubjects = [...bySubject.values()].map((all) => scoresOf(all, (it) => expertAt.get(it.expert)))
  const ofExperts = [...byExpert.values()].map((all) => scoresOf(all, (it) => subjectAt.get(it.subject)))
  const together = [...groupedBy([...byExpert], ([, all]) => groups.get(all[0]?.subject ?? '')).values()].map(
    (experts) => experts.map(([expert]) => expertAt.get(expert) ?? 0),
  )
  const worth = new Float64Array(ofSubjects.length)
  const leniency = new Float64Array(ofExperts.length)
  const next = new Float64Array(ofExperts.length)
  for (let round = 0; round < mostRounds; round++) {
    for (const [at, its] of ofSubjects.entries())
      worth[at] = above(its, leniency) / Math.max(1, its.points.length)
    for (const [at, its] of ofExperts.entries())
      next[at] = above(its, worth) / (its.points.length + sheetsOfNoBias)
    let moved = 0
    for (const experts of together) {
      const middle = mean(experts.map((at) => next[at] ?? 0))
      for (const at of experts) {
        const value = (next[at] ?? 0) - middle
        moved = Math.max(moved, Math.abs(value - (leniency[at] ?? 0)))
        leniency[at] = value
      }
    }
    if (moved < enough) break
  }
  return {
    subjects: new Map([...subjectAt].map(([subject, at]) => [subject, worth[at] ?? 0])),
    leniency: new Map([...expertAt].map(([expert, at]) => [expert, leniency[at] ?? 0])),
    groups,
  }
}

/** The scores of one subject or one expert, and the place of the other side of each. */
interface Scores {
  readonly points: Float64Array
  readonly others: Int32Array
}

const scoresOf = (all: readonly Scored[], otherOf: (it: Scored) => number | undefined): Scores => ({
  points: Float64Array.from(all, (it) => it.points),
  others: Int32Array.from(all, (it) => otherOf(it) ?? 0),
})

/** What the scores are above what the other sides account for, in all. */
function above({ points, others }: Scores, known: Float64Array): number {
  let sum = 0
  for (let at = 0; at < points.length; at++) sum += (points[at] ?? 0) - (known[others[at] ?? 0] ?? 0)
  return sum
}

function groupedBy<It, Key>(all: readonly It[], keyOf: (it: It) => Key): ReadonlyMap<Key, readonly It[]> {
  const groups = new Map<Key, It[]>()
  for (const it of all) {
    const key = keyOf(it)
    const known = groups.get(key)
    if (known) known.push(it)
    else groups.set(key, [it])
  }
  return groups
}

const mean = (all: readonly number[]): number =>
  all.reduce((sum, it) => sum + it, 0) / Math.max(1, all.length)

/** Subjects joined by common experts, numbered in the order in which they come. */
function groupsOf(scored: readonly Scored[]): ReadonlyMap<string, number> {
  const parent = new Map<string, string>()
  const rootOf = (it: string): string => {
    let root = it
    for (let up = parent.get(root) ?? root; up !== root; up = parent.get(root) ?? root) root = up
    parent.set(it, root)
    return root
  }
  for (const { subject, expert } of scored) {
    const [a, b] = [`s ${subject}`, `e ${expert}`]
    for (const it of [a, b]) if (!parent.has(it)) parent.set(it, it)
    parent.set(rootOf(a), rootOf(b))
  }
  const numbers = new Map<string, number>()
  const groups = new Map<string, number>()
  for (const { subject } of scored) {
    const root = rootOf(`s ${subject}`)
    if (!numbers.has(root)) numbers.set(root, numbers.size)
    groups.set(subject, numbers.get(root) ?? 0)
  }
  return groups
}
