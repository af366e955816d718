import { expect, test } from 'vitest'
import type { Rank } from './rank.ts'
import { Turns } from './turns.ts'

const here = () => false

/** As many turns as there are, taken by those who write. */
async function full(): Promise<Turns> {
  const turns = new Turns()
  for (let n = 0; n < 48; n++) expect(await turns.take('vital', here)).toBe(true)
  return turns
}

/** Who began, in order. */
function line(turns: Turns, ...ranks: readonly Rank[]): string[] {
  const began: string[] = []
  ranks.forEach((rank, n) => {
    void turns.take(rank, here).then((begins) => begins && began.push(`${rank} ${n}`))
  })
  return began
}
const settled = () => new Promise((done) => setImmediate(done))

test('who writes goes before who comes, who comes before who reads, and each in the order of asking', async () => {
  const turns = await full()
  const began = line(turns, 'heavy', 'ordinary', 'arriving', 'inside', 'vital', 'arriving', 'vital')
  await settled()
  expect(began).toEqual([])
  expect(turns.waiting).toBe(7)
  for (let n = 0; n < 48; n++) turns.give()
  await settled()
  expect(began).toEqual([
    'vital 4',
    'vital 6',
    'inside 3',
    'arriving 2',
    'arriving 5',
    'ordinary 1',
    'heavy 0',
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
  const began = line(turns, ...Array.from({ length: room + 1 }, () => rank))
  await settled()
  expect([began.length, turns.waiting]).toEqual([room, 1])
  turns.give()
  await settled()
  expect([began.length, turns.waiting]).toEqual([room + 1, 0])
})

test('whoever went away is told so, and the next one begins', async () => {
  const turns = await full()
  const gone = turns.take('vital', () => true)
  const began = line(turns, 'vital')
  turns.give()
  expect(await gone).toBe(false)
  await settled()
  expect(began).toEqual(['vital 0'])
})

test('those who write always find room to wait in; those who come do so up to a number', async () => {
  const turns = await full()
  line(turns, ...Array.from({ length: 1500 }, (): Rank => 'arriving'))
  expect([turns.full('vital'), turns.full('inside'), turns.full('arriving')]).toEqual([false, false, true])
})
