/** Colours, face and size of type as the page has them, in the words that a chart understands. */
export interface Look {
  /** How wide the chart is, in pixels. */
  readonly width: number
  /** One unit of type, 12 pixels unless the reader has it larger. */
  readonly size: number
  readonly face: string
  readonly text: string
  readonly quiet: string
  readonly line: string
  readonly ground: string
  readonly ink: string
  readonly tint: string
  readonly deadline: string
  readonly series: readonly string[]
  readonly rest: string
}

/** Read from the tokens, where alone colours are named. */
export function lookOf(place: HTMLElement): Look {
  const tokens = getComputedStyle(place)
  const of = (name: string) => tokens.getPropertyValue(name).trim()
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize)
  return {
    width: place.clientWidth,
    size: Math.round(root * 0.75),
    face: tokens.fontFamily,
    text: of('--text'),
    quiet: of('--text-2'),
    line: of('--line'),
    ground: of('--surface'),
    ink: of('--ink'),
    tint: of('--ink-tint'),
    deadline: of('--cinnabar'),
    series: ['--c1', '--c2', '--c3', '--c4', '--c5', '--c6'].map(of),
    rest: of('--c-rest'),
  }
}

/** What every chart of ours has: no motion, our type, and a tip drawn like the rest of it. */
export const usual = (look: Look) => ({
  animation: false,
  textStyle: { fontFamily: look.face, fontSize: look.size, color: look.text },
  tooltip: {
    renderMode: 'richText' as const,
    confine: true,
    backgroundColor: look.ground,
    borderColor: look.line,
    borderWidth: 1,
    padding: 8,
    textStyle: { color: look.text, fontSize: look.size, fontFamily: look.face },
  },
})

/** A colour between two others, both written `#rrggbb`. */
export function between(one: string, other: string, share: number): string {
  const parts = (of: string) => [1, 3, 5].map((at) => Number.parseInt(of.slice(at, at + 2), 16))
  const [from, to] = [parts(one), parts(other)]
  const mixed = from.map((it, n) => Math.round(it + ((to[n] ?? it) - it) * share))
  return `#${mixed.map((it) => it.toString(16).padStart(2, '0')).join('')}`
}
