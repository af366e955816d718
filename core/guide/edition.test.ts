import { describe, expect, test } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import type { Field } from '../form/form.ts'
import { corrected } from './correct.ts'
import {
  type EditionContent,
  type EditionDirection,
  type EditionEntry,
  partsOf,
  sentencesOf,
} from './edition.ts'
import { directionTold } from './told.ts'

const words = (zh: string) => ({ zh, en: `(${zh})` })
const same = (text: string) => ({ zh: text, en: text })
const label = words('问')
const office = { code: 'SEA', name: words('海洋处'), phone: '1' }
const options = [
  { code: 'x', name: words('甲') },
  { code: 'y', name: words('乙') },
]

const entriesOf = (field: Field, answer: unknown): readonly EditionEntry[] =>
  partsOf({
    id: '1',
    kind: 'A',
    title: '',
    office,
    field: null,
    lists: {},
    answers: { [field.id]: answer },
    form: {
      ...aForm(),
      sections: [{ id: 's', title: label, group: label, sheet: 'collection', fields: [field] }],
      rules: [],
    },
  }).flatMap((it) => it.entries)

const text: Field = { id: 'q', kind: 'text', label, max: 40 }
const long: Field = { id: 'q', kind: 'long-text', label, max: 400 }
const choices: Field = { id: 'q', kind: 'choices', label, options }
const table = (...ids: readonly string[]): Field => ({
  id: 'q',
  kind: 'table',
  label,
  maxRows: 9,
  columns: ids.map((id) => ({ id, kind: 'text', label: words(id), max: 40 })),
})
const row = (id: string, ...texts: readonly string[]) => ({
  id,
  cells: Object.fromEntries(texts.map((it, at) => ['abc'.charAt(at), it])),
})

describe('an answer is printed', () => {
  test.each<[string, Field, unknown, object]>([
    ['a text without white space around it', text, ' 甲 ', { sort: 'value', place: 'q', value: same('甲') }],
    [
      'a long text as a sentence',
      long,
      ' 甲。\n',
      { sort: 'text', sentences: [{ place: 'q', text: '甲。' }] },
    ],
    [
      'a date',
      { id: 'q', kind: 'date', label, precision: 'day' },
      '2030-01-02',
      { sort: 'value', place: 'q', value: same('2030-01-02') },
    ],
    [
      'a whole number',
      { id: 'q', kind: 'integer', label },
      '12',
      { sort: 'value', place: 'q', value: same('12') },
    ],
    [
      'a number with its unit',
      { id: 'q', kind: 'decimal', label, precision: 1, unit: words('年') },
      '1.5',
      { sort: 'value', place: 'q', value: { zh: '1.5 年', en: '1.5 (年)' } },
    ],
    ['an amount', { id: 'q', kind: 'money', label }, '100', { sort: 'money', place: 'q', amount: '100' }],
    [
      'a choice by its name',
      { id: 'q', kind: 'choice', label, options },
      'x',
      { sort: 'value', place: 'q', value: words('甲') },
    ],
    [
      'a choice that nobody knows',
      { id: 'q', kind: 'choice', label, options },
      'z',
      { sort: 'value', place: 'q', value: same('z') },
    ],
    [
      'a level',
      { id: 'q', kind: 'readiness', label } as Field,
      '6',
      { sort: 'value', place: 'q', value: same('6') },
    ],
    [
      'choices by their names',
      choices,
      ['y', 'z'],
      { sort: 'list', place: 'q', names: [words('乙'), same('z')] },
    ],
    [
      'a table of one column as sentences, without rows that say nothing',
      table('a'),
      [row('r1', '甲。'), row('r2', ' '), row('r3', '乙。')],
      {
        sort: 'text',
        sentences: [
          { place: 'q/r1', text: '甲。' },
          { place: 'q/r3', text: '乙。' },
        ],
      },
    ],
    [
      'a table without columns in which nothing stands',
      table('a', 'b', 'c'),
      [row('r1', '甲', '', '丙'), row('r2', '', ' ', '丁')],
      {
        sort: 'table',
        columns: [words('a'), words('c')],
        rows: [
          { place: 'q/r1', cells: [same('甲'), same('丙')] },
          { place: 'q/r2', cells: [same(''), same('丁')] },
        ],
      },
    ],
  ])('%s', (_what, field, answer, entry) => {
    expect(entriesOf(field, answer)).toEqual([{ label, ...entry }])
  })
})

