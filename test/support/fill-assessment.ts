import type { Answers, Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { elementsTable, fieldFor } from '#core/form/assessment.ts'
import type { Column, Field, FieldUse, Form, TableField } from '#core/form/form.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { type Day, plusDays } from '#core/instant.ts'
import { evidenceFrom } from '#core/trl/evidence.ts'

/** An assessment to be written: from where to where, as of which day. */
export interface Assessed {
  readonly form: Form
  readonly lists: Lists
  readonly today: Day
  readonly now: number
  readonly target: number
  /** What to write into columns that have nothing to do with readiness. */
  readonly other: (column: Column, at: number) => unknown
}

/** One critical element that has reached the level, its documents, and the way to the target: as little as will do. */
export function assessedAnswers(it: Assessed): Answers {
  const fields = fieldsOf(it.form)
  const table = elementsTable(fields)
  if (table === undefined) return {}
  const evidence = tableFor(fields, 'readiness-evidence')
  const steps = tableFor(fields, 'readiness-steps')
  return {
    [table.id]: [rowOf(table, 'element1', elementCell(it, table))],
    ...(evidence && { [evidence.id]: documentsFor(it, evidence, table.assesses.levels) }),
    ...(steps && { [steps.id]: stepsFor(it, steps) }),
  }
}

function elementCell(it: Assessed, { assesses }: { readonly assesses: { readonly levels: Levels } }) {
  const met = new Set(assesses.levels.filter((one) => one.level <= it.now).flatMap((one) => idsOf(one)))
  return (column: Column): unknown => {
    if (column.kind === 'verdict') return met.has(column.id) ? { verdict: 'met' } : undefined
    switch (column.use) {
      case 'element-no':
        return '1'
      case 'element-name':
        return '叶片防腐涂层'
      case 'element-importance':
      case 'element-novelty':
        return column.kind === 'choices'
          ? optionsOf(column, it.lists)
              .slice(0, 1)
              .map((one) => one.code)
          : undefined
      case 'element-target':
        return String(it.target)
      case 'element-from':
        return undefined
      default:
        return it.other(column, 0)
    }
  }
}

type Levels = readonly { readonly level: number; readonly items: readonly { readonly id: string }[] }[]
const idsOf = (level: Levels[number]): string[] => level.items.map((it) => it.id)

/** A document for each level that wants one. */
const documentsFor = (it: Assessed, table: TableField, levels: Levels): readonly Row[] =>
  levels
    .filter((one) => one.level <= it.now && (one.level >= evidenceFrom || one.level === it.now))
    .map((one, at) =>
      rowOf(table, `document${at + 1}`, (column) => {
        if (column.kind === 'file-of') return undefined
        if (column.use === 'evidence-day') return plusDays(it.today, -30 - at)
        if (column.kind === 'supports') return idsOf(one).map((id) => `element1/${id}`)
        return it.other(column, at)
      }),
    )

/** Half the way, and the target. */
function stepsFor(it: Assessed, table: TableField): readonly Row[] {
  const levels = [...new Set([Math.min(it.now + 1, it.target), it.target])]
  return levels.map((level, at) =>
    rowOf(table, `step${at + 1}`, (column) => {
      if (column.use === 'step-month') return plusDays(it.today, 200 * (at + 1)).slice(0, 7)
      if (column.use === 'step-level') return String(level)
      return it.other(column, at)
    }),
  )
}

function rowOf(table: TableField, id: string, cell: (column: Column) => unknown): Row {
  const cells = table.columns.map((column) => [column.id, cell(column)] as const)
  return { id, cells: Object.fromEntries(cells.filter(([, value]) => value !== undefined)) }
}

function tableFor(fields: readonly Field[], use: FieldUse): TableField | undefined {
  const field = fieldFor(fields, use)
  return field?.kind === 'table' ? field : undefined
}
