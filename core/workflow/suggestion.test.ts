import { expect, test } from 'vitest'
import { atOffice, type State, states, undecided, usable, writable } from '../suggestion/suggestion.ts'
import { type Move, transitions } from './suggestion.ts'

const leadingBy = (move: Move): ReadonlySet<State> =>
  new Set(transitions.filter((it) => it.move === move).map((it) => it.from))

test('the states are those that the table begins in or leads to', () => {
  expect(new Set(states)).toEqual(new Set(transitions.flatMap((it) => [it.from, it.to])))
})

test('a filer may write wherever handing in is the next step', () => {
  expect(new Set(writable)).toEqual(leadingBy('hand-in'))
})

test('a source can be taken from where condensing leads away, and while it is being condensed', () => {
  expect(new Set(usable)).toEqual(new Set([...leadingBy('condense'), 'condensing']))
})

test('undecided is what an office holds as long as something of it may come', () => {
  const concluded = new Set(['adopted', 'partly-adopted', 'merged', 'not-adopted', 'not-accepted'])
  expect(undecided).toEqual(atOffice.filter((it) => !concluded.has(it)))
})
