import { expect, test } from 'vitest'
import type { Level } from './pressure.ts'
import type { Rank } from './rank.ts'
import { mostInside, type Outcome, Turns } from './turns.ts'

const asker = (rank: Rank, asked = 0, gone = false) => ({
  rank,
  asked,
  came: asked,
  gone: () => gone,
  goes: () => {},
})

/** As many turns as there are, taken by those who write. */
async function full(): Promise<Turns> {
  const turns = new Turns()
  for (let n = 0; n < 48; n++) expect(await turns.take(asker('vital'))).toBe('begins')
  return turns
}

/** What becomes of each, in order. */
function line(turns: Turns, ...askers: readonly (readonly [rank: Rank, asked: number])[]): string[] {
  const told: string[] = []
  for (const [rank, asked] of askers)
    void turns.take(asker(rank, asked)).then((outcome) => told.push(`${rank} ${asked} ${outcome}`))
  return told
}
const settled = () => new Promise((done) => setImmediate(done))
const all = (rank: Rank, outcome: Outcome, ...asked: readonly number[]) =>
  asked.map((it) => `${rank} ${it} ${outcome}`)

test('who writes goes before who comes, who comes before who reads, but for the places that reading has', async () => {
  const turns = await full()
  const told = line(
    turns,
    ...(['heavy', 'ordinary', 'arriving', 'inside', 'vital', 'ordinary', 'ordinary', 'vital'] as const).map(
      (rank, n) => [rank, n] as const,
    ),
  )
  await settled()
  expect([told, turns.waiting]).toEqual([[], 8])
  for (let n = 0; n < 48; n++) turns.give('vital')
  await settled()
  expect(told).toEqual([
    ...all('ordinary', 'begins', 1, 5),
    'heavy 0 begins',
    ...all('vital', 'begins', 4, 7),
    'inside 3 begins',
    'arriving 2 begins',
    'ordinary 6 begins',
  ])
})

test.each<[Rank, number]>([
  ['vital', 48],
  ['inside', 46],
  ['arriving', 44],
  ['ordinary', 36],
  ['heavy', 12],
])('of the rank %s, %i begin and the next one waits', async (rank, room) => {
  const turns = new Turns()
  const told = line(turns, ...Array.from({ length: room + 1 }, (_, n) => [rank, n] as const))
  await settled()
  expect([told.length, turns.waiting]).toEqual([room, 1])
  turns.give(rank)
  await settled()
  expect([told.length, turns.waiting]).toEqual([room + 1, 0])
})

test.each<[level: Level, rank: Rank, room: number, after: number]>([
  [1, 'heavy', 1, 12],
  [1, 'ordinary', 36, 36],
  [2, 'heavy', 1, 12],
  [2, 'ordinary', 2, 36],
  [2, 'arriving', 44, 44],
  [2, 'inside', 46, 46],
  [2, 'vital', 48, 48],
])('at level %i, of the rank %s %i begin, and when it is over %i', async (level, rank, room, after) => {
  const turns = new Turns()
  turns.press(level)
  const told = line(turns, ...Array.from({ length: 50 }, (_, n) => [rank, n] as const))
  await settled()
  expect([told.length, turns.waiting]).toEqual([room, 50 - room])
  turns.press(0)
  await settled()
  expect([told.length, turns.waiting]).toEqual([after, 50 - after])
})

test('whoever asked first goes first, however often they had to come back', async () => {
  const turns = await full()
  const told = line(
    turns,
    ['arriving', 30],
    ['arriving', 50],
    ['arriving', 10],
    ['arriving', 40],
    ['arriving', 10],
  )
  await settled()
  for (let n = 0; n < 48; n++) turns.give('vital')
  await settled()
  expect(told).toEqual(all('arriving', 'begins', 10, 10, 30, 40, 50))
})

test('where there is no more room the newest gives way, not whoever comes back', async () => {
  const turns = await full()
  const told = line(turns, ...Array.from({ length: mostInside }, (_, n) => ['arriving', 1000 + n] as const))
  expect(
    (
      [
        ['vital', 99_999],
        ['inside', 99_999],
        ['ordinary', 99_999],
        ['arriving', 99_999],
        ['arriving', 999 + mostInside],
        ['arriving', 500],
      ] as const
    ).map(([rank, asked]) => turns.full(rank, asked)),
  ).toEqual([false, false, false, true, true, false])
  const back = line(turns, ['arriving', 500])
  await settled()
  expect([told, turns.waiting]).toEqual([all('arriving', 'later', 999 + mostInside), mostInside])
  for (let n = 0; n < 5; n++) turns.give('vital')
  await settled()
  expect(back).toEqual(all('arriving', 'begins', 500))
})

test('whoever waits longer than what is in between would is asked to come back; whoever writes never is', async () => {
  const turns = await full()
  const told = line(
    turns,
    ['vital', 0],
    ['inside', 0],
    ['arriving', 0],
    ['ordinary', 20_000],
    ['heavy', 10_000],
  )
  turns.sendBack(40_000)
  await settled()
  expect(told).toEqual([])
  turns.sendBack(50_001)
  await settled()
  expect(told).toEqual(['arriving 0 later', 'heavy 10000 later'])
})

test('whoever went away is told so, and the next one begins', async () => {
  const turns = await full()
  const gone = turns.take(asker('vital', 0, true))
  const told = line(turns, ['vital', 1])
  turns.give('vital')
  expect(await gone).toBe('gone')
  await settled()
  expect(told).toEqual(['vital 1 begins'])
})

test('whoever goes away stands in nobody’s way, and going later changes nothing', async () => {
  const turns = await full()
  const goings: (() => void)[] = []
  const goes = (leave: () => void) => void goings.push(leave)
  const [first, second] = [1, 2].map((asked) => turns.take({ ...asker('arriving', asked), goes }))
  expect(turns.waiting).toBe(2)
  goings[0]?.()
  expect([await first, turns.waiting]).toEqual(['gone', 1])
  for (let n = 0; n < 48; n++) turns.give('vital')
  expect(await second).toBe('begins')
  for (const leave of goings) leave()
  turns.give('arriving')
  for (let n = 0; n < 44; n++) expect(await turns.take(asker('arriving'))).toBe('begins')
  void turns.take(asker('arriving'))
  expect(turns.waiting).toBe(1)
})
