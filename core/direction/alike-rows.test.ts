import { expect, test } from 'vitest'
import type { Column, Field, Form } from '../form/form.ts'
import type { Words } from '../text.ts'
import { alikeRows } from './alike-rows.ts'

const label: Words = { zh: '表', en: 'Table' }
const name: Column = { id: 'name', kind: 'text', label, max: 60 }
const operator: Column = { id: 'operator', kind: 'choice', label, list: 'comparisons' }
const target: Column = { id: 'target', kind: 'decimal', label, precision: 2 }
const method: Column = { id: 'method', kind: 'text', label, max: 60 }
const table = (id: string, columns: readonly Column[]): Field => ({
  id,
  kind: 'table',
  label,
  columns,
  maxRows: 6,
})
const form = (fields: readonly Field[], seenBy?: 'office'): Form => ({
  id: 'f',
  title: label,
  sections: [
    {
      id: 's',
      title: label,
      group: label,
      sheet: 'collection',
      fields,
      ...(seenBy !== undefined && { seenBy }),
    },
  ],
  rules: [],
})
const own = form([table('metrics', [name, operator, target])])
const row = { id: 'r', cells: { name: '寿命', operator: 'ge', target: '5', method: '盐雾试验' } }

test.each<[situation: string, suggestion: Form, rows: readonly unknown[]]>([
  [
    'a table that compares by the same list, without what only it asks',
    form([table('goals', [name, operator, target, method])]),
    [{ table: 'metrics', path: 'goals/r', cells: { name: '寿命', operator: 'ge', target: '5' } }],
  ],
  ['a table that compares nothing', form([table('goals', [name, target])]), []],
  ['a table for the office only', form([table('goals', [name, operator])], 'office'), []],
])('rows that could stand in the direction: %s', (_situation, suggestion, rows) => {
  expect(alikeRows(own, suggestion, { goals: [row] })).toStrictEqual(rows)
})

test('a row brings what was answered and nothing else', () => {
  const goals = form([table('goals', [name, operator, target])])
  const answers = { goals: [{ id: 'r', cells: { operator: 'ge' } }] }
  expect(alikeRows(own, goals, answers)).toStrictEqual([
    { table: 'metrics', path: 'goals/r', cells: { operator: 'ge' } },
  ])
})

test.each<[situation: string, column: Column]>([
  ['another name', { ...operator, id: 'how' }],
  ['another list', { ...operator, list: 'districts' }],
  ['no list', { id: 'operator', kind: 'choice', label, options: [] }],
])('a table that compares by a column of %s is not alike', (_situation, column) => {
  expect(alikeRows(own, form([table('goals', [name, column])]), { goals: [row] })).toEqual([])
})

test('what only the office reads of the direction gets no rows', () => {
  const hidden = form([table('metrics', [operator])], 'office')
  expect(alikeRows(hidden, form([table('goals', [operator])]), { goals: [row] })).toEqual([])
})
