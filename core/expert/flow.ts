/** Subjects that want experts: what each pair costs, which experts exclude each other, and how much each can take. */
export interface Supply {
  readonly subjects: number
  readonly experts: number
  /** Row by row, a subject each; Infinity where the two may not meet. Whole numbers only, so that sums are exact. */
  readonly costs: Float64Array
  /** The unit of each expert: no subject gets two of one unit. */
  readonly units: Int32Array
  /** Units that a subject has already, by hand. */
  readonly taken: readonly (readonly number[])[]
  /** What one more task costs the expert who has this many; Infinity where that is too many. It never falls. */
  readonly loadCost: (expert: number, has: number) => number
  readonly load: Int32Array
  /** How many each subject still wants. */
  readonly wants: readonly number[]
  /** Who is served first where there is not enough for all. */
  readonly order: readonly number[]
}

/** One turn of a path: the subject leaves `from` (nobody where it asks for one more) and takes `to`. */
interface Turn {
  readonly subject: number
  readonly from: number
  readonly to: number
}

const nobody = -1

/** A row is sorted anew when it was walked in vain so many times its length: about what sorting costs. */
const worthSorting = 8
/** How near, who, at what cost: side by side in a row, as memory is slower than counting. */
const across = 3

/**
 * Serves as many as can be served at the least cost: minimum-cost flow by successive shortest paths with potentials (Ahuja,
 * Magnanti, Orlin, Network Flows, 1993, section 9.7), on the network subject → unit of the subject (capacity one) → expert →
 * sink with rising costs. Only experts are kept as nodes: from expert a to expert b leads, through every subject that has a,
 * an arc of cost(b) − cost(a). One expert for everybody comes before a second for anybody. It pauses after every step, so
 * that whoever runs it can do other things in between.
 */
export function* cheapestSupply(it: Supply): Generator<void, readonly (readonly number[])[]> {
  const { subjects, experts, costs, units, wants, order } = it
  const load = it.load.slice()
  const has: number[][] = Array.from({ length: subjects }, () => [])
  const given: Set<number>[] = Array.from({ length: experts }, () => new Set())
  const taken: number[][] = it.taken.map((own) => [...own])
  const potential = new Float64Array(experts)
  const distance = new Float64Array(experts)
  const settled = new Uint8Array(experts)
  const before = new Int32Array(experts)
  const through = new Int32Array(experts)

  // Each row from near to far: a search may leave a row where it gets farther than the best end found so far.
  const { rows, ends } = yield* sorted(it)
  const inVain = new Int32Array(subjects)
  /** Those reached and not settled yet. */
  const front = new Int32Array(experts)
  let waiting = 0
  let least = Number.POSITIVE_INFINITY

  const relax = (subject: number, from: number, base: number): void => {
    const own = taken[subject] as number[]
    const left = from === nobody ? nobody : (units[from] as number)
    const end = ends[subject] as number
    let wasted = 0
    for (let at = subject * experts * across; at < end; at += across) {
      // Potentials never rise, so that what follows is no nearer now than it was.
      if (base + (rows[at] as number) >= least) break
      const b = rows[at + 1] as number
      const reached = base + (rows[at + 2] as number) - (potential[b] as number)
      if (reached >= least) {
        wasted++
        continue
      }
      const known = distance[b] as number
      if (reached >= known || settled[b] === 1) continue
      const unit = units[b] as number
      if (unit !== left && own.includes(unit)) continue
      if (known === Number.POSITIVE_INFINITY) front[waiting++] = b
      distance[b] = reached
      before[b] = from
      through[b] = subject
    }
    inVain[subject] = (inVain[subject] as number) + wasted
    if ((inVain[subject] as number) < worthSorting * experts) return
    inVain[subject] = 0
    sortRow(it, subject, potential, rows)
  }

  /** The cheapest way to one more for this subject, or none. */
  const pathFrom = (subject: number): readonly Turn[] | undefined => {
    distance.fill(Number.POSITIVE_INFINITY)
    settled.fill(0)
    waiting = 0
    let end = nobody
    least = Number.POSITIVE_INFINITY
    relax(subject, nobody, 0)
    for (;;) {
      let [next, nearest, place] = [nobody, Number.POSITIVE_INFINITY, 0]
      for (let at = 0; at < waiting; at++) {
        const b = front[at] as number
        const far = distance[b] as number
        // Of equals the first in the order of experts, as the order of finding them has no meaning.
        if (far > nearest || (far === nearest && b > next)) continue
        nearest = far
        next = b
        place = at
      }
      if (next === nobody || nearest >= least) break
      front[place] = front[--waiting] as number
      settled[next] = 1
      const all = nearest + (potential[next] as number) + it.loadCost(next, load[next] as number)
      if (all < least) {
        least = all
        end = next
      }
      for (const held of given[next] as Set<number>)
        relax(held, next, nearest + (potential[next] as number) - (costs[held * experts + next] as number))
    }
    if (end === nobody) return undefined
    for (let b = 0; b < experts; b++)
      if (settled[b] === 1) potential[b] = (potential[b] as number) + (distance[b] as number) - least
    const turns: Turn[] = []
    for (let at = end; at !== nobody; at = before[at] as number)
      turns.unshift({ subject: through[at] as number, from: before[at] as number, to: at })
    return straight(turns, units)
  }

  const apply = ({ subject, from, to }: Turn): void => {
    const mine = has[subject] as number[]
    const own = taken[subject] as number[]
    if (from !== nobody) {
      mine.splice(mine.indexOf(from), 1)
      own.splice(own.indexOf(units[from] as number), 1)
      given[from]?.delete(subject)
      load[from] = (load[from] as number) - 1
    }
    mine.push(to)
    own.push(units[to] as number)
    given[to]?.add(subject)
    load[to] = (load[to] as number) + 1
  }

  const most = Math.max(0, ...wants)
  const closed = new Set<number>()
  for (let level = 0; level < most; level++)
    for (const subject of order) {
      // Those who have experts by hand want fewer: they join when the others have caught up.
      if (most - level > (wants[subject] as number) || closed.has(subject)) continue
      const turns = pathFrom(subject)
      if (turns) turns.forEach(apply)
      else closed.add(subject)
      yield
    }
  return has
}

