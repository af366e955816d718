import { expect, test } from 'vitest'
import { Passage } from './passage.ts'

/** A line to which ten come in a second for a minute, and that then lets in so many a second for ten seconds. */
function after(perSecond: number): Passage {
  const passage = new Passage(0)
  for (let second = 1; second <= 60; second++) {
    for (let n = 0; n < 10; n++) passage.came(second * 1000 + n)
    passage.look(second * 1000, true)
  }
  let upTo = 0
  for (let second = 61; second <= 70; second++) {
    upTo += (perSecond / 10) * 1000
    passage.begins(upTo)
    passage.begins(0)
    passage.look(second * 1000, true)
  }
  return passage
}

test.each([
  { perSecond: 10, asked: 60_500, ahead: 500, least: 45, most: 60 },
  { perSecond: 20, asked: 60_500, ahead: 400, least: 18, most: 24 },
  { perSecond: 20, asked: 30_500, ahead: 100, least: 4, most: 6 },
  { perSecond: 20, asked: 20_500, ahead: 0, least: 0, most: 0 },
])('of $perSecond a second, whoever asked at $asked has $ahead before them', ({ asked, ahead, ...it }) => {
  const place = after(it.perSecond).placeOf(asked)
  expect(place.ahead).toBe(ahead)
  expect(place.wait).toBeGreaterThanOrEqual(it.least)
  expect(place.wait).toBeLessThanOrEqual(it.most)
})

test('a server that has just started tells no time, and then one by those who come back from before', () => {
  const passage = new Passage(100_000)
  for (let n = 0; n < 60; n++) passage.came(101_000 + n)
  expect(passage.placeOf(102_000)).toEqual({ ahead: 60 })
  for (let n = 0; n < 20; n++) passage.begins(90_000 + n)
  passage.look(101_000, true)
  expect(passage.placeOf(102_000)).toEqual({ ahead: 60, wait: 3 })
})

test('a clock that is set back says nothing of how fast the line is', () => {
  const passage = after(10)
  const before = passage.placeOf(60_500)
  passage.begins(11_000)
  passage.look(69_000, true)
  expect(passage.placeOf(60_500)).toEqual(before)
})

test('where nobody waits, nobody is ahead', () => {
  const passage = after(10)
  passage.look(71_000, false)
  expect(passage.placeOf(60_500)).toEqual({ ahead: 0, wait: 0 })
})

test('nothing is remembered of those who came longer ago than tickets are good for', () => {
  const passage = new Passage(0)
  passage.came(5000)
  passage.look(1000, true)
  expect(passage.placeOf(9000).ahead).toBe(1)
  passage.look(40 * 60_000, true)
  expect(passage.placeOf(9000).ahead).toBe(0)
})
