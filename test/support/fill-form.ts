import type { Answers, Row } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import { checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import type {
  Choosing,
  Column,
  Field,
  FieldUse,
  FilesField,
  Form,
  Rule,
  TableField,
} from '#core/form/form.ts'
import { kindOf } from '#core/form/kinds.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { type Day, plusDays } from '#core/instant.ts'
import type { ReadinessPolicy } from '#core/trl/policy.ts'
import { assessedAnswers } from './fill-assessment.ts'
import { creditCode, textFor } from './fill-text.ts'

/** What is to be filled in, by whom and when. */
export interface Filling {
  readonly form: Form
  readonly kind: string
  readonly orgType: string
  readonly lists: Lists
  readonly policy: ReadinessPolicy
  readonly today: Day
  /** What stands in the draft already; it is kept where it is in order. */
  readonly answers: Answers
  /** Which option to take where several would do; the first unless told otherwise. */
  readonly pick?: (options: number) => number
}

export interface Filled {
  readonly answers: Answers
  /** Slots that want a file, which only an upload can put there. */
  readonly files: readonly FilesField[]
}

/**
 * Answers everything that is demanded, from the definition alone: round after round of what the checks still find, until
 * nothing blocks. Throws with what is left if a form cannot be filled.
 */
export function fillForm(filling: Filling): Filled {
  let answers = filling.answers
  let left: readonly Finding[] = []
  for (let round = 0; round < 30; round++) {
    const asking = { kind: filling.kind, orgType: filling.orgType, answers, today: filling.today }
    const fields = new Map(asked(filling.form, asking).fields.map((it) => [it.id, it]))
    left = checkAnswers(filling.form, asking, filling.lists, filling.policy).filter(
      (it) => it.weight === 'must' && fields.get(it.field)?.kind !== 'files',
    )
    if (left.length === 0) return { answers, files: slotsOf(filling, answers) }
    for (const finding of left) {
      const field = fields.get(finding.field)
      if (field) answers = mended({ ...filling, answers }, field, finding)
    }
  }
  throw new Error(`${filling.kind} for ${filling.orgType} cannot be filled: ${JSON.stringify(left, null, 1)}`)
}

function slotsOf({ form, kind, orgType, lists, policy, today }: Filling, answers: Answers): FilesField[] {
  const asking = { kind, orgType, answers, today }
  const missing = new Set(
    checkAnswers(form, asking, lists, policy)
      .filter((it) => it.code === 'missing')
      .map((it) => it.field),
  )
  return asked(form, asking).fields.filter(
    (it): it is FilesField => it.kind === 'files' && missing.has(it.id),
  )
}

/** The answers with one finding put right, as far as it can be by itself. */
function mended(filling: Filling, field: Field, finding: Finding): Answers {
  const { answers } = filling
  if (finding.code === 'rule') return ruled(filling, field, finding)
  if (field.use !== undefined && assessing.has(field.use)) return { ...answers, ...assessed(filling) }
  if (field.kind === 'table' && finding.row !== undefined) {
    const column = field.columns.find((it) => it.id === finding.column)
    const rows = rowsAt(answers, field)
    return {
      ...answers,
      [field.id]: rows.map((row, i) =>
        row.id === finding.row && column
          ? { ...row, cells: { ...row.cells, [column.id]: valueFor(filling, column, i) } }
          : row,
      ),
    }
  }
  if (finding.code.startsWith('readiness-')) return { ...answers, ...levels(filling) }
  return { ...answers, [field.id]: valueFor(filling, field, 0) }
}

/** Answers that keep a rule: which one it was, its own sentence tells. */
function ruled(filling: Filling, field: Field, finding: Finding): Answers {
  const { answers, form } = filling
  const rule = form.rules.find((it) => it.at === field.id && it.message.zh === finding.message?.zh)
  if (!rule) throw new Error(`No rule says ${JSON.stringify(finding)}.`)
  switch (rule.rule) {
    case 'sum':
      return { ...answers, [rule.total]: String(sumOf(answers, rule.parts)) }
    case 'at-most':
      return { ...answers, [rule.field]: answers[rule.than] }
    case 'at-least-share':
      return { ...answers, [rule.field]: answers[rule.of] }
    case 'rising':
      return { ...answers, [rule.table]: risen(filling, rule) }
    case 'some-row':
    case 'no-row': {
      const table = tableAt(form, rule.table)
      const column = table.columns.find((it) => it.id === rule.column)
      if (!column) throw new Error(`${rule.table} has no column ${rule.column}.`)
      const codes = optionsOf(column as Choosing, filling.lists).map((it) => it.code)
      const code = rule.rule === 'some-row' ? rule.is[0] : codes.find((it) => !rule.is.includes(it))
      const cell = column.kind === 'choices' ? [code] : column.kind === 'declaration' ? code === 'true' : code
      return {
        ...answers,
        [table.id]: rowsAt(answers, table).map((row, i) =>
          rule.rule === 'no-row' || i === 0 ? { ...row, cells: { ...row.cells, [column.id]: cell } } : row,
        ),
      }
    }
    case 'some-row-within': {
      const wanted = answers[rule.within]
      const code = Array.isArray(wanted) ? wanted[0] : wanted
      const table = tableAt(form, rule.table)
      const column = table.columns.find((it) => it.id === rule.column)
      const cell = column?.kind === 'tree-choice' && column.max !== undefined ? [code] : code
      return {
        ...answers,
        [table.id]: rowsAt(answers, table).map((row, i) =>
          i === 0 ? { ...row, cells: { ...row.cells, [rule.column]: cell } } : row,
        ),
      }
    }
    case 'from-now':
      return { ...answers, [rule.field]: valueFor(filling, field, 0) }
    case 'never':
      return { ...answers, [field.id]: valueFor({ ...filling, pick: () => 0 }, field, 0) }
    default:
      return rule satisfies never
  }
}

/** Rows whose named columns rise from one to the next. */
function risen(filling: Filling, rule: Extract<Rule, { rule: 'rising' }>): readonly Row[] {
  const table = tableAt(filling.form, rule.table)
  const rising = table.columns.filter((it) => rule.columns.includes(it.id))
  return rowsAt(filling.answers, table).map((row, i) => ({
    ...row,
    cells: {
      ...row.cells,
      ...Object.fromEntries(rising.map((it) => [it.id, valueFor({ ...filling, pick: () => i }, it, i)])),
    },
  }))
}

/** The lowest usual start and the lowest target that the policy then allows. */
function levelsOf({ policy }: Filling): { readonly now: number; readonly target: number } {
  const now = Math.min(...policy.usualStarts)
  return { now, target: Math.max(policy.lowestTarget, now + policy.leastRise) }
}

function levels(filling: Filling): Answers {
  const { form } = filling
  const { now: start, target } = levelsOf(filling)
  const by = (use: Field['use']) => form.sections.flatMap((it) => it.fields).find((it) => it.use === use)?.id
  const [now, then] = [by('readiness-now'), by('readiness-target')]
  return { ...(now && { [now]: String(start) }), ...(then && { [then]: String(target) }) }
}

const assessing: ReadonlySet<FieldUse> = new Set([
  'readiness-elements',
  'readiness-evidence',
  'readiness-steps',
])

/** The tables of an assessment, which only hold together. */
function assessed(filling: Filling): Answers {
  const { form, lists, today } = filling
  const other = (column: Column, at: number) =>
    column.required === undefined || column.required === false ? undefined : valueFor(filling, column, at)
  return assessedAnswers({ form, lists, today, ...levelsOf(filling), other })
}

/** A right answer to one question by itself. `at` is the row's place in its table, so that rows differ. */
function valueFor(filling: Filling, field: Field | Column, at: number): unknown {
  const { lists, today, pick = () => 0 } = filling
  const one = (codes: readonly string[]) => codes[pick(codes.length) % Math.max(1, codes.length)]
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return textFor(field, filling.kind, at)
    case 'integer':
    case 'decimal':
      return String(Math.min((field.min ?? 1) + at + (field.min === 0 ? 1 : 0), field.max ?? 1_000_000))
    case 'money':
      return String(Math.min(100, field.max ?? 100))
    case 'date':
      return plusDays(today, 40 + 40 * at).slice(0, field.precision === 'day' ? 10 : 7)
    case 'period': {
      const from = plusDays(today, 40).slice(0, 7)
      return { from, to: (field.maxMonths ?? 12) > 6 ? monthAfter(from, 6) : from }
    }
    case 'choice':
      return one(optionsOf(field, lists).map((it) => it.code))
    case 'choices': {
      const codes = optionsOf(field, lists).map((it) => it.code)
      const from = pick(codes.length) % Math.max(1, codes.length - (field.min ?? 1) + 1)
      return codes.slice(from, from + (field.min ?? 1))
    }
    case 'tree-choice': {
      const code = one((lists[field.list] ?? []).map((it) => it.code))
      return field.max === undefined ? code : [code]
    }
    case 'tags':
      return Array.from({ length: Math.max(1, field.min) }, (_, i) => `词${i + 1}`.slice(0, field.each))
    case 'table':
      return rowsFor(filling, field)
    case 'org-ref':
      return { name: `某某单位${at + 1}`.slice(0, field.max), code: creditCode(7000 + at) }
    case 'declaration':
      return true
    case 'readiness':
      return levels(filling)[field.id]
    case 'files':
    case 'computed':
    case 'verdict':
    case 'supports':
    case 'file-of':
      return undefined
    default:
      return field satisfies never
  }
}

