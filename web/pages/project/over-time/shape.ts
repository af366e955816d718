import type { Course, Reading } from './course.ts'

/**
 * Where things stand in the picture, in its own units. Time runs to the right and levels upwards; on a phone time runs
 * down and levels to the right, so that names of stages have room.
 */
export interface Shape {
  readonly turned: boolean
  readonly width: number
  readonly height: number
  /** The first stage and the room from one to the next, along the way that time runs. */
  readonly start: number
  readonly step: number
  readonly stages: number
  /** The edge on which the lowest level stands, and the room of a level. */
  readonly base: number
  readonly row: number
  /** 0 where something has not reached the first level. */
  readonly lowest: number
  readonly highest: number
  /** Between lines that would lie upon each other. */
  readonly lane: number
  readonly lanes: number
  /** Where names stand at the end of lines, and the least room for each. */
  readonly labels: number
  readonly labelRoom: number
}

interface Asked {
  readonly courses: readonly Course[]
  readonly stages: number
  /** The highest level of the scale. */
  readonly highest: number
  /** The reader wants larger type: the same picture on less room, shown larger. */
  readonly large: boolean
}

const lowestIn = (courses: readonly Course[]): number =>
  courses.some((it) => it.readings.some((one) => (one.lowest ?? one.level) === 0)) ? 0 : 1

/** Lines that share a level stand beside each other, all of them within the room of that level. */
const laneIn = (row: number, lanes: number): number => Math.min(8, (row * 0.7) / Math.max(1, lanes))

/** For a wide screen: time to the right, names at the ends. */
export function wideShape({ courses, stages, highest, large }: Asked): Shape {
  const width = large ? 912 : 1140
  const labels = width - (large ? 240 : 290)
  const lowest = lowestIn(courses)
  const row = 36
  const base = 44 + (highest - lowest + 1) * row
  const start = 76
  return {
    turned: false,
    width,
    height: base + 12,
    start,
    step: (labels - 34 - start) / (stages - 1),
    stages,
    base,
    row,
    lowest,
    highest,
    lane: laneIn(row, courses.length),
    lanes: courses.length,
    labels,
    labelRoom: 38,
  }
}

/** For a phone and for paper: time downwards, letters at the ends, which the table explains. */
export function narrowShape({ courses, stages, highest, large }: Asked): Shape {
  const width = large ? 290 : 358
  const lowest = lowestIn(courses)
  const base = large ? 78 : 88
  const row = (width - base - 4) / (highest - lowest + 1)
  const start = 50
  const step = 52
  const labels = start + (stages - 1) * step + 30
  return {
    turned: true,
    width,
    height: labels + 14,
    start,
    step,
    stages,
    base,
    row,
    lowest,
    highest,
    lane: laneIn(row, courses.length),
    lanes: courses.length,
    labels,
    labelRoom: 16,
  }
}

export interface Spot {
  readonly x: number
  readonly y: number
}

/** Along the way of time. */
export const stageAt = ({ start, step }: Shape, stage: number): number => start + stage * step

/** Along the scale, in the middle of a level. */
export function levelAt(shape: Shape, level: number): number {
  const up = (level - shape.lowest + 0.5) * shape.row
  return shape.turned ? shape.base + up : shape.base - up
}

/** Where an element stands at a stage; the first of those that share a level is the uppermost. */
export function spotOf(shape: Shape, stage: number, level: number, lane: number): Spot {
  const aside = (lane - (shape.lanes - 1) / 2) * shape.lane
  const across = levelAt(shape, level) + aside
  const along = stageAt(shape, stage)
  return shape.turned ? { x: across, y: along } : { x: along, y: across }
}

const written = ({ x, y }: Spot): string => `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`
const pathOf = (spots: readonly Spot[]): string =>
  spots.length < 2 ? '' : `M${spots.map(written).join('L')}`

export interface DrawnCourse {
  readonly spots: readonly (Spot & { readonly reading: Reading; readonly range: string })[]
  readonly way: string
  /** From where it is to where it is to come; nothing at the end of the way. */
  readonly ahead: string
  /** A short mark across the last stage, on the level that is wanted there. */
  readonly goal: string
  /** From the last of the whole to the first of its part. */
  readonly parting: string
  /** Where its line or its goal ends. */
  readonly end: Spot
}

/** Everything that is drawn of the elements, in their order. */
export function drawn(shape: Shape, courses: readonly Course[]): DrawnCourse[] {
  const last = shape.stages - 1
  const endOf = (course: Course, lane: number) => {
    const reading = course.readings.at(-1)
    return reading === undefined ? undefined : spotOf(shape, reading.stage, reading.level, lane)
  }
  return courses.map((course, lane): DrawnCourse => {
    const spots = course.readings.map((reading) => {
      const { lowest = reading.level, highest = reading.level } = reading
      const range =
        lowest === highest
          ? ''
          : pathOf([spotOf(shape, reading.stage, lowest, lane), spotOf(shape, reading.stage, highest, lane)])
      return { ...spotOf(shape, reading.stage, reading.level, lane), reading, range }
    })
    const now = course.readings.at(-1)
    const from = endOf(course, lane)
    const goal = course.goal === null ? undefined : spotOf(shape, last, course.goal, lane)
    const whole = courses.findIndex((it) => it.element === course.from)
    const parted = courses[whole]
    const before = parted === undefined ? undefined : endOf(parted, whole)
    const first = spots[0]
    return {
      spots,
      way: pathOf(spots),
      ahead: from === undefined || goal === undefined || now?.stage === last ? '' : pathOf([from, goal]),
      goal: goal === undefined ? '' : markAt(shape, goal),
      parting: before === undefined || first === undefined ? '' : pathOf([before, first]),
      end: now?.stage === last ? (from ?? { x: 0, y: 0 }) : (goal ?? from ?? { x: 0, y: 0 }),
    }
  })
}

const markHalf = 13
const markAt = ({ turned }: Shape, { x, y }: Spot): string =>
  turned
    ? pathOf([
        { x, y: y - markHalf },
        { x, y: y + markHalf },
      ])
    : pathOf([
        { x: x - markHalf, y },
        { x: x + markHalf, y },
      ])

/** Where the names stand, each as near to its end as the others let it. */
export function labelsOf(shape: Shape, ends: readonly Spot[]): number[] {
  const wanted = ends.map((it) => (shape.turned ? it.x : it.y))
  const [from, to] = shape.turned ? [shape.base, shape.width - 8] : [26, shape.height - 14]
  return spread(wanted, shape.labelRoom, from, to)
}

/** Moves what stands too close apart, keeps the order, and stays within; where there is no room, evenly. */
export function spread(wanted: readonly number[], room: number, from: number, to: number): number[] {
  const least = Math.min(room, wanted.length < 2 ? room : (to - from) / (wanted.length - 1))
  const order = wanted.map((at, place) => ({ at, place })).sort((a, b) => a.at - b.at || a.place - b.place)
  const placed: number[] = []
  for (const { at } of order)
    placed.push(Math.max(at, from, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + least))
  for (let n = placed.length - 1, limit = to; n >= 0; n--) {
    placed[n] = Math.min(placed[n] ?? limit, limit)
    limit = (placed[n] ?? limit) - least
  }
  const result: number[] = wanted.map(() => 0)
  for (const [n, { place }] of order.entries()) result[place] = Math.round((placed[n] ?? 0) * 10) / 10
  return result
}
