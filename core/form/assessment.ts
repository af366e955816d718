import type { AssessedElement, Assessment, KeptEvidence } from '../trl/assessment.ts'
import type { Assessing } from '../trl/checklists.ts'
import type { ItemAnswer } from '../trl/item-answer.ts'
import { levelOf } from '../trl/level.ts'
import { overallOf } from '../trl/overall.ts'
import { reachOf } from '../trl/reach.ts'
import type { Answers, Row } from './answers.ts'
import type { Column, Field, FieldUse, TableField } from './form.ts'
import { codesOf } from './kinds/choices.ts'
import { readDate } from './kinds/date.ts'
import { fileIn } from './kinds/file-of.ts'
import { placesIn } from './kinds/supports.ts'
import { rowsOf } from './kinds/table.ts'
import { isItemAnswer } from './kinds/verdict.ts'

export interface ElementsTable extends TableField {
  readonly assesses: Assessing
}

/** The table of a form in which elements are assessed, where the call says how. */
export const elementsTable = (fields: readonly Field[]): ElementsTable | undefined =>
  fields.find((it): it is ElementsTable => it.kind === 'table' && it.assesses !== undefined)

/** The column of a table that is used for this. */
export const columnFor = (table: TableField, use: FieldUse): Column | undefined =>
  table.columns.find((it) => it.use === use)

/** The assessment that answers hold; nothing while no critical element has an answer to an item. */
export function assessmentOf(fields: readonly Field[], answers: Answers): Assessment | undefined {
  const table = elementsTable(fields)
  if (table === undefined) return undefined
  const elements = elementsIn(table, answers)
  const whole = wholeOf(elements)
  if (whole.overall === null) return undefined
  return {
    scale: table.assesses.scale,
    technology: textOf(answers[fieldFor(fields, 'readiness-class')?.id ?? '']),
    elements,
    evidence: evidenceIn(fields, answers),
    steps: stepsIn(fields, answers),
    ...whole,
  }
}

/** Whether anything was answered about an element's levels. */
export const isAnswered = (it: Pick<AssessedElement, 'answers'>): boolean =>
  Object.keys(it.answers).length > 0

/** Every element of the table with the level that its answers come to, critical or not, in the table's order. */
export function elementsIn(table: ElementsTable, answers: Answers): AssessedElement[] {
  const id = idsIn(table)
  return rowsOf(answers[table.id]).map((row): AssessedElement => {
    const cell = (use: FieldUse): unknown => row.cells[id(use)]
    const items = itemAnswersIn(table, row)
    const [importance, novelty] = [codesOf(cell('element-importance')), codesOf(cell('element-novelty'))]
    const from = textOf(cell('element-from'))
    return {
      id: row.id,
      no: textOf(cell('element-no')),
      name: textOf(cell('element-name')),
      problem: textOf(cell('element-problem')),
      importance,
      novelty,
      critical: importance.length > 0 && novelty.length > 0,
      application: textOf(cell('element-application')),
      environment: textOf(cell('element-environment')),
      target: levelOf(cell('element-target')) ?? null,
      from: from === '' ? null : from,
      answers: items,
      level: reachOf(table.assesses.levels, items, table.assesses).level,
    }
  })
}

function itemAnswersIn({ assesses }: ElementsTable, row: Row): Record<string, ItemAnswer> {
  const answers: Record<string, ItemAnswer> = {}
  for (const { items } of assesses.levels)
    for (const { id } of items) {
      const raw = row.cells[id]
      if (isItemAnswer(raw)) answers[id] = raw
    }
  return answers
}

/** The documents of the assessment; a file that is no longer in its slot is none. */
export function evidenceIn(fields: readonly Field[], answers: Answers): KeptEvidence[] {
  const table = fieldFor(fields, 'readiness-evidence')
  if (table?.kind !== 'table') return []
  const id = idsIn(table)
  const slot = columnFor(table, 'evidence-file')
  return rowsOf(answers[table.id]).map((row): KeptEvidence => {
    const cell = (use: FieldUse): unknown => row.cells[id(use)]
    const file = slot?.kind === 'file-of' ? fileIn(answers[slot.of], cell('evidence-file')) : undefined
    return {
      id: row.id,
      name: textOf(cell('evidence-name')),
      type: textOf(cell('evidence-type')),
      issuer: textOf(cell('evidence-issuer')),
      on: readDate(cell('evidence-day'), 'day') ?? '',
      file: file ? { id: file.id, name: file.name, size: file.size, sha256: file.sha256 } : null,
      supports: placesIn(cell('evidence-supports')),
    }
  })
}

/** The way to the target, as far as its rows say a month and a level. */
export function stepsIn(fields: readonly Field[], answers: Answers): Assessment['steps'] {
  const table = fieldFor(fields, 'readiness-steps')
  if (table?.kind !== 'table') return []
  const id = idsIn(table)
  return rowsOf(answers[table.id]).flatMap((row) => {
    const [by, level] = [readDate(row.cells[id('step-month')], 'month'), levelOf(row.cells[id('step-level')])]
    return by === undefined || level === undefined
      ? []
      : [{ by, level, text: textOf(row.cells[id('step-text')]) }]
  })
}

/** The levels that the elements come to, as a form keeps levels; nothing where none was assessed. */
export function computedLevels(
  fields: readonly Field[],
  answers: Answers,
): { readonly now: string | undefined; readonly target: string | undefined } | undefined {
  const table = elementsTable(fields)
  if (table === undefined || !Array.isArray(answers[table.id])) return undefined
  const { overall, target } = wholeOf(elementsIn(table, answers))
  if (overall === null) return undefined
  return {
    // Before the first level there is no level to state.
    now: overall.level === 0 ? undefined : String(overall.level),
    target: target === null ? undefined : String(target),
  }
}

/** The whole: as ready as its weakest critical element, and aiming as high as the lowest of their targets. */
export function wholeOf(elements: readonly AssessedElement[]): Pick<Assessment, 'overall' | 'target'> {
  const critical = elements.filter((it) => it.critical)
  const counted = critical.filter(isAnswered)
  const targets = critical.flatMap((it) => (it.target === null ? [] : [it.target]))
  return {
    overall: overallOf(counted.map((it) => ({ element: it.id, level: it.level }))) ?? null,
    target: targets.length === 0 ? null : Math.min(...targets),
  }
}

export const fieldFor = (fields: readonly Field[], use: FieldUse): Field | undefined =>
  fields.find((it) => it.use === use)

const idsIn = (table: TableField): ((use: FieldUse) => string) => {
  const ids = new Map(table.columns.flatMap((it) => (it.use === undefined ? [] : [[it.use, it.id]])))
  return (use) => ids.get(use) ?? ''
}

const textOf = (raw: unknown): string => (typeof raw === 'string' ? raw.trim() : '')
