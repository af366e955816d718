import { expect, test } from 'vitest'
import type { TableField } from '#core/form/form.ts'
import { findingsIn, letters, matched, rowsFrom } from './from-sheet.ts'

const label = (zh: string, en: string) => ({ zh, en })
const table: TableField = {
  id: 'metrics',
  kind: 'table',
  label: label('指标', 'Metrics'),
  maxRows: 9,
  columns: [
    { id: 'name', kind: 'text', max: 6, label: label('名称', 'Name'), required: true },
    { id: 'count', kind: 'integer', label: label('数量（台）', 'Count (sets)') },
    { id: 'due', kind: 'date', precision: 'month', label: label('完成时间', 'Due') },
    {
      id: 'sort',
      kind: 'choice',
      label: label('性质', 'Nature'),
      options: [{ code: 'must', name: label('约束性', 'Binding') }],
    },
    { id: 'proof', kind: 'file-of', of: 'files', label: label('佐证', 'Proof') },
  ],
}

test.each<[string, readonly string[], readonly (string | undefined)[]]>([
  ['labels', ['名称', '性质'], ['name', 'sort']],
  ['labels in English, in any case', ['nature', 'NAME'], ['sort', 'name']],
  ['a label without its unit, or with another', ['数量', '名称*'], ['count', 'name']],
  ['a unit in brackets of another width', ['数量(台)', '完成 时间'], ['count', 'due']],
  ['nothing known', ['备注', ''], [undefined, undefined]],
  ['the same twice', ['名称', '名称'], ['name', undefined]],
  ['what a file cannot hold', ['佐证'], [undefined]],
])('heads are matched by %s', (_, head, places) => {
  expect(matched(table, head)).toEqual(places)
})

const places = ['name', undefined, 'count', 'due', 'sort'] as const
const rows = rowsFrom(
  table,
  [
    { n: 2, cells: ['轴承𠮷', '备注', '１２', '2026-05-01', 'Binding'] },
    { n: 4, cells: ['', '只有备注'] },
    { n: 5, cells: ['名称太长了的指标', '', '三', '某月', '随意'] },
  ],
  places,
  {},
)

test('cells become answers in their columns; rows that fill nothing are left out', () => {
  expect(rows.map(({ n, cells }) => [n, cells])).toEqual([
    [2, { name: '轴承𠮷', count: '１２', due: '2026-05', sort: 'must' }],
    [5, { name: '名称太长了的指标', count: '三', due: '某月', sort: '随意' }],
  ])
})

test('what is wrong is said of each cell, what is missing is not', () => {
  const asking = { kind: 'K', orgType: 'ENT', answers: {} }
  const found = findingsIn(table, rows, places, { asking, lists: {} })
  expect(found.map((it) => [it.cell, it.finding.code])).toEqual([
    ['A5', 'too-long'],
    ['C5', 'not-a-number'],
    ['D5', 'not-a-month'],
    ['E5', 'not-an-option'],
  ])
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 701, 702].map(letters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
