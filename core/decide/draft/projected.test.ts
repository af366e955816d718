import { expect, test } from 'vitest'
import { aCall, aKind } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import type { FieldUse, Form } from '../../form/form.ts'
import { projected, titleOf } from './projected.ts'

const words = { zh: '-', en: '-' }
const uses: readonly FieldUse[] = [
  'title',
  'field',
  'livelihood',
  'publish-scope',
  'readiness-now',
  'readiness-target',
  'abstract',
]
/** A field for each use, named by it, and one without any. */
const form = aForm({
  sections: [
    {
      id: 'all',
      title: words,
      group: words,
      sheet: 'collection',
      fields: [...uses.map((use) => ({ id: use, use })), { id: 'plain' }].map((it) => ({
        kind: 'text',
        label: words,
        max: 50,
        ...it,
      })),
    },
  ],
} as Partial<Form>)
const call = aCall({
  kinds: [
    aKind({ asksLivelihood: true }),
    aKind({ code: 'NEVER', field: { ask: 'never' } }),
    aKind({ code: 'FIXED', field: { fixed: 'SEA' }, asksLivelihood: true }),
  ],
})
const of = (kind: string, changed: Readonly<Record<string, unknown>>) =>
  projected(call, kind, form, new Map(Object.entries(changed)))
const long = 'a'.repeat(61)

test.each<[changed: Readonly<Record<string, unknown>>, found: unknown]>([
  [{}, {}],
  [{ plain: 'x', abstract: 'y', elsewhere: 'z' }, {}],
  [{ title: ' 海上 \r\n 风电 ' }, { title: '海上 风电' }],
  [{ title: null }, { title: '' }],
  [{ title: 7 }, { title: '' }],
  [{ field: 'SEA' }, { field: 'SEA' }],
  [{ field: '' }, { field: null }],
  [{ field: undefined }, { field: null }],
  [{ field: 7 }, { field: null }],
  [{ field: long }, { field: long.slice(0, 60) }],
  [{ livelihood: 'L1' }, { livelihood: 'L1' }],
  [{ 'publish-scope': 'full' }, { publishScope: 'full' }],
  [{ 'readiness-now': 4 }, { readinessNow: 4 }],
  [{ 'readiness-now': 'four' }, { readinessNow: null }],
  [{ 'readiness-target': 7 }, { readinessTarget: 7 }],
  [{ 'readiness-target': null }, { readinessTarget: null }],
])('what %o means for lists', (changed, found) => {
  const is = of('TECH', changed)
  expect(is).toEqual(found)
  expect(Object.keys(is)).toEqual(Object.keys(found as object))
})

test.each<[kind: string, found: object]>([
  ['TECH', { field: 'SEA', livelihood: 'L1' }],
  ['NEVER', {}],
  ['FIXED', { livelihood: 'L1' }],
  ['of another call', { field: 'SEA', livelihood: 'L1' }],
])('a kind %s takes from the form what it asks there', (kind, found) => {
  expect(of(kind, { field: 'SEA', livelihood: 'L1' })).toEqual(found)
})

test('a title is one line of whole characters, and bounded', () => {
  expect(titleOf(' 一\n\n二\t三 ')).toBe('一 二 三')
  expect([...titleOf('𠀀'.repeat(2001))].length).toBe(2000)
  expect(titleOf('𠀀'.repeat(3))).toBe('𠀀𠀀𠀀')
})
