import { cheapestSupply } from './flow.ts'
import { lotsOf, shuffled } from './lots.ts'

/** An expert as the draw needs to know them. */
export interface Drawn {
  readonly id: string
  /** Their unit, as something to tell units apart by. */
  readonly unit: string
  readonly limit: number
  /** How many tasks they have elsewhere. */
  readonly elsewhere: number
}

export interface Pair {
  readonly subject: string
  readonly expert: string
}

export interface AssignmentAsked {
  readonly subjects: readonly string[]
  readonly experts: readonly Drawn[]
  readonly perSubject: number
  /** 0 to 100, or null where the two may not meet: a conflict, or away. */
  readonly fit: (subject: string, expert: string) => number | null
  /** What stands already and is not touched: set by hand. */
  readonly fixed: readonly Pair[]
  readonly seed: string
}

/** Why a subject got fewer than it wants. */
export type ShortBecause =
  /** Too few experts without a conflict, and there. */
  | 'few'
  /** Enough of them, from too few units. */
  | 'units'
  /** Enough of both, all with as much as they can take. */
  | 'load'

export interface Short {
  readonly subject: string
  readonly has: number
  readonly lacks: number
  /** How many experts there are for it, apart from what they can take, and from how many units. */
  readonly fitting: number
  readonly units: number
  readonly because: ShortBecause
}

export interface Assignment {
  /** Without those set by hand. */
  readonly pairs: readonly Pair[]
  readonly short: readonly Short[]
}

/** Fit nearer than this is the same fit: between such experts the lot decides and not a keyword more or less. */
export const sameFit = 5
/** An expert with as much as they can take goes behind one with nothing who fits so many points worse. */
const loadWeight = 40
/** Lots stay below one point of cost however many pairs are summed up. */
const point = 2 ** 26
const lotsMost = 1024

/**
 * Draws experts for subjects as one problem: fit, conflicts, load and different units at once, ties by lot. Subjects and experts
 * are taken in the order of their ids, so that the same input and seed give the same draw on any machine. A generator: it
 * pauses, so that a server can answer in between.
 */
export function* assigning(asked: AssignmentAsked): Generator<void, Assignment> {
  const subjects = [...asked.subjects].sort()
  const experts = [...asked.experts].sort((a, b) => (a.id < b.id ? -1 : 1))
  const lots = lotsOf(asked.seed)
  const costs = new Float64Array(subjects.length * experts.length)
  const byId = new Map(experts.map((it, at) => [it.id, at]))
  const units = unitNumbers(experts)
  const order = shuffled(
    subjects.map((_, at) => at),
    lots,
  )
  const load = Int32Array.from(experts, (it) => it.elsewhere)
  const places = new Map(subjects.map((id, at) => [id, at]))
  const taken: number[][] = subjects.map(() => [])
  for (const { subject, expert } of asked.fixed) {
    const [row, column] = [places.get(subject), byId.get(expert)]
    if (row === undefined) continue
    taken[row]?.push(column === undefined ? -1 : (units[column] as number))
    if (column !== undefined) load[column] = (load[column] as number) + 1
  }
  for (const [row, subject] of subjects.entries()) {
    for (const [column, expert] of experts.entries()) {
      const lot = lots.below(lotsMost)
      const fit = asked.fit(subject, expert.id)
      costs[row * experts.length + column] = fit === null ? Number.POSITIVE_INFINITY : costOf(fit) + lot
    }
    yield
  }
  const steps = cheapestSupply({
    subjects: subjects.length,
    experts: experts.length,
    costs,
    units,
    taken,
    load,
    order,
    wants: taken.map((own) => Math.max(0, asked.perSubject - own.length)),
    loadCost: (expert, has) => loadCost(has, experts[expert]?.limit ?? 0),
  })
  let step = steps.next()
  for (; !step.done; step = steps.next()) yield
  const found = step.value
  const pairs = subjects.flatMap((subject, row) =>
    (found[row] ?? []).map((column) => ({ subject, expert: experts[column]?.id ?? '' })),
  )
  const short = subjects.flatMap((subject, row) => {
    const has = (taken[row]?.length ?? 0) + (found[row]?.length ?? 0)
    const lacks = asked.perSubject - has
    return lacks > 0 ? [{ subject, has, lacks, ...whyShort(row) }] : []
  })
  return { pairs, short }

  function whyShort(row: number): Pick<Short, 'fitting' | 'units' | 'because'> {
    const own = new Set(taken[row])
    let fitting = own.size
    const known = new Set(own)
    for (let column = 0; column < experts.length; column++) {
      if (costs[row * experts.length + column] === Number.POSITIVE_INFINITY) continue
      const unit = units[column] as number
      if (!own.has(unit)) fitting += 1
      known.add(unit)
    }
    const because =
      fitting < asked.perSubject ? 'few' : known.size < asked.perSubject ? 'units' : ('load' as const)
    return { fitting, units: known.size, because }
  }
}

/** The same at once. */
export function assign(asked: AssignmentAsked): Assignment {
  const steps = assigning(asked)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** What it costs to take an expert who fits so well: whole points, the same for the same fit. */
export const costOf = (fit: number): number =>
  point * (100 - Math.floor(Math.min(100, Math.max(0, fit)) / sameFit) * sameFit)

/** What one more costs who has so many of so many: it rises with every one, so that load spreads by itself. */
export const loadCost = (has: number, limit: number): number =>
  has >= limit ? Number.POSITIVE_INFINITY : point * Math.floor((loadWeight * has) / limit)

function unitNumbers(experts: readonly Drawn[]): Int32Array {
  const known = new Map<string, number>()
  return Int32Array.from(experts, (it) => {
    const number = known.get(it.unit) ?? known.size
    known.set(it.unit, number)
    return number
  })
}
