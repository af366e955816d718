import { expect, test } from 'vitest'
import { aForm } from '#test/support/make-form.ts'
import type { Column, Field, FieldUse, Form } from '../form/form.ts'
import { namedIn, namedInForm, usedForNames } from './named.ts'
import { fieldUsedFor, titleFieldIn } from './title.ts'

const label = { zh: '题', en: 'Question' }
const text = (id: string, use?: FieldUse): Field & Column => ({
  id,
  kind: 'text',
  label,
  max: 200,
  ...(use !== undefined && { use }),
})
const table = (id: string, use: FieldUse | undefined, ...columns: readonly Column[]): Field => ({
  id,
  kind: 'table',
  label,
  maxRows: 9,
  columns,
  ...(use !== undefined && { use }),
})
const unit = text('unit', 'named-unit')
const person = text('person', 'named-person')
const [section] = aForm().sections
const formOf = (...fields: readonly Field[]): Form =>
  aForm({ sections: section === undefined ? [] : [{ ...section, fields }] })

const form = formOf(
  text('note'),
  text('title', 'title'),
  text('who', 'person-name'),
  text('mail', 'person-email'),
  text('maker', 'named-unit'),
  table('partners', undefined, unit, text('code', 'named-code'), person),
  table('others', 'co-proposers', unit, person),
  table('avoid', 'avoid-experts', person, unit),
  table('hear', 'recommend-experts', person, unit),
  table('steps', undefined, text('what')),
)
const row = (cells: Readonly<Record<string, unknown>>) => ({ id: 'r', cells })
const nobody = { units: [], people: [], avoided: [], recommended: [] }

test.each<[string, Readonly<Record<string, unknown>>, object]>([
  ['nothing', {}, {}],
  [
    'who proposes it',
    { who: ' 林一 ', mail: 'lin@unit.example' },
    { people: [{ name: '林一', email: 'lin@unit.example', person: null, as: 'contact' }] },
  ],
  [
    'who proposes it, without an address',
    { who: '林一' },
    { people: [{ name: '林一', email: null, person: null, as: 'contact' }] },
  ],
  [
    'an address without a name',
    { mail: 'lin@unit.example' },
    { people: [{ name: '', email: 'lin@unit.example', person: null, as: 'contact' }] },
  ],
  [
    'units one after the other, and signs for none',
    { maker: '远山重工有限公司、第七研究所；-\n无' },
    {
      units: [
        { name: '远山重工有限公司', creditCode: null },
        { name: '第七研究所', creditCode: null },
      ],
    },
  ],
  [
    'a partner with its code and its people',
    { partners: [row({ unit: '远山重工有限公司', code: ' 91210200MA0UATX16R ', person: '陈二，王三' })] },
    {
      units: [{ name: '远山重工有限公司', creditCode: '91210200MA0UATX16R' }],
      people: ['陈二', '王三'].map((name) => ({ name, email: null, person: null, as: 'partner' })),
    },
  ],
  [
    'two partners in one row, of which one code cannot tell',
    { partners: [row({ unit: '远山重工有限公司、第七研究所', code: '91210200MA0UATX16R' })] },
    {
      units: [
        { name: '远山重工有限公司', creditCode: null },
        { name: '第七研究所', creditCode: null },
      ],
    },
  ],
  [
    'a partner without a code',
    { partners: [row({ unit: '远山重工有限公司' })] },
    { units: [{ name: '远山重工有限公司', creditCode: null }] },
  ],
  [
    'who proposes it together',
    { others: [row({ unit: '第七研究所', person: '周四' })] },
    {
      units: [{ name: '第七研究所', creditCode: null }],
      people: [{ name: '周四', email: null, person: null, as: 'co-author' }],
    },
  ],
  [
    'experts to leave out and to hear, who are no partners',
    {
      avoid: [row({ person: '陈二', unit: '第七研究所' }), row({ person: '王三' })],
      hear: [row({ unit: '第八研究所' })],
    },
    {
      avoided: [
        { name: '陈二', org: '第七研究所' },
        { name: '王三', org: '' },
      ],
      recommended: [{ name: '', org: '第八研究所' }],
    },
  ],
  [
    'what is no text',
    { who: 7, maker: ['远山重工有限公司'], partners: [row({ unit: 7, person: null })] },
    {},
  ],
])('a form names %s', (_, answers, named) => {
  expect(namedInForm(form, answers)).toEqual({ ...nobody, ...named })
})

test('a form that the call no longer has names nobody, and each kind has its own', () => {
  const call = {
    forms: { tech: form, study: formOf(text('who', 'person-name')) },
    kinds: [
      { code: 'STUDY', form: 'study' },
      { code: 'TECH', form: 'tech' },
      { code: 'OLD', form: 'gone' },
    ],
  }
  const answers = { maker: '远山重工有限公司' }
  expect(namedIn(call, 'TECH', answers).units).toHaveLength(1)
  for (const kind of ['STUDY', 'OLD', 'X']) expect(namedIn(call, kind, answers)).toEqual(nobody)
  expect(namedInForm(undefined, answers)).toEqual(nobody)
})

test('no more is read of a long form than what names somebody, each question once', () => {
  const more = formOf(text('who', 'person-name'), table('team', undefined, person), text('note'))
  expect(usedForNames({ forms: { form, more } })).toEqual([
    'who',
    'mail',
    'maker',
    'partners',
    'others',
    'avoid',
    'hear',
    'team',
  ])
})

test('a subject is named by its title and by nothing else', () => {
  expect([titleFieldIn(form), fieldUsedFor(form, 'person-email'), fieldUsedFor(form, 'abstract')]).toEqual([
    'title',
    'mail',
    undefined,
  ])
})
