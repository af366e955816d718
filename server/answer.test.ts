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
  ['one in a choice', z.union([row, z.string()]), { id: 'a', by: null, secret: 1 }, { id: 'a', by: null }],
] as const)('leaves out %s', (_, shape, answer, written) => {
  expect(JSON.parse(writerOf(shape)(answer))).toEqual(written)
})

test('keeps whatever stands where anything may', () => {
  const answer = { id: 'a', value: { deep: [1, { any: true }] } }
  expect(writerOf(z.object({ id: z.string(), value: z.unknown() }))(answer)).toBe(JSON.stringify(answer))
})

test('in tests, an answer that the contract does not admit is refused', () => {
  const write = checkedAnswers({ schema: row, method: 'GET', url: '/x' })
  expect(write({ id: 'a', by: null })).toBe('{"id":"a","by":null}')
  expect(() => write({ id: 1, by: null })).toThrow('GET /x')
  expect(() => write({ id: 'a' })).toThrow('GET /x')
})