/** As few rows as will do; what a cell wants besides its first answer, later rounds find. */
const rowsFor = (filling: Filling, table: TableField): readonly Row[] =>
  Array.from({ length: Math.max(1, table.minRows ?? 1) }, (_, i) => ({
    id: `row${i + 1}`,
    cells: Object.fromEntries(
      table.columns
        .filter((it) => it.required === true && it.when === undefined)
        .map((it) => [it.id, valueFor(filling, it, i)]),
    ),
  })).map((row, i) =>
    Object.keys(row.cells).length > 0 ? row : { ...row, cells: firstCell(filling, table, i) },
  )

const firstCell = (filling: Filling, table: TableField, i: number): Readonly<Record<string, unknown>> => {
  const [first] = table.columns
  return first ? { [first.id]: valueFor(filling, first, i) } : {}
}

const monthAfter = (month: string, months: number): string => {
  const [year = 0, at = 1] = month.split('-').map(Number)
  const all = year * 12 + at - 1 + months
  return `${Math.floor(all / 12)}-${String((all % 12) + 1).padStart(2, '0')}`
}

const tableAt = (form: Form, id: string): TableField => {
  const table = form.sections.flatMap((it) => it.fields).find((it) => it.id === id)
  if (table?.kind !== 'table') throw new Error(`${id} is no table.`)
  return table
}

const rowsAt = (answers: Answers, table: TableField): readonly Row[] => {
  const value = answers[table.id]
  return kindOf(table).fits(value) ? (value as readonly Row[]) : []
}

const sumOf = (answers: Answers, parts: readonly string[]): number =>
  parts.reduce((sum, it) => sum + Number(answers[it] ?? 0), 0)
