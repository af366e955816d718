import { describe, expect, it } from 'vitest'
import { anElement, assessedFields, elementLists } from '#test/support/make-elements.ts'
import { aForm } from '#test/support/make-form.ts'
import type { Field, Form, TableField } from '../../form/form.ts'
import type { Lists } from '../../form/lists.ts'
import { type Fate, mapping, type Way } from './mapping.ts'

const words = (zh: string) => ({ zh, en: zh })
const formOf = (...fields: readonly Field[]): Form => {
  const [section] = aForm().sections
  if (!section) throw new Error('The form has no section.')
  return aForm({ sections: [{ ...section, fields }] })
}
const text = (id: string, more: Partial<Field> = {}) =>
  ({ id, kind: 'text', label: words(id), max: 40, ...more }) as Field
const choice = (codes: string) =>
  ({ id: 'c', kind: 'choice', label: words('c'), options: options(codes) }) satisfies Field
const choices = (codes: string) =>
  ({ id: 'c', kind: 'choices', label: words('c'), options: options(codes) }) satisfies Field
const options = (codes: string) => [...codes].map((code) => ({ code, name: words(code) }))
const table = (...columns: readonly Field[]) =>
  ({ id: 't', kind: 'table', label: words('t'), maxRows: 5, columns }) as Field
const statement = (says: string) =>
  ({ id: 'd', kind: 'declaration', label: words('d'), statement: words(says) }) satisfies Field
const slot = (id = 'f') =>
  ({ id, kind: 'files', label: words(id), maxFiles: 1, accept: ['pdf'] }) satisfies Field
const tree = { id: 'r', kind: 'tree-choice', label: words('r'), list: 'regions' } satisfies Field
const rows = [
  { id: 'r1', cells: { a: '一', b: '二' } },
  { id: 'r2', cells: { a: '三' } },
]
const files = [{ id: 'x', name: 'x.pdf', size: 1, sha256: '0'.repeat(64) }]
const lists: Lists = {
  ...elementLists,
  regions: [{ code: '21', name: words('辽宁') }],
}

const fate = (from: Field, value: unknown, into: readonly Field[], way: Way = 'in-place'): Fate | undefined =>
  mapping(formOf(from), { [from.id]: value }, formOf(...into), lists, way)[0]

describe('an answer in another form', () => {
  it.each<[string, Field, unknown, readonly Field[], Partial<Fate>]>([
    ['stays under its question', text('x'), '话', [text('x')], { went: 'kept', value: '话' }],
    ['stays though now too long', text('x'), '很长的话', [text('x', { max: 1 })], { went: 'kept' }],
    [
      'goes from a line into a paragraph',
      text('x'),
      '话',
      [text('x', { kind: 'long-text' })],
      { went: 'kept' },
    ],
    ['has no question any more', text('x'), '话', [text('y')], { went: 'dropped', why: 'no-field' }],
    [
      'goes to the new question of the same use',
      text('x', { use: 'title' }),
      '题',
      [text('y', { use: 'title' })],
      { went: 'mapped', into: 'y', value: '题', left: [] },
    ],
    [
      'does not go where another kind of answer is asked',
      text('x', { use: 'title' }),
      '题',
      [{ ...choice('A'), use: 'title' }],
      { went: 'dropped', why: 'other-kind' },
    ],
    ['is of another kind', text('c'), '话', [choice('AB')], { went: 'dropped', why: 'other-kind' }],
    ['is a code that is still there', choice('AB'), 'A', [choice('A')], { went: 'kept' }],
    ['is a code that is gone', choice('AB'), 'B', [choice('A')], { went: 'dropped', why: 'no-such-code' }],
    [
      'loses some codes',
      choices('AB'),
      ['A', 'B'],
      [choices('A')],
      { went: 'mapped', value: ['A'], left: ['B'] },
    ],
    ['loses all codes', choices('B'), ['B'], [choices('A')], { went: 'dropped', why: 'no-such-code' }],
    ['is a code of a list', tree, '21', [tree], { went: 'kept' }],
    ['is a code that its list has lost', tree, '99', [tree], { went: 'dropped', why: 'no-such-code' }],
    ['keeps its rows', table(text('a'), text('b')), rows, [table(text('a'), text('b'))], { went: 'kept' }],
    [
      'loses a column',
      table(text('a'), text('b')),
      rows,
      [table(text('a'))],
      {
        went: 'mapped',
        left: ['b'],
        value: [
          { id: 'r1', cells: { a: '一' } },
          { id: 'r2', cells: { a: '三' } },
        ],
      },
    ],
    [
      'loses every column',
      table(text('a')),
      [rows[1]],
      [table(text('z'))],
      { went: 'dropped', why: 'no-field' },
    ],
    ['is a statement that says the same', statement('真'), true, [statement('真')], { went: 'kept' }],
    [
      'is a statement of other words',
      statement('真'),
      true,
      [statement('新')],
      { went: 'dropped', why: 'made-anew' },
    ],
    ['is a file in a slot that is there', slot(), files, [slot()], { went: 'kept' }],
    ['is a file whose slot is gone', slot(), files, [slot('g')], { went: 'dropped', why: 'no-field' }],
  ])('%s', (_, from, value, into, expected) => {
    expect(fate(from, value, into)).toMatchObject({ field: from.id, ...expected })
  })

  it.each([
    ['a statement', statement('真'), true, 'made-anew'],
    ['a file', slot(), files, 'stays-behind'],
  ])('never takes %s into a copy', (_, field, value, why) => {
    expect(fate(field, value, [field], 'copied')).toEqual({ went: 'dropped', field: field.id, why })
  })

  it('is not told of where nothing was answered', () => {
    expect(mapping(formOf(text('x')), { x: '' }, formOf(), lists, 'in-place')).toEqual([])
  })

  const parts = assessedFields.find((it) => it.use === 'readiness-elements') as TableField
  const onScale = (scale: string): TableField =>
    parts.assesses === undefined ? parts : { ...parts, assesses: { ...parts.assesses, scale } }

  it('carries what was assessed on its scale, row by row', () => {
    const value = [anElement('a', 4, 7)]
    expect(fate(parts, value, [parts])).toMatchObject({ went: 'kept', value })
  })

  it('leaves answers and targets of another scale behind, though its items have the same names', () => {
    const moved = fate(onScale('TRL13'), [anElement('a', 1, 7)], [parts])
    expect(moved).toMatchObject({ went: 'mapped', left: ['aim', '1a', '1b', '1c', '1d'] })
    expect(moved?.went === 'mapped' && moved.value).toEqual([
      { id: 'a', cells: { name: '要素a', matters: ['i1'], new: ['n1'] } },
    ])
  })

  it('keeps levels that were typed before there were elements', () => {
    const typed = { managed: 'yes', now: '5', target: '8' }
    const before = assessedFields.filter((it) => it.kind !== 'table')
    const fates = mapping(formOf(...before), typed, formOf(...assessedFields), elementLists, 'in-place')
    expect(fates.map((it) => [it.field, it.went])).toEqual([
      ['managed', 'kept'],
      ['now', 'kept'],
      ['target', 'kept'],
    ])
  })
})
