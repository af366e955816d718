import { expect, test } from 'vitest'
import { atOffice, type State, states } from '../suggestion/suggestion.ts'
import { flowOf, type Station, stations } from './flow.ts'

const each = (of: readonly State[], count: number) => of.map((state) => ({ state, count }))

test('what comes into a station leaves it again, or stays there', () => {
  const { nodes, links } = flowOf(each(states, 3))
  expect(nodes[0]).toMatchObject({ station: 'handed-in', count: 45 })
  for (const { station, count } of nodes.slice(1)) {
    const [into, out] = (['to', 'from'] as const).map((end) =>
      links.filter((it) => it[end] === station).reduce((sum, it) => sum + it.count, 0),
    )
    expect([station, into]).toEqual([station, count])
    expect([count, 0]).toContain(out)
  }
})

test.each([
  { name: 'nothing', counts: each(states, 0), first: undefined },
  { name: 'drafts, and what is hidden', counts: each(['draft', 'frozen', 'purged'], 9), first: undefined },
  { name: 'all at the office', counts: each(atOffice, 2), first: { station: 'at-office', count: 20 } },
  { name: 'some still at the unit', counts: each(['unit-review', 'accepted'], 2), first: { count: 4 } },
])('$name: the way begins at $first.station', ({ counts, first }) => {
  const [found] = flowOf(counts).nodes
  if (first === undefined) expect(found).toBeUndefined()
  else expect(found).toMatchObject(first)
})

test('a station knows the states of what has passed it', () => {
  const { nodes } = flowOf(each(atOffice, 1))
  const statesAt = Object.fromEntries(nodes.map((it) => [it.station, it.states]))
  expect(statesAt['in-guide']).toEqual(['adopted', 'partly-adopted', 'merged'])
  expect(statesAt['waiting']).toEqual(['submitted'])
  expect(statesAt['taken-in']).toHaveLength(7)
})

/** Where what is in a state stands now; nothing for what nobody counts. */
const standsAt: Readonly<Record<State, Station | undefined>> = {
  draft: undefined,
  'unit-review': 'at-unit',
  'unit-returned': 'at-unit',
  unverified: 'at-unit',
  'unit-refused': 'held-by-unit',
  withdrawn: 'withdrawn',
  submitted: 'waiting',
  'office-returned': 'with-filer',
  'not-accepted': 'not-accepted',
  accepted: 'unused',
  reserve: 'reserve',
  condensing: 'drafting',
  'not-adopted': 'not-adopted',
  adopted: 'adopted',
  'partly-adopted': 'partly-adopted',
  merged: 'merged',
  frozen: undefined,
  purged: undefined,
}
const ended = (of: readonly State[]) => {
  const { nodes, links } = flowOf(each(of, 1))
  return nodes.map((it) => it.station).filter((it) => !links.some(({ from }) => from === it))
}

test.each(states)('the way of %s ends where it stands', (state) => {
  const beside = state === 'unit-review' ? 'withdrawn' : 'unit-review'
  const expected = [standsAt[beside], standsAt[state]]
  expect(new Set(ended([beside, state]))).toEqual(new Set(expected.filter((it) => it !== undefined)))
})

test('every station is passed by somebody, in order', () => {
  expect(flowOf(each(states, 1)).nodes.map((it) => it.station)).toEqual(stations)
})
