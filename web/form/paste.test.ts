import { expect, test } from 'vitest'
import type { TableField } from '#core/form/form.ts'
import { cellsOf, pastedRows } from './paste.ts'

test.each([
  [
    'a\tb\nc\td',
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
  ],
  ['a\tb\r\n', [['a', 'b']]],
  ['"x\ny"\tz', [['x\ny', 'z']]],
  ['"say ""hi"""\tz', [['say "hi"', 'z']]],
  ['a\n\n\nb', [['a'], ['b']]],
])('cells of %j', (text, cells) => {
  expect(cellsOf(text)).toEqual(cells)
})

const label = (zh: string, en: string) => ({ zh, en })
const table: TableField = {
  id: 'metrics',
  kind: 'table',
  label: label('指标', 'Metrics'),
  maxRows: 9,
  columns: [
    { id: 'name', kind: 'text', max: 20, label: label('名称', 'Name') },
    { id: 'unit', kind: 'text', max: 20, label: label('单位', 'Unit') },
    {
      id: 'binding',
      kind: 'choice',
      label: label('性质', 'Nature'),
      options: [{ code: 'must', name: label('约束性（≥）', 'Binding') }],
    },
  ],
}

test.each([
  ['a sign of the option’s name', '寿命\t年\t≥', 0, [{ name: '寿命', unit: '年', binding: 'must' }]],
  ['in the columns’ order', '寿命\t年\t约束性', 0, [{ name: '寿命', unit: '年', binding: 'must' }]],
  ['from a column on', '年\t约束性', 1, [{ unit: '年', binding: 'must' }]],
  ['by a heading', '单位\t名称\n年\t寿命', 0, [{ unit: '年', name: '寿命' }]],
  ['an unknown option stays as written', '寿命\t\t随意', 0, [{ name: '寿命', binding: '随意' }]],
  ['more cells than columns', '寿命\t年\tBinding\t多余', 0, [{ name: '寿命', unit: '年', binding: 'must' }]],
])('pasting %s', (_name, text, from, rows) => {
  expect(pastedRows(table, text, {}, from)).toEqual(rows)
})
