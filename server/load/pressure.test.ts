import { expect, test } from 'vitest'
import { type Level, noPressure, type Pressure, pressed, type Seen, turnsAway } from './pressure.ts'
import { rankOf } from './rank.ts'

const at = (level: Level, calmSince: number | null = null): Pressure => ({ level, calmSince })
const calm: Seen = { lag: 5, inFlight: 3 }
const busy: Seen = { lag: 200, inFlight: 3 }
const over: Seen = { lag: 20, inFlight: 600 }

test.each<[string, Pressure, Seen, number, Pressure]>([
  ['stays away while all is calm', noPressure, calm, 1000, noPressure],
  ['comes at once with a late loop', noPressure, busy, 1000, at(1)],
  ['comes at once with too many requests', noPressure, over, 1000, at(2)],
  ['does not go with the first calm moment', at(1), calm, 1000, at(1, 1000)],
  ['does not go before it was calm for a while', at(1, 1000), calm, 3999, at(1, 1000)],
  ['goes after that', at(1, 1000), calm, 4000, at(0)],
  ['goes one step at a time', at(2, 1000), calm, 4000, at(1, 4000)],
  ['begins to wait anew when it comes back', at(1, 1000), busy, 3000, at(1)],
  ['rises while it waits', at(1, 1000), over, 3000, at(2)],
])('pressure %s', (_, before, seen, now, after) => {
  expect(pressed(before, seen, now)).toEqual(after)
})

test.each<[Level, string, boolean]>([
  [0, 'GET /statistics', false],
  [1, 'GET /statistics', true],
  [1, 'GET /offices/:code/queue', false],
  [2, 'GET /offices/:code/queue', true],
  [2, 'POST /suggestions/:id/answers', false],
  [2, 'POST /suggestions/:id/hand-in', false],
  [2, 'PUT /suggestions/:id/files/:file/parts/:n', false],
  [2, 'POST /session', false],
  [2, 'GET /suggestions/:id/draft', false],
  [2, 'GET /notices', true],
])('at level %i, %s is turned away: %s', (level, operation, away) => {
  expect(turnsAway(at(level), rankOf(operation))).toBe(away)
})
