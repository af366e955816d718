import type { Condition } from '../form/condition.ts'
import type { Field, FieldUse, Section } from '../form/form.ts'
import { combinationsOf } from '../routing/combinations.ts'
import { auditCondition, auditRule, codesOfField, type Looked, possible } from './audit-answers.ts'
import type { Call, Kind } from './call.ts'
import { type CallProblem, problem } from './problem.ts'

/** Whether every form asks what its kinds need, and speaks only of questions, lists and codes that exist. */
export function auditForms(call: Call): readonly CallProblem[] {
  const stages = Object.values(call.stages ?? {})
  return [...Object.values(call.forms), call.direction, ...stages].flatMap((form) => {
    const found: CallProblem[] = []
    const isStage = stages.includes(form)
    const file = `${isStage ? 'stages' : 'forms'}/${form.id}.json`
    const ofSuggestion = form !== call.direction && !isStage
    const kinds = ofSuggestion ? call.kinds.filter((it) => it.form === form.id) : call.kinds
    const fields = new Map(
      form.sections.flatMap((it) => it.fields.map((field) => [field.id, field] as const)),
    )
    const look: Looked = {
      call,
      form,
      file,
      fields,
      say: (path, code, params) => found.push(problem(file, path, code, params)),
    }
    const asked = form.sections.filter((it) =>
      possible(
        it.when,
        kinds.map((kind) => kind.code),
      ),
    )
    auditIds(look)
    for (const section of asked) auditSection(look, section, kinds)
    for (const [at, rule] of form.rules.entries()) auditRule(look, rule, `rules[${at}]`)
    if (ofSuggestion) for (const kind of kinds) auditQuestions(look, asked, kind)
    return found
  })
}

function auditIds({ form, say }: Looked): void {
  const seen = new Set<string>()
  const sections = new Set<string>()
  for (const section of form.sections) {
    if (sections.has(section.id)) say(section.id, 'twice', { code: section.id })
    sections.add(section.id)
    for (const field of section.fields) {
      const path = `${section.id}.${field.id}`
      if (seen.has(field.id)) say(path, 'twice', { code: field.id })
      seen.add(field.id)
      if (field.kind !== 'table') continue
      const columns = new Set<string>()
      for (const column of field.columns) {
        if (columns.has(column.id)) say(`${path}.${column.id}`, 'twice', { code: column.id })
        columns.add(column.id)
      }
    }
  }
}

function auditSection(look: Looked, section: Section, kinds: readonly Kind[]): void {
  if (section.when !== undefined) auditCondition(look, section.when, `${section.id}.when`)
  for (const field of section.fields) {
    if (
      !possible(
        field.when,
        kinds.map((it) => it.code),
      )
    )
      continue
    const path = `${section.id}.${field.id}`
    auditField(look, field, path)
    if (field.prefill !== undefined && !look.fields.has(field.prefill))
      look.say(`${path}.prefill`, 'unknown-field', { code: field.prefill })
    if (field.kind === 'table')
      for (const column of field.columns) auditField(look, column, `${path}.${column.id}`, field)
  }
}

function auditField(look: Looked, field: Field, path: string, table?: Field): void {
  const conditions: readonly [string, boolean | Condition | undefined][] = [
    ['when', field.when],
    ['required', field.required],
  ]
  for (const [name, condition] of conditions)
    if (typeof condition === 'object') auditCondition(look, condition, `${path}.${name}`, table)
  auditLimits(look, field, path)
  if (field.kind === 'choice' || field.kind === 'choices' || field.kind === 'tree-choice')
    auditChoice(look, field, path)
  if (field.kind === 'computed') auditFormula(look, field, path)
  if (field.kind === 'supports' || field.kind === 'file-of') auditOf(look, field, path)
  if (field.kind === 'table' && field.use !== undefined) auditAssessment(look, field, path)
  if (field.kind === 'files') auditFiles(look, field, path)
}

function auditLimits({ say }: Looked, field: Field, path: string): void {
  const check = (min: number | undefined, max: number | undefined) => {
    if (min !== undefined && max !== undefined && min > max) say(path, 'limits', { min, max })
  }
  if (field.kind === 'table') check(field.minRows, field.maxRows)
  if ('min' in field && 'max' in field) check(field.min, field.max)
  if (field.kind === 'integer' && field.usual !== undefined) {
    check(field.usual.min, field.usual.max)
    check(field.min, field.usual.min)
    check(field.usual.max, field.max)
  }
}

