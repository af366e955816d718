import { expect, test } from 'vitest'
import { z } from 'zod'
import { checkedAnswers, writerOf } from './answer.ts'

const row = z.object({ id: z.string(), by: z.object({ name: z.string() }).nullable() })

test.each([
  ['an unnamed field', row, { id: 'a', by: null, secret: 1 }, { id: 'a', by: null }],
  ['one further in', row, { id: 'a', by: { name: 'b', secret: 1 } }, { id: 'a', by: { name: 'b' } }],
  ['one in a list', z.array(row), [{ id: 'a', by: null, secret: 1 }], [{ id: 'a', by: null }]],
  [
    'one under a free name',
    z.record(z.string(), row),
    { x: { id: 'a', by: null, secret: 1 } },
    { x: { id: 'a', by: null } },
  ],
  [
    'one in a part that may be missing',
    z.object({ row: row.optional() }),
    { row: { id: 'a', by: null, secret: 1 } },
    { row: { id: 'a', by: null } },
  ],
  ['what is missing', z.object({ row: row.optional() }), { secret: 1 }, {}],
  [
    'one in a list within',
    z.object({ rows: z.array(row) }),
    {
      rows: [
        { id: 'a', by: null },
        { id: 'b', by: { name: 'c', secret: 1 } },
      ],
    },
    {
      rows: [
        { id: 'a', by: null },
        { id: 'b', by: { name: 'c' } },
      ],
    },
  ],
  ['one in place of what is missing', row.partial(), { id: 'a', secret: 1 }, { id: 'a' }],
  ['one in a choice', z.union([row, z.string()]), { id: 'a', by: null, secret: 1 }, { id: 'a', by: null }],
] as const)('leaves out %s', (_, shape, answer, written) => {
  expect(JSON.parse(writerOf(shape)(answer))).toEqual(written)
})

test('keeps whatever stands where anything may', () => {
  const answer = { id: 'a', value: { deep: [1, { any: true }] } }
  expect(writerOf(z.object({ id: z.string(), value: z.unknown() }))(answer)).toBe(JSON.stringify(answer))
})

test.each([
  ['as the contract names it', { id: 'a', by: { name: 'b' } }],
  ['in another order', { by: { name: 'b' }, id: 'a' }],
  ['with more than it names', { secret: 1, id: 'a', by: { secret: 1, name: 'b' } }],
])('writes what is given %s in the order of the contract, and changes none of it', (_, answer) => {
  const before = structuredClone(answer)
  expect(writerOf(row)(answer)).toBe('{"id":"a","by":{"name":"b"}}')
  expect(answer).toEqual(before)
})

test('in tests, an answer that the contract does not admit is refused', () => {
  const write = checkedAnswers({ schema: row, method: 'GET', url: '/x' })
  expect(write({ id: 'a', by: null })).toBe('{"id":"a","by":null}')
  expect(() => write({ id: 1, by: null })).toThrow('GET /x')
  expect(() => write({ id: 'a' })).toThrow('GET /x')
})
