import { linesOf } from './lines.ts'

/** Where things stand in the picture, in its own units: one to a pixel where the type has its usual size. */
export interface Shape {
  readonly width: number
  readonly height: number
  /** Where the columns begin; names of levels stand before it. */
  readonly left: number
  readonly column: number
  readonly top: number
  readonly base: number
  /** The room below the base that boxes of elements before the first level take. */
  readonly under: number
  readonly row: number
  /** The boxes with the levels say what they are; narrow ones show the number alone. */
  readonly spoken: boolean
  readonly box: number
  readonly boxHeight: number
  /** Half of the distance between the rails. */
  readonly half: number
  /** Names of levels stand beside their numbers. */
  readonly named: boolean
  /** The lines above each column. */
  readonly heads: readonly (readonly string[])[]
  readonly headLine: number
}

/** On a phone more columns than these have letters above them, and the table beside says whose they are. */
const mostNamed = 4

interface Asked {
  readonly names: readonly string[]
  readonly levels: number
  readonly evidence: boolean
  /** Some element has not reached the first level. */
  readonly grounded: boolean
  /** The reader wants larger type: the same picture on less room, shown larger. */
  readonly large: boolean
}

/** For a wide screen: levels with their names on the left, columns no wider than they need. */
export function wideShape({ names, levels, evidence, grounded, large }: Asked): Shape {
  const whole = large ? 912 : 1140
  const left = large ? 290 : 340
  const column = Math.min(266, (whole - left) / names.length)
  return shapeOf({
    width: left + column * names.length,
    left,
    column,
    row: 40,
    named: true,
    spoken: column >= 88,
    box: column >= 88 ? 72 : 36,
    boxHeight: 24,
    half: 13,
    heads: names.map((it) => linesOf(it, column - 10, 15, 3)),
    headLine: 20,
    levels,
    evidence,
    grounded,
  })
}

/** For a phone and for paper: numbers of levels only, and letters instead of names where there are many. */
export function narrowShape({ names, levels, evidence, grounded, large }: Asked): Shape {
  const width = large ? 290 : 358
  const left = 36
  const column = (width - left) / names.length
  return shapeOf({
    width,
    left,
    column,
    row: 30,
    named: false,
    spoken: false,
    box: 34,
    boxHeight: 20,
    half: 9,
    heads: names.map((it, at) =>
      isLettered(names.length) ? [letterOf(at)] : linesOf(it, column - 6, 13, 3),
    ),
    headLine: 17,
    levels,
    evidence,
    grounded,
  })
}

export const isLettered = (columns: number): boolean => columns > mostNamed
export const letterOf = (at: number): string => String.fromCharCode(65 + at)

type Measured = Omit<Shape, 'top' | 'base' | 'under' | 'height'> & {
  readonly levels: number
  readonly evidence: boolean
  readonly grounded: boolean
}

function shapeOf({ levels, evidence, grounded, ...shape }: Measured): Shape {
  const most = Math.max(1, ...shape.heads.map((it) => it.length))
  // The names, one line below them, and some air.
  const top = (most + 1) * shape.headLine + 14
  const base = top + levels * shape.row
  const under = grounded ? shape.boxHeight + 4 : 0
  return { ...shape, top, base, under, height: base + under + (evidence ? 56 : 10) }
}
