import { expect, test } from 'vitest'
import { householdOf, type Line, refusalLines } from './refusal-lines.ts'

const line = (it: Partial<Line>): Line => ({
  person: null,
  operation: 'GET /x/:id',
  subject: 'a',
  why: 'not-found',
  hour: 0,
  address: null,
  count: 1,
  last: 1,
  ...it,
})
const bounds = { held: 4, askers: 3, perAsker: 2, subjects: 4 }

test.each<[situation: string, noted: readonly Partial<Line>[], lines: readonly unknown[]]>([
  ['the same again', [{ person: 'p' }, { person: 'p' }], [['p', 'a', 2]]],
  [
    'more subjects than one asker’s are told apart',
    ['a', 'b', 'c', 'd'].map((subject) => ({ person: 'p', subject })),
    [
      ['p', 'a', 1],
      ['p', 'b', 1],
      ['p', '', 2],
    ],
  ],
  [
    'more askers than are told apart',
    ['1', '2', '3', '4', '5'].map((address) => ({ address })),
    [
      ['1', 'a', 1],
      ['2', 'a', 1],
      ['3', 'a', 1],
      [null, '', 2],
    ],
  ],
  [
    'more lines than are held',
    ['1', '2', '3'].flatMap((address) => ['GET /x', 'GET /y'].map((operation) => ({ address, operation }))),
    [
      ['1', 'a', 1],
      ['1', 'a', 1],
      ['2', 'a', 1],
      ['2', 'a', 1],
      [null, '', 1],
      [null, '', 1],
    ],
  ],
])('of %s no refusal is lost', (_situation, noted, expected) => {
  const lines = refusalLines(bounds)
  for (const it of noted) lines.note(line(it))
  expect(lines.take().map((it) => [it.person ?? it.address, it.subject, it.count])).toEqual(expected)
  expect(lines.take()).toEqual([])
})

test('what could not be stored waits again beside what came meanwhile', () => {
  const lines = refusalLines(bounds)
  lines.note(line({ person: 'p', last: 5 }))
  const taken = lines.take()
  lines.note(line({ person: 'p', last: 9 }))
  lines.putBack(taken)
  expect(lines.take()).toEqual([line({ person: 'p', count: 2, last: 9 })])
})

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '::ffff:203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s is the line %s', (address, line) => {
  expect(householdOf(address)).toBe(line)
})
