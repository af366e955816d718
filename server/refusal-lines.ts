import { isIPv6 } from 'node:net'

/** How often one asker was refused one thing for one reason within an hour. */
export interface Line {
  readonly person: string | null
  readonly operation: string
  readonly subject: string
  readonly why: string
  readonly hour: number
  readonly address: string | null
  readonly count: number
  readonly last: number
}

/** How much is told apart before it is counted together; nothing of it grows with what strangers send. */
export interface Bounds {
  /** Lines held at once; beyond them a refusal is counted as nobody’s. */
  readonly held: number
  /** Askers told apart in an hour; beyond them likewise. */
  readonly askers: number
  /** Subjects of one asker told apart in an hour; the rest are counted as one. */
  readonly perAsker: number
  /** Subjects of all askers together. */
  readonly subjects: number
}

const usual: Bounds = { held: 5000, askers: 5000, perAsker: 300, subjects: 20_000 }

/** Refusals that wait to be stored, counted where they repeat. */
export function refusalLines(bounds: Bounds = usual): {
  note(line: Line): void
  /** Everything that waits, which then waits no more. */
  take(): readonly Line[]
  /** What could not be stored waits again, as far as there is room. */
  putBack(lines: readonly Line[]): void
} {
  let lines = new Map<string, Line>()
  let known = { hour: 0, subjects: 0, askers: new Map<string, Set<string>>() }

  const add = (line: Line): boolean => {
    const key = JSON.stringify([line.person, line.address, line.operation, line.subject, line.why, line.hour])
    const there = lines.get(key)
    const isNobodys = line.person === null && line.address === null
    if (!there && lines.size >= bounds.held && !isNobodys) return false
    const last = Math.max(line.last, there?.last ?? 0)
    lines.set(key, { ...line, count: line.count + (there?.count ?? 0), last })
    return true
  }
  const asNobodys = (line: Line): Line => ({ ...line, person: null, address: null, subject: '' })
  const addOrFold = (line: Line): void => {
    if (!add(line)) add(asNobodys(line))
  }

  const toldApart = (line: Line): Line => {
    if (known.hour !== line.hour) known = { hour: line.hour, subjects: 0, askers: new Map() }
    const asker = line.person ?? line.address ?? ''
    const seen = known.askers.get(asker) ?? new Set()
    if (!known.askers.has(asker)) {
      if (known.askers.size >= bounds.askers) return asNobodys(line)
      known.askers.set(asker, seen)
    }
    if (seen.has(line.subject)) return line
    if (seen.size >= bounds.perAsker || known.subjects >= bounds.subjects) return { ...line, subject: '' }
    seen.add(line.subject)
    known.subjects++
    return line
  }

  return {
    note: (line) => addOrFold(toldApart(line)),
    take: () => {
      const all = [...lines.values()]
      lines = new Map()
      return all
    },
    putBack: (all) => {
      for (const line of all) addOrFold(line)
    },
  }
}

/** One line at home has 2⁶⁴ addresses (RFC 6177): they are one asker, known by what they share. */
export function householdOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head === '' ? [] : head.split(':')
  const after = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros = tail === undefined ? [] : Array(8 - before.length - after.length).fill('0')
  return `${[...before, ...zeros, ...after].slice(0, 4).join(':')}::/64`
}
