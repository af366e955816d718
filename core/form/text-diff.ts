/** A stretch of text that two versions share or that only one of them has. */
export interface Segment {
  readonly is: 'same' | 'removed' | 'added'
  readonly text: string
}

/** More changes than this are no longer read one by one: the differing middle is then shown whole. */
const mostEdits = 500

/** What changed between two texts, by Latin word or single character, as short as can be (Myers 1986). */
export function diffText(before: string, after: string): Segment[] {
  const [a, b] = [unitsOf(before), unitsOf(after)]
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  return joined([
    ...a.slice(0, start).map((text): Segment => ({ is: 'same', text })),
    ...edits(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text): Segment => ({ is: 'same', text })),
  ])
}

export const beforeOf = (segments: readonly Segment[]): string => textOf(segments, 'added')
export const afterOf = (segments: readonly Segment[]): string => textOf(segments, 'removed')

const textOf = (segments: readonly Segment[], without: Segment['is']): string =>
  segments
    .filter((it) => it.is !== without)
    .map((it) => it.text)
    .join('')

/** Latin words and numbers whole, everything else by code point. */
const unitsOf = (text: string): string[] => text.match(/[A-Za-z0-9]+|[\s\S]/gu) ?? []

function edits(a: readonly string[], b: readonly string[]): Segment[] {
  const trace = a.length === 0 || b.length === 0 ? undefined : furthest(a, b)
  if (trace === undefined) return [...all(a, 'removed'), ...all(b, 'added')]
  const found: Segment[] = []
  let [x, y] = [a.length, b.length]
  for (let d = trace.length - 1; d > 0; d--) {
    const reached = trace[d - 1] ?? new Map<number, number>()
    const k = x - y
    const down = k === -d || (k !== d && at(reached, k - 1) < at(reached, k + 1))
    const from = at(reached, down ? k + 1 : k - 1)
    const fromY = from - (down ? k + 1 : k - 1)
    while (x > from + (down ? 0 : 1) && y > fromY + (down ? 1 : 0)) {
      x--
      y--
      found.push({ is: 'same', text: a[x] ?? '' })
    }
    if (down) found.push({ is: 'added', text: b[fromY] ?? '' })
    else found.push({ is: 'removed', text: a[from] ?? '' })
    x = from
    y = fromY
  }
  for (; x > 0; x--) found.push({ is: 'same', text: a[x - 1] ?? '' })
  return found.reverse()
}

/** For each number of edits, how far along the first text each diagonal gets; nothing when it takes too many. */
function furthest(a: readonly string[], b: readonly string[]): Map<number, number>[] | undefined {
  const trace: Map<number, number>[] = []
  for (let d = 0; d <= Math.min(mostEdits, a.length + b.length); d++) {
    const before = trace[d - 1] ?? new Map<number, number>()
    const now = new Map<number, number>()
    trace.push(now)
    for (let k = -d; k <= d; k += 2) {
      const down = k === -d || (k !== d && at(before, k - 1) < at(before, k + 1))
      let x = d === 0 ? 0 : down ? at(before, k + 1) : at(before, k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      now.set(k, x)
      if (x >= a.length && x - k >= b.length) return trace
    }
  }
  return undefined
}

const at = (reached: ReadonlyMap<number, number>, k: number): number => reached.get(k) ?? -1

const all = (units: readonly string[], is: Segment['is']): Segment[] =>
  units.length === 0 ? [] : [{ is, text: units.join('') }]

function joined(segments: readonly Segment[]): Segment[] {
  const found: { is: Segment['is']; text: string[] }[] = []
  for (const { is, text } of segments) {
    const last = found[found.length - 1]
    if (last?.is === is) last.text.push(text)
    else found.push({ is, text: [text] })
  }
  return found.map((it) => ({ is: it.is, text: it.text.join('') }))
}