describe('nothing is printed of', () => {
  test.each<[string, Field, unknown]>([
    ['a text of white space', text, ' '],
    ['no text', text, undefined],
    ['a long text of white space', long, ' \n'],
    ['a long text that is none', long, 12],
    ['nothing chosen', choices, []],
    ['choices that are none', choices, 'x'],
    ['a level that there is not', { id: 'q', kind: 'readiness', label } as Field, '12'],
    ['the title, which stands above', { ...text, use: 'title' } as Field, '甲'],
    ['a table without rows', table('a', 'b'), []],
    ['a table that is none', table('a', 'b'), '甲'],
    ['a table of one column that says nothing', table('a'), [row('r1', ' ')]],
    ['a file', { id: 'q', kind: 'files', label, max: 1 } as unknown as Field, '甲'],
  ])('%s', (_what, field, answer) => {
    expect(entriesOf(field, answer)).toEqual([])
  })
})

const direction: EditionDirection = {
  id: 'd',
  no: '1.1',
  title: '题目',
  office,
  field: null,
  parts: [
    {
      id: 'p',
      title: label,
      entries: [
        {
          label,
          sort: 'text',
          sentences: [
            { place: 'lines/1', text: '第一句。' },
            { place: 'title', text: '题目' },
          ],
        },
        { label, sort: 'value', place: 'value', value: words('值') },
        { label, sort: 'list', place: 'list', names: [words('甲'), words('乙')] },
        { label, sort: 'money', place: 'sum', amount: '100' },
      ],
    },
    {
      id: 'r',
      title: label,
      entries: [
        {
          label,
          sort: 'table',
          columns: [label, label],
          rows: [{ place: 'rows/1', cells: [words('时间'), same('30')] }],
        },
      ],
    },
  ],
}

test('every place of a direction can have sources', () => {
  expect(sentencesOf(direction).map((it) => [it.place, it.text])).toEqual([
    ['lines/1', '第一句。'],
    ['title', '题目'],
    ['value', '值'],
    ['list', '甲 乙'],
    ['sum', '100'],
    ['rows/1', '时间 30'],
  ])
})

describe('for comparing', () => {
  test('a direction is its sentences and tables below its title; choices and amounts tell nothing', () => {
    expect(directionTold(direction)).toEqual({ title: '题目', text: '第一句。\n时间 30' })
  })
  test('one that was withheld says nothing', () => {
    expect(directionTold({ ...direction, withheld: true })).toBeUndefined()
  })
})

const contentOf = (...directions: readonly EditionDirection[]): EditionContent => ({
  call: 'c',
  slug: 's',
  year: 2030,
  title: label,
  intro: label,
  applyFrom: null,
  applyTo: null,
  sections: [{ no: '1', kind: 'A', name: label, terms: label, directions }],
})

test('a correction changes running text only, and nothing of other directions', () => {
  const other = { ...direction, no: '1.2' }
  const content = contentOf(direction, other)
  const change = (place: string) =>
    corrected(content, { changes: [{ no: '1.1', place, text: '改后。' }], withholds: [] })
  for (const place of ['value', 'list', 'sum', 'rows/1', 'nowhere'])
    expect(change(place)).toEqual({ unknown: `1.1 ${place}` })
  const after = change('lines/1')
  const texts =
    'content' in after ? after.content.sections[0]?.directions.map((it) => sentencesOf(it)[0]?.text) : []
  expect(texts).toEqual(['改后。', '第一句。'])
})

test('what was withheld is not worded anew', () => {
  const content = contentOf({ ...direction, withheld: true })
  const changes = [{ no: '1.1', place: 'lines/1', text: '改后。' }]
  expect(corrected(content, { changes, withholds: [] })).toEqual({ unknown: '1.1 lines/1' })
})
