/** One line of a chart: how something grows with what is stored. */
export interface Curve {
  readonly name: string
  readonly points: readonly { readonly x: number; readonly y: number }[]
  /** What it should not pass, from here to its last point; drawn as a broken line. */
  readonly goal?: { readonly x: number; readonly y: number } | undefined
}

const [width, height] = [720, 360]
const box = { left: 64, top: 40, right: 540, bottom: 310 }
/** Told apart by people who do not see all colours (Okabe and Ito), readable on white and on black. */
const colours = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a8a8a', '#b8a800']

const powers = (from: number, to: number): readonly number[] =>
  Array.from({ length: Math.round(Math.log10(to / from)) + 1 }, (_, n) => from * 10 ** n)

/**
 * A chart with both scales in powers of ten, so that what grows with what is stored is a slope, and what does not is level. Text takes
 * the colour of the page it stands on, by the reader's setting.
 */
export function chart(title: string, unit: string, curves: readonly Curve[]): string {
  const all = curves.flatMap((it) => [...it.points, ...(it.goal ? [it.goal] : [])]).filter((it) => it.y > 0)
  const low = (of: readonly number[]) => 10 ** Math.floor(Math.log10(Math.min(...of)))
  const high = (of: readonly number[]) => 10 ** Math.ceil(Math.log10(Math.max(...of)))
  const xs = all.map((it) => it.x)
  const ys = all.map((it) => it.y)
  const [x0, x1, y0, y1] = [low(xs), high(xs), low(ys), Math.max(high(ys), low(ys) * 10)]
  const at = (value: number, from: number, to: number, a: number, b: number) =>
    (a + ((Math.log10(value) - Math.log10(from)) / (Math.log10(to) - Math.log10(from))) * (b - a)).toFixed(1)
  const px = (x: number) => at(x, x0, x1, box.left, box.right)
  const py = (y: number) => at(y, y0, y1, box.bottom, box.top)
  const grid = [
    ...powers(x0, x1).map(
      (x) =>
        `<line class="grid" x1="${px(x)}" y1="${box.top}" x2="${px(x)}" y2="${box.bottom}"/><text x="${px(x)}" y="${box.bottom + 18}" text-anchor="middle">${x.toLocaleString('en')}</text>`,
    ),
    ...powers(y0, y1).map(
      (y) =>
        `<line class="grid" x1="${box.left}" y1="${py(y)}" x2="${box.right}" y2="${py(y)}"/><text x="${box.left - 8}" y="${Number(py(y)) + 4}" text-anchor="end">${y.toLocaleString('en')}</text>`,
    ),
  ]
  // Names stand beside the last point, apart from each other.
  const ends = curves
    .map((it, n) => ({ n, name: it.name, y: Number(py(it.points.at(-1)?.y || y0)) }))
    .sort((a, b) => a.y - b.y)
  let free = box.top
  const names = ends.map(({ n, name, y }) => {
    free = Math.max(free + 16, y)
    return `<text x="${box.right + 14}" y="${free.toFixed(1)}" style="fill:${colours[n % colours.length]}">${name}</text>`
  })
  const goals = curves.map(({ points, goal }, n) => {
    const end = points.at(-1)
    if (!goal || !end) return ''
    const place = `x1="${px(goal.x)}" y1="${py(goal.y)}" x2="${px(end.x)}" y2="${py(goal.y)}"`
    return `<line ${place} stroke="${colours[n % colours.length]}" stroke-width="1.5" stroke-dasharray="5 4"/>`
  })
  const lines = curves.map(({ points }, n) => {
    const colour = colours[n % colours.length]
    const drawn = points.filter((it) => it.y > 0)
    const dots = drawn.map((it) => `<circle cx="${px(it.x)}" cy="${py(it.y)}" r="3.5" fill="${colour}"/>`)
    const path = drawn.map((it) => `${px(it.x)},${py(it.y)}`).join(' ')
    return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="${title}">
<style>
  text { font: 12px system-ui, sans-serif; fill: #333; }
  .title { font-size: 15px; font-weight: 600; }
  .grid { stroke: #8888; stroke-width: 0.5; }
  .ground { fill: #fff; }
  @media (prefers-color-scheme: dark) { text { fill: #ddd; } .ground { fill: #16181c; } }
</style>
<rect class="ground" width="${width}" height="${height}" rx="6"/>
<text class="title" x="${box.left}" y="24">${title}</text>
<text x="${box.left}" y="${height - 12}">suggestions stored → ${unit} ↑, both in powers of ten</text>
${[...grid, ...goals.filter(Boolean), ...lines, ...names].join('\n')}
</svg>
`
}
