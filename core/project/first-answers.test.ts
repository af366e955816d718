import { expect, test } from 'vitest'
import type { Field, Form, Section } from '../form/form.ts'
import { type FirstFrom, firstAnswersOf } from './first-answers.ts'

const label = { zh: '题', en: 'Question' }
const text = (id: string): Field => ({ id, label, kind: 'text', max: 50 })
const section = (id: string, fields: readonly Field[], change: Partial<Section> = {}): Section => ({
  id,
  title: label,
  group: label,
  sheet: 'collection',
  fields,
  ...change,
})
const rows = (...columns: readonly string[]): Field => ({
  id: 'rows',
  label,
  kind: 'table',
  maxRows: 9,
  columns: columns.map((id) => ({ id, label, kind: 'text', max: 50 })),
})
const proof: Field = {
  id: 'proof',
  label,
  kind: 'table',
  use: 'readiness-evidence',
  maxRows: 9,
  columns: [{ id: 'name', label, kind: 'text', max: 50 }],
}
const slot: Field = { id: 'slot', label, kind: 'files', maxFiles: 2, accept: ['pdf'] }
const truth: Field = { id: 'truth', label, kind: 'declaration', statement: label }
const form = (...sections: readonly Section[]): Form => ({ id: 'f', title: label, sections, rules: [] })

const before = form(
  section('one', [text('title'), text('old'), rows('a', 'b'), proof, slot, truth]),
  section('who', [text('phone')], { tells: 'who' }),
  section('inside', [text('secret')], { seenBy: 'office' }),
)
const after = form(
  section('one', [text('title'), rows('b', 'c'), proof, slot, truth, text('phone'), text('secret')]),
  section('two', [{ id: 'old', label, kind: 'integer' }]),
)
const answers = {
  title: '题目',
  old: '旧',
  // Of the second row nothing is asked any more.
  rows: [
    { id: 'r1', cells: { a: '甲', b: '乙' } },
    { id: 'r2', cells: { a: '丙' } },
  ],
  proof: [{ id: 'd1', cells: { name: '报告' } }],
  slot: [{ id: '00000000-0000-7000-8000-000000000001', name: 'a.pdf', size: 3, sha256: 'f'.repeat(64) }],
  truth: true,
  phone: '13800000000',
  secret: '内部',
}

const same = ['title', 'rows/r1', 'rows/r1/b']
test.each<[FirstFrom, readonly string[]]>([
  ['stage', [...same, 'proof/d1', 'proof/d1/name', 'slot', 'phone', 'secret']],
  ['own-suggestion', [...same, 'phone', 'secret']],
  ['others-suggestion', same],
])('from %s: what both ask, with the same rows', (from, paths) => {
  expect(firstAnswersOf(after, { form: before, answers }, from).map((it) => it.path)).toEqual(paths)
})

test('what the next form could not store is left behind', () => {
  const short = form(section('one', [{ id: 'title', label, kind: 'tags', min: 0, max: 3, each: 5 }]))
  const given = { form: short, answers: { title: [1, 2] as never } }
  expect(firstAnswersOf(short, given, 'stage')).toEqual([])
  expect(firstAnswersOf(short, { form: short, answers: { title: ['风电'] } }, 'stage')).toEqual([
    { path: 'title', value: ['风电'] },
  ])
})
