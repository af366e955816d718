import { expect, test } from 'vitest'
import { allowedOf } from './quota.ts'

test.each([
  ['nobody limits it', {}, {}, null],
  ['the call says nought, which is no limit', { KP: 0 }, {}, null],
  ['the call limits it', { KP: 3 }, {}, 3],
  ['the unit limits it', {}, { KP: 2 }, 2],
  ['the unit hands in none of it', {}, { KP: 0 }, 0],
  ['the unit sets itself fewer', { KP: 3 }, { KP: 1 }, 1],
  ['the unit cannot give itself more', { KP: 3 }, { KP: 9 }, 3],
  ['another kind is limited', { RKX: 3 }, { RKX: 1 }, null],
])('%s', (_, call, unit, allowed) => {
  expect(allowedOf('KP', call, unit)).toBe(allowed)
})
