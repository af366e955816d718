import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Field, Form } from './form.ts'
import { isOrderKey, keyBetween, orderKeys } from './order.ts'
import { assemble, knownPath, pathsOf, valueAt } from './paths.ts'
import { driftOf, prefill } from './prefill.ts'
import { longestText, storable } from './storable.ts'

const label = { zh: '题', en: 'Question' }
const options = [{ code: 'a', name: label }]
const fields: Field[] = [
  { id: 'title', label, kind: 'text', max: 40 },
  { id: 'need', label, kind: 'long-text', max: 800 },
  { id: 'cost', label, kind: 'money' },
  { id: 'span', label, kind: 'period' },
  { id: 'kinds', label, kind: 'choices', options },
  { id: 'truth', label, kind: 'declaration', statement: label },
  { id: 'level', label, kind: 'readiness' },
  { id: 'files', label, kind: 'files', maxFiles: 3, accept: ['pdf'] },
  { id: 'count', label, kind: 'computed', formula: { rows: 'people' } },
  {
    id: 'people',
    label,
    kind: 'table',
    maxRows: 9,
    columns: [
      { id: 'name', label, kind: 'text', max: 9 },
      { id: 'tags', label, kind: 'tags', min: 0, max: 3, each: 9 },
    ],
  },
  { id: 'direction', label, kind: 'text', max: 40, prefill: 'title' },
  { id: 'brief', label, kind: 'long-text', max: 200, prefill: 'need' },
  { id: 'odd', label, kind: 'choices', options, prefill: 'need' },
  {
    id: 'team',
    label,
    kind: 'table',
    maxRows: 3,
    prefill: 'people',
    columns: [{ id: 'name', label, kind: 'text', max: 9 }],
  },
]
const form: Form = {
  id: 'form',
  title: label,
  sections: [{ id: 's', title: label, group: label, sheet: 'collection', fields }],
  rules: [],
}

test.each([
  ['title', true],
  ['people', true],
  ['people/r1', true],
  ['people/r1/name', true],
  ['people/0190-a_B/tags', true],
  ['people/r1/age', false],
  ['people/r1/name/x', false],
  ['people//name', false],
  ['people/r 1', false],
  ['title/r1', false],
  ['other', false],
  ['__proto__', false],
  ['', false],
])('the path %j', (path, known) => {
  expect(knownPath(form, path)).toBe(known)
})

const file = { id: 'f', name: '甲.pdf', size: 1, sha256: '0'.repeat(64) }

test.each<[path: string, value: unknown, answer: string]>([
  ['title', '标题', 'kept'],
  ['title', '', 'kept'],
  ['title', null, 'kept'],
  ['title', undefined, 'wrong-type'],
  ['title', 5, 'wrong-type'],
  ['title', ['a'], 'wrong-type'],
  ['title', 'a\0', 'nul'],
  ['title', '\udc00', 'lone-surrogate'],
  ['title', '字'.repeat(longestText), 'kept'],
  ['title', '字'.repeat(longestText + 1), 'too-long'],
  ['cost', '12,5', 'kept'],
  ['cost', { amount: 1 }, 'wrong-type'],
  ['span', { from: '2024-06' }, 'kept'],
  ['span', { from: '2024-06', until: '2024-07' }, 'wrong-type'],
  ['span', { from: 5 }, 'wrong-type'],
  ['kinds', ['a', 'unknown'], 'kept'],
  ['kinds', ['a\0'], 'nul'],
  ['kinds', Array(501).fill('a'), 'too-many'],
  ['truth', false, 'kept'],
  ['truth', 'true', 'wrong-type'],
  ['level', '4', 'kept'],
  ['level', 4, 'kept'],
  ['files', [file], 'kept'],
  ['files', [{ ...file, name: 'a\0.pdf' }], 'nul'],
  ['files', [{ ...file, sha256: 'x' }], 'wrong-type'],
  ['count', '3', 'wrong-type'],
  ['people', [], 'wrong-type'],
  ['people/r1', 'a1', 'kept'],
  ['people/r1', 'a0', 'wrong-type'],
  ['people/r1', null, 'kept'],
  ['people/r1/name', '李', 'kept'],
  ['people/r1/tags', ['甲'], 'kept'],
  ['people/r1/tags', [['甲']], 'wrong-type'],
  ['people/r1/tags', [[[['甲']]]], 'wrong-type'],
  ['nowhere', 'x', 'unknown-path'],
])('storing at %s the value of case %#', (path, value, answer) => {
  const result = storable(form, path, value)
  expect(result.ok ? 'kept' : result.error).toBe(answer)
})

test('line ends are stored as LF, wherever they stand', () => {
  expect(storable(form, 'need', 'a\r\nb\rc')).toEqual({ ok: true, value: 'a\nb\nc' })
  expect(storable(form, 'people/r1/tags', ['a\r\nb'])).toEqual({ ok: true, value: ['a\nb'] })
  expect(storable(form, 'span', { from: '2024\r', to: 'b' })).toEqual({
    ok: true,
    value: { from: '2024\n', to: 'b' },
  })
})

