import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Answers } from '#core/form/answers.ts'
import { canonicalAnswers } from '#core/form/canonical.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { paperOf } from '../sheet.ts'
import type { PaperLanguage } from '../speaking.ts'
import { wordOf } from './form.ts'
import { openForm, readForm } from './read-form.ts'

const words = (zh: string, en = zh) => ({ zh, en })
const options = [...'甲乙丙'].map((name, at) => ({ code: `c${at}`, name: words(name, `Option ${at}`) }))
const lists: Lists = {
  tree: [
    { code: '1', name: words('农业') },
    { code: '11', parent: '1', name: words('海洋') },
    { code: '2', name: words('工业') },
    { code: '21', parent: '2', name: words('海洋') },
  ],
}
/** One question of each kind that paper can hold. */
const fields: readonly Field[] = [
  { id: 'line', label: words('名称', 'Name'), kind: 'text', max: 200 },
  { id: 'long', label: words('背景', 'Background'), kind: 'long-text', max: 4000 },
  { id: 'count', label: words('数量', 'Count'), kind: 'integer', unit: words('个', 'pieces') },
  { id: 'share', label: words('比例', 'Share'), kind: 'decimal', precision: 2 },
  { id: 'money', label: words('总投入', 'Money'), kind: 'money' },
  { id: 'day', label: words('日期', 'Day'), kind: 'date', precision: 'day' },
  { id: 'span', label: words('起止时间', 'Span'), kind: 'period' },
  { id: 'one', label: words('类型', 'Type'), kind: 'choice', options },
  { id: 'many', label: words('方式', 'Modes'), kind: 'choices', options },
  { id: 'place', label: words('行业', 'Industry'), kind: 'tree-choice', list: 'tree' },
  { id: 'tags', label: words('关键词', 'Keywords'), kind: 'tags', min: 0, max: 9, each: 40 },
  { id: 'org', label: words('用户单位', 'User'), kind: 'org-ref', max: 99 },
  {
    id: 'sure',
    label: words('声明', 'Statement'),
    kind: 'declaration',
    statement: words('情况属实。', 'True.'),
  },
  {
    id: 'rows',
    label: words('关键问题', 'Problems'),
    kind: 'table',
    maxRows: 99,
    columns: [
      { id: 'what', label: words('问题', 'Problem'), kind: 'text', max: 200 },
      { id: 'sort', label: words('性质', 'Sort'), kind: 'choice', options },
      { id: 'due', label: words('时间', 'Month'), kind: 'date', precision: 'month' },
    ],
  },
  { id: 'after', label: words('补充', 'More'), kind: 'text', max: 200 },
  { id: 'goal', label: words('考核指标', 'Metrics'), kind: 'text', max: 200 },
  { id: 'goals', label: words('考核指标（定量）', 'Metrics in figures'), kind: 'text', max: 200 },
]
const form: Form = {
  id: 'f',
  title: words('征集表', 'Form'),
  sections: [
    { id: 's', title: words('基本信息', 'Basics'), group: words('组'), sheet: 'collection', fields },
  ],
  rules: [],
}

const written = (answers: Answers, language: PaperLanguage = 'zh', of = form) =>
  wordOf(
    paperOf({
      identity: { call: 'c', version: 'v', kind: 'K', form: 'f' },
      form: of,
      lists,
      title: form.title,
      language,
      heads: [],
      filled: { kind: 'K', orgType: 'ENT', answers },
    }),
  )

/** Row ids are made anew, and blank rows do not come back. */
const bare = (answers: Answers): unknown =>
  Object.fromEntries(
    Object.entries(answers).map(([id, value]) => [
      id,
      Array.isArray(value)
        ? value.map((it) => (typeof it === 'object' && it !== null && 'cells' in it ? it.cells : it))
        : value,
    ]),
  )
const read = (bytes: Uint8Array, of = form) => {
  const opened = openForm(bytes)
  if (!opened.ok) throw new Error(opened.error)
  let n = 0
  return { ...readForm(opened.value, of, lists, () => `r${n++}`), identity: opened.value.identity }
}