function auditChoice(
  look: Looked,
  field: Extract<Field, { kind: 'choice' | 'choices' | 'tree-choice' }>,
  path: string,
): void {
  const own = field.kind === 'tree-choice' ? undefined : field.options
  if ((own === undefined) === (field.list === undefined)) look.say(path, 'no-options')
  if (field.list !== undefined && look.call.lists[field.list] === undefined)
    look.say(`${path}.list`, 'unknown-list', { list: field.list })
  const codes = own?.map((it) => it.code) ?? []
  for (const [at, code] of codes.entries())
    if (codes.indexOf(code) !== at) look.say(`${path}.options[${at}]`, 'twice', { code })
  const offered = codesOfField(look.call, field)
  if (field.kind === 'choices' && offered !== undefined && (field.min ?? 0) > offered.size)
    look.say(path, 'limits', { min: field.min ?? 0, max: offered.size })
}

function auditFormula(look: Looked, field: Extract<Field, { kind: 'computed' }>, path: string): void {
  const { formula } = field
  const needs = 'sum' in formula ? formula.sum : 'rows' in formula ? [formula.rows] : [formula.flag.table]
  for (const code of needs) if (!look.fields.has(code)) look.say(`${path}.formula`, 'unknown-field', { code })
  if (!('flag' in formula)) return
  const { table, column, list, property } = formula.flag
  const rows = look.fields.get(table)
  if (rows?.kind === 'table' && !rows.columns.some((it) => it.id === column))
    look.say(`${path}.formula.flag.column`, 'unknown-column', { code: column })
  const items = look.call.lists[list]
  if (items === undefined) look.say(`${path}.formula.flag.list`, 'unknown-list', { list })
  else if (!items.some((it) => it.properties?.[property] !== undefined))
    look.say(`${path}.formula.flag.property`, 'unknown-property', { code: property })
}

/** What a document points to: the table of elements, a slot for files. */
function auditOf(
  { fields, say }: Looked,
  { kind, of }: Extract<Field, { kind: 'supports' | 'file-of' }>,
  path: string,
): void {
  const other = fields.get(of)
  if (kind === 'supports' ? other?.use !== 'readiness-elements' : other?.kind !== 'files')
    say(`${path}.of`, 'unknown-field', { code: of })
}

/** The columns without which a table of an assessment says nothing. */
const assessmentColumns: Partial<Record<FieldUse, readonly FieldUse[]>> = {
  'readiness-elements': ['element-name', 'element-importance', 'element-novelty', 'element-target'],
  'readiness-evidence': ['evidence-name', 'evidence-type', 'evidence-day', 'evidence-supports'],
  'readiness-steps': ['step-month', 'step-level', 'step-text'],
}

function auditAssessment({ say }: Looked, table: Extract<Field, { kind: 'table' }>, path: string): void {
  if (table.use === 'readiness-elements' && table.assesses === undefined) say(path, 'no-checklists')
  for (const use of (table.use && assessmentColumns[table.use]) ?? [])
    if (!table.columns.some((it) => it.use === use)) say(path, 'column-missing', { use })
}

function auditFiles(
  { call: { uploads }, say }: Looked,
  field: Extract<Field, { kind: 'files' }>,
  path: string,
): void {
  if (field.maxFiles > uploads.maxFiles)
    say(`${path}.maxFiles`, 'limits', { min: field.maxFiles, max: uploads.maxFiles })
  for (const [at, ending] of field.accept.entries())
    if (uploads.maxBytes[ending] === undefined) say(`${path}.accept[${at}]`, 'unknown-code', { code: ending })
}

/** Each kind must find in its form the questions that the platform itself needs an answer to, each once. */
function auditQuestions(look: Looked, asked: readonly Section[], kind: Kind): void {
  const fields = asked.flatMap((it) => it.fields).filter((it) => possible(it.when, [kind.code]))
  const combinations = combinationsOf({ ...look.call, kinds: [kind] })
  const needs: FieldUse[] = ['title', 'abstract']
  if (!('fixed' in kind.field) && combinations.some((it) => it.field !== null)) needs.push('field')
  if (kind.asksLivelihood) needs.push('livelihood')
  if (kind.readiness === 'required') needs.push('readiness-now', 'readiness-target')
  for (const use of needs)
    if (!fields.some((it) => it.use === use)) look.say('', 'question-missing', { kind: kind.code, use })
  for (const use of new Set(fields.flatMap((it) => (it.use === undefined ? [] : [it.use])))) {
    const users = fields.filter((it) => it.use === use)
    if (users.length > 1) look.say(users[1]?.id ?? '', 'twice', { code: use })
  }
  for (const sheet of ['collection', 'condensation'] as const)
    if (!asked.some((it) => it.sheet === sheet))
      look.say('sections', 'question-missing', { kind: kind.code, use: sheet })
}