test('storing answers for any value at any path', () => {
  const path = fc.oneof(
    fc.constantFrom(...fields.map((it) => it.id), 'people/r/name', 'people/r'),
    fc.string(),
  )
  fc.assert(
    fc.property(path, fc.oneof(fc.anything(), fc.jsonValue()), (at, value) => {
      storable(form, at, value)
    }),
  )
})

test('answers out of stored values', () => {
  const stored = [
    { path: 'people/r2', value: 'b' },
    { path: 'people/r2/name', value: '乙' },
    { path: 'people/r1/name', value: '甲' },
    { path: 'people/r1', value: 'Z' },
    { path: 'people/gone', value: null },
    { path: 'people/gone/name', value: '丙' },
    { path: 'people/early/name', value: '丁' },
    { path: 'title', value: '标题' },
    { path: 'need', value: null },
    { path: 'stray', value: 1 },
    { path: 'people', value: [] },
  ]
  const answers = assemble(form, stored)
  expect(answers).toEqual({
    title: '标题',
    people: [
      { id: 'r1', cells: { name: '甲' } },
      { id: 'r2', cells: { name: '乙' } },
    ],
  })
  expect(valueAt(answers, 'title')).toBe('标题')
  expect(valueAt(answers, 'people/r2/name')).toBe('乙')
  expect(valueAt(answers, 'people/r2')).toEqual({ id: 'r2', cells: { name: '乙' } })
  expect(valueAt(answers, 'people/gone/name')).toBeUndefined()
  expect(valueAt(answers, '__proto__')).toBeUndefined()
})

const text = fc.string({ minLength: 1 })
const aRow = fc.record({
  id: fc.stringMatching(/^[a-z0-9]{1,8}$/),
  cells: fc.record({ name: text }, { requiredKeys: [] }),
})
const someAnswers = fc.record(
  {
    title: text,
    cost: text,
    truth: fc.boolean(),
    people: fc.uniqueArray(aRow, { selector: (it) => it.id, minLength: 1, maxLength: 200 }),
  },
  { requiredKeys: [] },
)

test('taking answers apart and putting them together gives the same answers', () => {
  fc.assert(
    fc.property(someAnswers, (answers) => {
      const stored = pathsOf(form, answers)
      for (const { path, value } of stored)
        if (path.split('/').length === 2) expect(isOrderKey(String(value))).toBe(true)
      expect(assemble(form, stored)).toEqual(answers)
      expect(assemble(form, [...stored].reverse())).toEqual(answers)
    }),
  )
})

test.each([
  [undefined, undefined, 'V'],
  ['V', undefined, 'W'],
  ['zz', undefined, 'zzV'],
  ['A', 'C', 'B'],
  ['A', 'BV', 'B'],
  ['A', 'BVV', 'B'],
  ['VA', 'VBVV', 'VB'],
  ['A', 'B', 'AV'],
])('between %s and %s lies %s', (before, after, key) => {
  expect(keyBetween(before, after)).toBe(key)
})

test('a key fits between any two', () => {
  const moves = fc.array(fc.nat(), { maxLength: 120 })
  fc.assert(
    fc.property(moves, fc.nat(5), (places, count) => {
      const keys = orderKeys(count)
      for (const it of places) {
        const at = it % (keys.length + 1)
        keys.splice(at, 0, keyBetween(keys[at - 1], keys[at]))
      }
      expect([...keys].sort()).toEqual(keys)
      expect(new Set(keys).size).toBe(keys.length)
      expect(keys.every(isOrderKey)).toBe(true)
    }),
  )
})

test.each([
  ['always last', (keys: string[]) => keys.length],
  ['always first', () => 0],
  ['always second', () => 1],
])('a hundred rows put in %s keep storable keys', (_where, where) => {
  const keys: string[] = []
  for (let i = 0; i < 100; i++) {
    const at = Math.min(where(keys), keys.length)
    keys.splice(at, 0, keyBetween(keys[at - 1], keys[at]))
  }
  expect([...keys].sort()).toEqual(keys)
  expect(keys.every(isOrderKey)).toBe(true)
})

test('the condensation sheet is offered whole texts of the same kind', () => {
  const long = '甲'.repeat(300)
  expect(prefill(form, { title: '标题', need: long, direction: '' })).toEqual([
    { field: 'direction', value: '标题', from: 'title' },
    { field: 'brief', value: long, from: 'need' },
  ])
  expect(prefill(form, { title: '标题', direction: '已写' })).toEqual([])
})

test('what drifted from its source is marked', () => {
  const answers = { title: '标题 ', direction: '标题', need: '原文', brief: '凝练' }
  expect(driftOf(form, answers)).toEqual([{ field: 'brief', from: 'need', value: '凝练', source: '原文' }])
})

test('of a table the columns that both have are offered and compared', () => {
  const people = [
    { id: 'r1', cells: { name: '甲', tags: ['乙'] } },
    { id: 'r2', cells: { tags: ['丙'] } },
  ]
  const team = [{ id: 'r1', cells: { name: '甲' } }]
  expect(prefill(form, { people })).toEqual([{ field: 'team', value: team, from: 'people' }])
  expect(driftOf(form, { people, team: [{ id: 'r9', cells: { name: '甲 ' } }] })).toEqual([])
  expect(driftOf(form, { people, team: [{ id: 'r9', cells: { name: '丁' } }] })).toHaveLength(1)
})