/**
 * Any text that a form may hold: every plane, marks, brackets; no control characters, which no form takes, and not the sign for
 * what cannot be read, which a person has to look at.
 */
const anyText = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 60 })
  .map((it) => it.replaceAll(/\p{C}|\p{Z}|[;；\ufffd]/gu, ' ').trim())
  .filter((it) => it !== '' && it !== '无' && !/[☑☒✔✓√■●☐□○]/.test(it))
const anyLong = fc.array(anyText, { minLength: 1, maxLength: 4 }).map((it) => it.join('\n'))
const month = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((it) => it.toISOString())
const code = fc.constantFrom(...options.map((it) => it.code))
const cells = fc.record(
  { what: anyText, sort: code, due: month.map((it) => it.slice(0, 7)) },
  { requiredKeys: ['what'] },
)
const anyAnswers = fc.record(
  {
    line: anyText,
    long: anyLong,
    count: fc.integer({ min: 0 }).map(String),
    share: fc.integer({ min: 0, max: 9999 }).map((it) => String(it / 100)),
    money: fc.integer({ min: 0, max: 10 ** 9 }).map((it) => String(it / 10_000)),
    day: month.map((it) => it.slice(0, 10)),
    span: fc.tuple(month, month).map(([from, to]) => ({ from: from.slice(0, 7), to: to.slice(0, 7) })),
    one: code,
    many: fc.subarray(
      options.map((it) => it.code),
      { minLength: 1 },
    ),
    place: fc.constantFrom('1', '11', '2', '21'),
    tags: fc.uniqueArray(anyText, { minLength: 1, maxLength: 5 }),
    org: anyText.filter((it) => !/[)）]$/.test(it)).map((name) => ({ name })),
    sure: fc.constant(true),
    rows: fc
      .array(cells, { minLength: 1, maxLength: 40 })
      .map((all) => all.map((it, at) => ({ id: `r${at}`, cells: it }))),
    after: anyText,
  },
  { requiredKeys: [] },
)

test.each(['zh', 'both'] as const)('what is written comes back as it was (%s)', async (language) => {
  await fc.assert(
    fc.asyncProperty(anyAnswers, async (answers) => {
      const frozen = canonicalAnswers(form, { kind: 'K', orgType: 'ENT', answers })
      expect(bare(read(await written(answers, language)).answers)).toEqual(bare(frozen))
    }),
    { numRuns: 40 },
  )
})

test('labels that differ in brackets alone, or carry a unit, are told apart', async () => {
  const { fields: found } = read(await written({ money: '12', count: '3' }))
  const sure = new Map(found.map((it) => [it.field, it.confidence]))
  expect([sure.get('money'), sure.get('count'), sure.get('goal'), sure.get('goals')]).toEqual([
    'both',
    'both',
    'both',
    'both',
  ])
})

test('a row that names a file says so, and never takes a name for the file', async () => {
  const proofs: Field = {
    id: 'proofs',
    label: words('佐证', 'Proofs'),
    kind: 'table',
    maxRows: 9,
    columns: [
      { id: 'name', label: words('名称', 'Name'), kind: 'text', max: 40 },
      { id: 'file', label: words('附件', 'File'), kind: 'file-of', of: 'slot' },
    ],
  }
  const slot: Field = { id: 'slot', label: words('附件栏'), kind: 'files', maxFiles: 9, accept: ['pdf'] }
  const own: Form = {
    ...form,
    sections: form.sections.map((it) => ({ ...it, fields: [slot, proofs] })),
  }
  const file = { id: 'f1', name: '试验 报告.pdf', size: 1, sha256: '' }
  const rows = [
    { id: 'a', cells: { name: '甲', file: 'f1' } },
    { id: 'b', cells: { name: '乙' } },
  ]
  const bytes = await written({ slot: [file], proofs: rows }, 'zh', own)
  const [found] = read(bytes, own).fields
  expect(found?.read).toEqual({
    read: 'value',
    value: [
      { id: 'r0', cells: { name: '甲' } },
      { id: 'r1', cells: { name: '乙' } },
    ],
  })
  expect([found?.files, found?.unclear]).toEqual([[{ row: 'r0', column: 'file', name: '试验 报告.pdf' }], []])
})
