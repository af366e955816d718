import { describe, expect, test } from 'vitest'
import { type Course, coursesOf } from './course.ts'
import { drawn, labelsOf, levelAt, narrowShape, spotOf, spread, stageAt, wideShape } from './shape.ts'

const course = (element: string, levels: readonly (number | null)[], more: Partial<Course> = {}): Course => ({
  element,
  name: element,
  from: null,
  readings: levels.flatMap((level, stage) => (level === null ? [] : [{ stage, level }])),
  goal: null,
  ...more,
})
const asked = { stages: 6, highest: 9, large: false }

describe('names at the ends of lines', () => {
  test.each<[string, number[], number, number, number, number[]]>([
    ['with room stay where they are', [10, 60, 110], 20, 0, 200, [10, 60, 110]],
    ['upon each other stand apart', [50, 50, 50], 20, 0, 200, [50, 70, 90]],
    ['at the lower edge are pushed back', [190, 195], 20, 0, 200, [180, 200]],
    ['keep the order of their ends, not of the elements', [100, 90], 20, 0, 200, [110, 90]],
    ['without room stand evenly', [5, 5, 5], 100, 0, 100, [0, 50, 100]],
    ['alone never leave the picture', [-30], 20, 0, 100, [0]],
  ])('%s', (_, wanted, room, from, to, expected) => {
    expect(spread(wanted, room, from, to)).toEqual(expected)
  })
})

describe('the ways of elements', () => {
  test('a renamed element bears its last name, and a promise stands before an aim', () => {
    const [it, ...others] = coursesOf(
      [
        [{ element: 'a', name: 'Old', level: 3, target: 6 }],
        null,
        [{ element: 'a', name: 'New', level: 4, target: 7, lowest: 3, highest: 5 }],
      ],
      new Map([['a', 8]]),
    )
    expect(others).toEqual([])
    expect(it).toMatchObject({ name: 'New', goal: 8 })
    expect(it?.readings.map((one) => [one.stage, one.level])).toEqual([
      [0, 3],
      [2, 4],
    ])
  })
  test('a stage that names no target leaves the one before', () => {
    const [it] = coursesOf(
      [[{ element: 'a', name: 'A', level: 3, target: 6 }], [{ element: 'a', name: 'A', level: 4 }]],
      new Map(),
    )
    expect(it?.goal).toBe(6)
  })
})

describe.each([
  ['wide', wideShape],
  ['narrow', narrowShape],
] as const)('%s', (_, shapeFor) => {
  const eight = Array.from({ length: 8 }, (_, n) => course(`e${n}`, [4, 4, 5, 5, 6, 7], { goal: 7 }))
  test('lines on one level stand apart and within its room', () => {
    const shape = shapeFor({ ...asked, courses: eight })
    const across = eight.map((_, lane) => {
      const spot = spotOf(shape, 0, 4, lane)
      return shape.turned ? spot.x : spot.y
    })
    expect(new Set(across).size).toBe(8)
    const middle = levelAt(shape, 4)
    for (const it of across) expect(Math.abs(it - middle)).toBeLessThan(shape.row / 2)
  })
  test('everything lies within the picture', () => {
    const shape = shapeFor({ ...asked, courses: eight })
    const courses = drawn(shape, eight)
    for (const { spots } of courses)
      for (const { x, y } of spots) {
        expect(x).toBeGreaterThan(0)
        expect(x).toBeLessThan(shape.width)
        expect(y).toBeGreaterThan(0)
        expect(y).toBeLessThan(shape.height)
      }
    const labels = labelsOf(
      shape,
      courses.map((it) => it.end),
    )
    expect(Math.max(...labels)).toBeLessThan(shape.turned ? shape.width : shape.height)
  })
  test('there is a row below the first level only where something stands there', () => {
    const above = shapeFor({ ...asked, courses: [course('a', [1])] })
    const below = shapeFor({ ...asked, courses: [course('a', [0])] })
    expect([above.lowest, below.lowest]).toEqual([1, 0])
  })
  test('an unfinished way goes on dashed to its goal, a finished one ends where it was found', () => {
    const shape = shapeFor({ ...asked, courses: [course('a', [4])] })
    const [under, done, aimless] = drawn(shape, [
      course('a', [4, 4], { goal: 7 }),
      course('b', [4, 4, 4, 4, 5, 6], { goal: 7 }),
      course('c', [4]),
    ])
    expect(under?.ahead).not.toBe('')
    expect(done?.ahead).toBe('')
    expect(done?.goal).not.toBe('')
    expect(done?.end).toEqual(spotOf(shape, 5, 6, 1))
    expect([aimless?.way, aimless?.ahead, aimless?.goal]).toEqual(['', '', ''])
  })
  test('a part begins where its whole ended', () => {
    const shape = shapeFor({ ...asked, courses: [] })
    const [, part] = drawn(shape, [course('a', [4, 4]), course('b', [null, null, 5], { from: 'a' })])
    expect(part?.parting).not.toBe('')
  })
  test('a range is drawn only where experts differ', () => {
    const shape = shapeFor({ ...asked, courses: [] })
    const [it] = drawn(shape, [
      course('a', [], {
        readings: [
          { stage: 1, level: 5, lowest: 5, highest: 5 },
          { stage: 2, level: 5, lowest: 4, highest: 6 },
        ],
      }),
    ])
    expect(it?.spots.map((one) => one.range === '')).toEqual([true, false])
  })
})

test('wide, time runs to the right and levels upwards; narrow, down and to the right', () => {
  const wide = wideShape({ ...asked, courses: [] })
  const narrow = narrowShape({ ...asked, courses: [] })
  expect(stageAt(wide, 1)).toBeGreaterThan(stageAt(wide, 0))
  expect(levelAt(wide, 9)).toBeLessThan(levelAt(wide, 1))
  expect(levelAt(narrow, 9)).toBeGreaterThan(levelAt(narrow, 1))
})
