import { expect, test } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import type { Field, Form } from '../form/form.ts'
import { passagesOf } from './passages.ts'

const words = { zh: '题', en: 'Question' }
const text = (id: string, change: Partial<Field> = {}): Field =>
  ({ id, kind: 'long-text', label: words, max: 500, ...change }) as Field
const declaration: Field = { id: 'declared', kind: 'declaration', label: words, statement: words }
const form = (fields: readonly Field[], change: Partial<Form['sections'][number]> = {}): Form => ({
  ...aForm(),
  sections: [{ id: 'one', title: words, group: words, sheet: 'collection', fields, ...change }],
})
const said = '叶片涂层在盐雾中两年即脱落。'
const row = '0190a000-0000-7000-8000-000000000001'
const table = (columns: readonly Field[]): Field =>
  ({ id: 'rows', kind: 'table', label: words, maxRows: 5, columns }) as Field

test.each<
  [situation: string, form: Form, answers: Readonly<Record<string, unknown>>, paths: readonly string[]]
>([
  ['a text', form([text('need')]), { need: said }, ['need']],
  ['a text too short to come from', form([text('need')]), { need: '防腐' }, []],
  ['what nobody answered', form([text('need')]), {}, []],
  [
    'a contact',
    form([text('mail', { kind: 'text', format: 'email' } as Partial<Field>)]),
    { mail: 'somebody@example.com' },
    [],
  ],
  ['the name of a person', form([text('who', { use: 'person-name' })]), { who: '某某某某某某某某某' }, []],
  ['what only the office reads', form([text('need')], { seenBy: 'office' }), { need: said }, []],
  ['who checked it, beside a declaration', form([text('checker'), declaration]), { checker: said }, []],
  [
    'a cell of a table',
    form([table([text('what')])]),
    { rows: [{ id: row, cells: { what: said } }] },
    [`rows/${row}/what`],
  ],
  [
    'a table of people',
    form([table([text('what'), text('who', { use: 'person-name' })])]),
    { rows: [{ id: row, cells: { what: said, who: '某某某' } }] },
    [],
  ],
  [
    'a table of those who propose it together',
    form([{ ...table([text('unit')]), use: 'co-proposers' } as Field]),
    { rows: [{ id: row, cells: { unit: '某某海洋装备研究院有限公司' } }] },
    [],
  ],
  [
    'a table beside units that are named',
    form([table([text('unit', { use: 'named-unit' }), text('what')])]),
    { rows: [{ id: row, cells: { unit: '某某海洋装备研究院有限公司', what: said } }] },
    [`rows/${row}/what`],
  ],
  ['the name of a unit', form([text('unit', { use: 'named-unit' })]), { unit: said }, []],
])('a direction draws on %s as it may', (_situation, asked, answers, paths) => {
  expect(passagesOf(asked, answers).map((it) => it.path)).toEqual(paths)
})

test.each([
  'partner-enterprises',
  'co-proposers',
  'avoid-experts',
  'recommend-experts',
  'named-person',
] as const)('nobody draws on %s', (use) => {
  expect(passagesOf(form([text('need', { use })]), { need: said })).toEqual([])
})

test('what is as long as a sentence at least is drawn on, and only titles are left out that are asked for', () => {
  const asked = form([text('need'), text('more')])
  expect(passagesOf(asked, { need: '八个字就是一句话', more: '七个字不是一句' })).toEqual([
    { path: 'need', label: words, text: '八个字就是一句话' },
  ])
  expect(passagesOf(asked, { need: said, more: said }, ['need']).map((it) => it.path)).toEqual(['more'])
})
