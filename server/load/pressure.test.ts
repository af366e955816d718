import { expect, test } from 'vitest'
import { type Level, noPressure, type Pressure, pressed, type Seen } from './pressure.ts'

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
