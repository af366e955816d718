import fc from 'fast-check'
import type { Answers, Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { elementsTable } from '#core/form/assessment.ts'
import type { Choosing, Column, Field, Form, TableField } from '#core/form/form.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { verdicts } from '#core/trl/item-answer.ts'
import { creditCode, textFor } from './fill-text.ts'

/** What people and programs stumble over: rare characters, signs of formulas, widths, quotes, marks. */
const pieces = [
  ...[
    '轴承',
    '𠮷野',
    '𬭎𨭎',
    '🚢🌊',
    '=1+1',
    '+86',
    '-5',
    '@某',
    '１２３',
    '"引"',
    "'单'",
    '“双”',
    '<b>&amp;',
  ],
  ...['A  B', '；', ';', '（甲）', '(x)', '①', 'ﬁ', 'é', 'Ω≥5 μm', '㎡', '——', '…', '℃', '☑', '无', '。'],
]
const piece = fc.constantFrom(...pieces)
/** A line that says something; a text that says “none” is none. */
const line = fc
  .array(piece, { minLength: 1, maxLength: 6 })
  .map((it) => it.join('').trim())
  .filter((it) => it !== '' && it !== '无')
/** Where marks part one thing from the next, they cannot be in it. */
const bare = line.map((it) => it.replaceAll(/[;；☑]|无$/g, '')).filter((it) => it.trim() !== '')
export const anyLines = fc
  .array(fc.oneof({ weight: 5, arbitrary: line }, { weight: 1, arbitrary: fc.constant('') }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((it) => it.join('\n').trim())
  .filter((it) => it !== '' && it !== '无')
export const anyDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2039-12-31'), noInvalidDate: true })
  .map((it) => it.toISOString().slice(0, 10))
const month = anyDay.map((it) => it.slice(0, 7))

/** Any answers to a form: everything that a paper can hold, each question left out now and then, one table of many pages. */
export function anyAnswers(form: Form, kind: string, lists: Lists, longTable = true): fc.Arbitrary<Answers> {
  const fields = fieldsOf(form)
  const elements = elementsTable(fields)
  const long = longTable ? fields.find((it) => it.kind === 'table' && it !== elements) : undefined
  const given = fields.flatMap((field): [string, fc.Arbitrary<unknown>][] => {
    if (field.kind === 'table') return [[field.id, rowsOf(field, kind, lists, field === long)]]
    const value = anyValue(field, kind, lists)
    return value === undefined ? [] : [[field.id, value]]
  })
  const managed = fields.find((it) => it.use === 'readiness-managed')
  // Most questions are answered, for what is asked hangs on answers; the largest table of all hangs on one.
  const parts = given.map(([id, it]) => {
    if (managed?.kind === 'choice' && managed.id === id)
      return [id, fc.constant(optionsOf(managed, lists)[0]?.code)] as const
    return [id, fc.option(it, { nil: undefined, freq: 8 })] as const
  })
  return fc.record(Object.fromEntries(parts)).map((answers) => supported(answers, fields))
}

/** Once there are elements, documents show items of them. */
function supported(answers: Answers, fields: readonly Field[]): Answers {
  const table = elementsTable(fields)
  const rows = (answers[table?.id ?? ''] ?? []) as readonly Row[]
  const items = table?.assesses.levels.flatMap((it) => it.items.map((one) => one.id)) ?? []
  const changed = fields.flatMap((field) => {
    const column = field.kind === 'table' ? field.columns.find((it) => it.kind === 'supports') : undefined
    if (column === undefined || !Array.isArray(answers[field.id])) return []
    const shown = (answers[field.id] as readonly Row[]).map((row, n) => {
      const places = rows
        .filter((_, at) => at % 2 === n % 2)
        .flatMap((it, at) => items.slice(n + at, n + at + 3).map((item) => `${it.id}/${item}`))
      return places.length === 0 ? row : { ...row, cells: { ...row.cells, [column.id]: places } }
    })
    return [[field.id, shown] as const]
  })
  return { ...answers, ...Object.fromEntries(changed) }
}

const rowsOf = (
  field: TableField,
  kind: string,
  lists: Lists,
  long: boolean,
): fc.Arbitrary<readonly Row[]> => {
  const cells = field.columns.flatMap((it): [string, fc.Arbitrary<unknown>][] => {
    const value = anyValue(it, kind, lists)
    return value === undefined ? [] : [[it.id, fc.option(value, { nil: undefined })]]
  })
  const row = fc.record(Object.fromEntries(cells)).map(said)
  const [minLength, maxLength] = long ? [60, 70] : field.assesses ? [3, 5] : [1, 4]
  return fc
    .array(row, { minLength, maxLength })
    .map((all) => all.map((it, at) => ({ id: `${field.id}-${at}`, cells: it })))
}

const said = (cells: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(cells).filter(([, it]) => it !== undefined))

/** Any value of a question; nothing where paper holds none. */
function anyValue(field: Field | Column, kind: string, lists: Lists): fc.Arbitrary<unknown> | undefined {
  const codes = (it: Choosing) => optionsOf(it, lists).map((one) => one.code)
  switch (field.kind) {
    case 'text':
      return field.format === undefined ? line : fc.nat({ max: 99 }).map((at) => textFor(field, kind, at))
    case 'long-text':
      return anyLines
    case 'integer':
      return fc.integer({ min: 0, max: 10 ** 9 }).map(String)
    case 'decimal':
      return fc.integer({ min: 0, max: 10 ** 6 }).map((it) => String(it / 10 ** Math.min(field.precision, 3)))
    case 'money':
      return fc.integer({ min: 0, max: 10 ** 9 }).map((it) => String(it / 10_000))
    case 'date':
      return field.precision === 'day' ? anyDay : month
    case 'period':
      return fc.tuple(month, month).map(([from, to]) => ({ from, to }))
    case 'choice':
      return fc.constantFrom(...codes(field))
    case 'choices':
      return fc.subarray(codes(field), { minLength: 1, maxLength: Math.min(4, codes(field).length) })
    case 'tree-choice':
      return field.max === undefined
        ? fc.constantFrom(...codes(field))
        : fc.subarray(codes(field), { minLength: 1, maxLength: Math.min(field.max, 3) })
    case 'tags':
      return fc.uniqueArray(bare, { minLength: 1, maxLength: 5 })
    case 'org-ref':
      return fc
        .tuple(
          bare.filter((it) => !/[)）]$/.test(it)),
          fc.option(fc.nat({ max: 99 }), { nil: undefined }),
        )
        .map(([name, n]) => ({ name, ...(n !== undefined && { code: creditCode(7000 + n) }) }))
    case 'declaration':
      return fc.constant(true)
    case 'readiness':
      return fc.integer({ min: 1, max: 9 }).map(String)
    case 'verdict':
      return fc
        .tuple(fc.constantFrom(...verdicts), fc.option(line, { nil: undefined }))
        .map(([verdict, reason]) => ({ verdict, ...(reason !== undefined && { reason }) }))
    case 'files':
    case 'computed':
    case 'supports':
    case 'file-of':
    case 'table':
      return undefined
    default:
      return field satisfies never
  }
}

/** Answers without what no paper carries: files, computed values, ids of rows. Elements are then named by their place. */
export function onPaper(form: Form, answers: Answers): Answers {
  const fields = fieldsOf(form)
  const elements = (answers[elementsTable(fields)?.id ?? ''] ?? []) as readonly Row[]
  const places = new Map(elements.map((it, at) => [it.id, String(at)]))
  const cell = (column: Column | undefined, raw: unknown): unknown =>
    column?.kind === 'supports' && Array.isArray(raw)
      ? raw.map((it: string) => it.replace(/^[^/]*/, (id) => places.get(id) ?? id)).toSorted()
      : raw
  return Object.fromEntries(
    fields.flatMap((field): [string, unknown][] => {
      const raw = answers[field.id]
      if (raw === undefined || field.kind === 'files' || field.kind === 'computed') return []
      if (field.kind !== 'table') return [[field.id, raw]]
      const readable = field.columns.filter((it) => it.kind !== 'file-of')
      const rows = (raw as readonly Row[]).map((row) =>
        said(Object.fromEntries(readable.map((it) => [it.id, cell(it, row.cells[it.id])]))),
      )
      return [[field.id, rows]]
    }),
  )
}
