import { expect, test } from 'vitest'
import { aCall } from '#test/support/make-call.ts'
import { possibleSpots, thinSpots } from './thin.ts'

const refusing = aCall({
  routing: [{ kind: ['TECH'], field: ['AIR'], refuse: { zh: '不收。', en: 'No.' } }, ...aCall().routing],
})

test('what can be handed in is every combination that reaches an office', () => {
  expect(possibleSpots(aCall())).toEqual([
    { kind: 'TECH', field: 'SEA', offices: ['ONE'] },
    { kind: 'TECH', field: 'AIR', offices: ['ONE'] },
    { kind: 'TECH', field: 'ELSE', offices: ['TWO'] },
    { kind: 'STUDY', field: null, offices: ['TWO'] },
  ])
  expect(possibleSpots(refusing).map((it) => it.field)).toEqual(['SEA', 'ELSE', null])
})

test.each([
  { name: 'none came', counts: [], office: undefined, thin: ['SEA 0', 'AIR 0', 'ELSE 0', 'null 0'] },
  { name: 'few came', counts: [['SEA', 2]], office: undefined, thin: ['SEA 2', 'AIR 0', 'ELSE 0', 'null 0'] },
  { name: 'enough came', counts: [['SEA', 3]], office: undefined, thin: ['AIR 0', 'ELSE 0', 'null 0'] },
  { name: 'of one office', counts: [['SEA', 3]], office: 'ONE', thin: ['AIR 0'] },
  { name: 'of none', counts: [], office: 'THREE', thin: [] },
] as const)('$name', ({ counts, office, thin }) => {
  const given = counts.map(([field, count]) => ({ kind: 'TECH', field, count }))
  expect(thinSpots(aCall(), given, 2, office).map((it) => `${it.field} ${it.count}`)).toEqual(thin)
})