/** The experts of each row by what they cost, those left out who cost too much for anything. */
function* sorted(it: Supply) {
  const rows = new Float64Array(it.subjects * it.experts * across)
  const ends = new Int32Array(it.subjects)
  const none = new Float64Array(it.experts)
  for (let row = 0; row < it.subjects; row++) {
    ends[row] = sortRow(it, row, none, rows)
    yield
  }
  return { rows, ends }
}

/** Puts the experts of a row in the order of how near they are by these potentials; gives where the row ends. */
function sortRow(
  { experts, costs }: Supply,
  row: number,
  potential: Float64Array,
  rows: Float64Array,
): number {
  // Both in one number: sorting numbers is the quickest sorting there is.
  const both = new Float64Array(experts)
  for (let b = 0; b < experts; b++)
    both[b] = ((costs[row * experts + b] as number) - (potential[b] as number)) * experts + b
  both.sort()
  let at = row * experts * across
  for (const packed of both) {
    if (packed === Number.POSITIVE_INFINITY) break
    const b = packed % experts
    rows[at] = (packed - b) / experts
    rows[at + 1] = b
    rows[at + 2] = costs[row * experts + b] as number
    at += across
  }
  return at
}

/** A path that comes twice through one subject goes straight from where it came in first to where it went out last. */
function straight(turns: readonly Turn[], units: Int32Array): readonly Turn[] {
  const changes = (it: Turn) => it.from === nobody || units[it.from] !== units[it.to]
  for (let i = 0; i < turns.length; i++) {
    const first = turns[i] as Turn
    if (!changes(first)) continue
    for (let j = turns.length - 1; j > i; j--) {
      const last = turns[j] as Turn
      if (last.subject !== first.subject || !changes(last)) continue
      const direct = { subject: first.subject, from: first.from, to: last.to }
      return straight([...turns.slice(0, i), direct, ...turns.slice(j + 1)], units)
    }
  }
  return turns
}
