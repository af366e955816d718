import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type Condition, fieldsIn, holds } from './condition.ts'

const answers = {
  class: 'transfer',
  managed: true,
  outputs: ['paper', 'patent'],
  blankText: '  ',
  emptyTable: [{ id: 'r1', cells: { name: '' } }],
  table: [{ id: 'r1', cells: { name: '轴承' } }],
  halfRow: [{ id: 'r1', cells: { name: '', use: '减振' } }],
  level: '３',
  money: '1,200.5',
  period: { from: '', to: '' },
}

test.each<[Condition, boolean]>([
  [{ field: 'class', is: ['transfer', 'common'] }, true],
  [{ field: 'class', is: ['common'] }, false],
  [{ field: 'managed', is: [true] }, true],
  [{ field: 'managed', is: ['true'] }, true],
  [{ field: 'absent', is: ['x'] }, false],
  [{ field: 'outputs', has: ['patent', 'book'] }, true],
  [{ field: 'outputs', has: ['book'] }, false],
  [{ field: 'class', has: ['transfer'] }, true],
  [{ filled: 'table' }, true],
  [{ filled: 'emptyTable' }, false],
  [{ filled: 'halfRow' }, true],
  [{ filled: 'blankText' }, false],
  [{ filled: 'period' }, false],
  [{ blank: 'absent' }, true],
  [{ blank: 'managed' }, false],
  [{ less: 'level', than: 4 }, true],
  [{ less: 'money', than: 1200.5 }, false],
  [{ less: 'money', than: 1200.51 }, true],
  [{ less: 'class', than: 4 }, false],
  [{ kind: ['A', 'B'] }, true],
  [{ orgType: ['university'] }, false],
  [{ all: [{ kind: ['A'] }, { orgType: ['company'] }] }, true],
  [{ all: [] }, true],
  [{ any: [{ kind: ['C'] }, { filled: 'class' }] }, true],
  [{ any: [] }, false],
  [{ not: { kind: ['A'] } }, false],
])('%j is %s', (condition, expected) => {
  expect(holds(condition, { kind: 'A', orgType: 'company', answers })).toBe(expected)
})

test('the fields that a condition looks at', () => {
  const condition: Condition = {
    all: [
      { field: 'a', is: ['1'] },
      { any: [{ filled: 'b' }, { not: { less: 'c', than: 1 } }] },
      { kind: ['A'] },
    ],
  }
  expect(fieldsIn(condition)).toEqual(['a', 'b', 'c'])
})

test('no answer makes a condition fail, however odd', () => {
  const conditions: Condition[] = [
    { field: 'f', is: ['a', true] },
    { field: 'f', has: ['a'] },
    { filled: 'f' },
    { less: 'f', than: 3 },
  ]
  fc.assert(
    fc.property(fc.anything(), (value) => {
      for (const it of conditions) holds(it, { kind: '', orgType: '', answers: { f: value } })
      expect(holds({ filled: 'f' }, { kind: '', orgType: '', answers: { f: value } })).toBe(
        !holds({ blank: 'f' }, { kind: '', orgType: '', answers: { f: value } }),
      )
    }),
  )
})
