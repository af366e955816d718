import { describe, expect, test } from 'vitest'
import { aCall, aKind } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import { anActor } from '#test/support/make-suggestion.ts'
import type { Call } from '../../call/call.ts'
import type { Form } from '../../form/form.ts'
import type { OrgId } from '../../id.ts'
import { type Beginning, begin } from './begin.ts'
import { partnerForm, partnerTable } from './partner.ts'

const words = { zh: '-', en: '-' }
const org = { id: 'o' as OrgId, type: 'ENT' }
const filer = anActor({ filesFor: [org.id] })
const asked: Beginning = {
  org: org.id,
  kind: 'TECH',
  field: 'SEA',
  fieldNote: '水下',
  livelihood: null,
  title: '海上风电叶片防腐涂层',
  abstract: '涂层两年即脱落。',
  contact: { name: '李文', mobile: null, email: 'li.wen@example.com' },
}
const why = (change: Partial<Beginning>, call: Call = aCall(), of: typeof org | undefined = org) => {
  const found = begin(filer, { ...asked, ...change }, call, of)
  return found.ok ? [found.value.kind, found.value.field, found.value.livelihood].join() : found.error.why
}

describe('a draft is begun', () => {
  test.each<[situation: string, is: string, expected: string]>([
    ['where the call collects it', why({}), 'TECH,SEA,'],
    ['in a unit of one’s own', why({}, aCall(), { ...org, id: 'other' as OrgId }), 'not-yours'],
    ['in a unit that is there', begin(filer, asked, aCall(), undefined).ok ? 'yes' : 'no', 'no'],
    ['of a kind of the call', why({ kind: 'NONE' }), 'unknown-code'],
    ['by those who may suggest it', why({}, aCall(), { ...org, type: 'ASSOC' }), 'not-suggestible'],
    ['by those of whom it is noted', why({}, aCall(), { ...org, type: 'UNI' }), 'TECH,SEA,'],
    ['by a type of which nothing is said', why({}, aCall(), { ...org, type: 'CLUB' }), 'TECH,SEA,'],
    ['in a field of the call', why({ field: 'SPACE' }), 'unknown-code'],
    ['without a field where none is asked', why({ kind: 'STUDY' }), 'STUDY,,'],
    ['without a livelihood where none is asked', why({ livelihood: 'SPACE' }), 'TECH,SEA,'],
    [
      'with a livelihood of the call where one is asked',
      why({ livelihood: 'SPACE' }, aCall({ kinds: [aKind({ asksLivelihood: true })] })),
      'unknown-code',
    ],
    [
      'in the field that the kind has',
      why({ field: 'SEA' }, aCall({ kinds: [aKind({ field: { fixed: 'AIR' } })] })),
      'TECH,AIR,',
    ],
    [
      'where it is not refused',
      why({}, aCall({ routing: [{ kind: ['TECH'], refuse: words }] })),
      'not-collected',
    ],
    ['on a form that is there', why({}, aCall({ forms: {} })), 'unknown-code'],
  ])('%s', (_situation, is, expected) => {
    expect(is).toBe(expected)
  })

  test('who may not is told what the call says of it, or whom it is for', () => {
    const of = { ...org, type: 'ASSOC' }
    expect(begin(filer, asked, aCall(), of)).toMatchObject({ error: { text: { zh: '请由会员单位提出' } } })
    const silent = aCall({ kinds: [aKind({ suggestedBy: { ASSOC: { may: 'no' } } })] })
    expect(begin(filer, asked, silent, of)).toMatchObject({ error: { text: { zh: '企业' } } })
  })

  test('what is known stands where the form asks for it; what is blank or unknown does not', () => {
    const paths = (change: Partial<Beginning>) => {
      const found = begin(filer, { ...asked, ...change }, aCall(), org)
      return found.ok ? found.value.answers.map((it) => [it.path, it.value]) : []
    }
    expect(paths({})).toEqual(
      expect.arrayContaining([
        ['title', asked.title],
        ['primaryField', 'SEA'],
        ['abstract', asked.abstract],
      ]),
    )
    expect(paths({ title: '  ' }).map(([path]) => path)).not.toContain('title')
    expect(paths({}).length - paths({ title: '' }).length).toBe(1)
  })
})

describe('partner enterprises', () => {
  const column = (id: string, kind: string, more: object = {}) => ({
    id,
    kind,
    label: words,
    max: 50,
    ...more,
  })
  const table = {
    id: 'partners',
    kind: 'table',
    label: words,
    use: 'partner-enterprises',
    columns: [
      column('name', 'text'),
      column('code', 'text', { format: 'credit-code' }),
      column('need', 'long-text'),
      column('phone', 'text', { format: 'phone' }),
      column('email', 'text', { format: 'email' }),
      column('mobile', 'text', { format: 'mobile' }),
    ],
  }
  const section = (id: string, fields: readonly object[], more: object = {}) => ({
    id,
    title: words,
    group: words,
    sheet: 'collection',
    fields,
    ...more,
  })
  const formOf = (...sections: readonly object[]): Form => aForm({ sections, rules: [{}] } as never)

  test('their table is the one that the form marks, with what they write and their code', () => {
    const found = partnerTable(formOf(section('a', [column('x', 'text')]), section('b', [table])))
    expect([found?.table.id, found?.need.id, found?.code?.id]).toEqual(['partners', 'need', 'code'])
    expect(partnerTable(aForm())).toBeUndefined()
    const without = { ...table, columns: table.columns.filter((it) => it.id !== 'need') }
    expect(partnerTable(formOf(section('b', [without])))).toBeUndefined()
    const nameless = { ...table, columns: table.columns.filter((it) => it.id !== 'code') }
    expect(partnerTable(formOf(section('b', [nameless])))?.code).toBeUndefined()
    expect(partnerTable(formOf(section('b', [{ ...table, kind: 'text' }])))).toBeUndefined()
  })

  test('they read neither how to reach anybody, nor files, nor what is for the office', () => {
    const form = formOf(
      section('office', [column('note', 'text')], { seenBy: 'office' }),
      section('reach', [column('tel', 'text', { format: 'phone' })]),
      section('main', [
        table,
        column('title', 'text'),
        column('mail', 'text', { format: 'email' }),
        column('files', 'files'),
        column('plan', 'long-text'),
      ]),
    )
    const read = partnerForm(form)
    expect(read.sections.map((it) => [it.id, it.fields.map((field) => field.id)])).toEqual([
      ['main', ['partners', 'title', 'plan']],
    ])
    const [shown] = read.sections[0]?.fields ?? []
    expect(shown?.kind === 'table' ? shown.columns.map((it) => it.id) : []).toEqual(['name', 'code', 'need'])
    expect(read.rules).toEqual([])
    expect(partnerForm(form)).toBe(read)
  })
})
