import { useMemo } from 'react'
import type { Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import {
  columnFor,
  type ElementsTable,
  elementsIn,
  elementsTable,
  evidenceIn,
  fieldFor,
  wholeOf,
} from '#core/form/assessment.ts'
import type { Field, FieldUse, TableField } from '#core/form/form.ts'
import { type ListEntry, optionsOf } from '#core/form/lists.ts'
import type { AssessedElement, Assessment, KeptEvidence } from '#core/trl/assessment.ts'
import { type Measure, measureOf } from '../../../parts/readiness/assessed.ts'
import { useStandard } from '../../../parts/readiness/standard.ts'
import { useForm } from '../../context.ts'

/** What an open form says about readiness: its tables, its elements as they stand, and what they are measured by. */
export interface Assessing extends Pick<Assessment, 'overall' | 'target'> {
  readonly table: ElementsTable
  readonly evidenceTable: TableField | undefined
  readonly classField: Field | undefined
  readonly technology: string
  readonly elements: readonly AssessedElement[]
  readonly evidence: readonly KeptEvidence[]
  readonly types: readonly ListEntry[]
  readonly measure: Measure
  /** What the key problems of the form are called. */
  readonly problems: readonly string[]
  /** The column of the elements that is used for this. */
  readonly column: (use: FieldUse) => string
}

/** Nothing where the form has no elements, or where nobody said which form it is. */
export function useAssessing(): Assessing | undefined {
  const { form, call, lists, asking } = useForm()
  const fields = form === undefined ? noFields : fieldsOf(form)
  const table = elementsTable(fields)
  // Where nothing is assessed, nobody asks for a standard that may not be there.
  const standard = useStandard(table && call?.id, call?.version).data
  const { answers } = asking
  return useMemo(() => {
    if (table === undefined) return undefined
    const classField = fieldFor(fields, 'readiness-class')
    const chosen = answers[classField?.id ?? '']
    const technology = typeof chosen === 'string' ? chosen : ''
    const evidenceTable = fieldFor(fields, 'readiness-evidence')
    const rows = evidenceTable?.kind === 'table' ? evidenceTable : undefined
    const typeColumn = rows && columnFor(rows, 'evidence-type')
    const elements = elementsIn(table, answers)
    return {
      table,
      evidenceTable: rows,
      classField,
      technology,
      elements,
      evidence: evidenceIn(fields, answers),
      types: typeColumn !== undefined && typeColumn.kind === 'choice' ? optionsOf(typeColumn, lists) : [],
      measure: measureOf(table.assesses.scale, technology, standard, table.assesses) ?? {
        method: table.assesses,
        levels: table.assesses.levels,
        names: [],
        shown: [],
        policy: undefined,
      },
      problems: problemsIn(fields, answers),
      column: (use: FieldUse) => columnFor(table, use)?.id ?? '',
      ...wholeOf(elements),
    }
  }, [fields, table, lists, answers, standard])
}

const noFields: readonly Field[] = []

/** All rows as they are kept, blank ones, too: somebody is about to write in them. */
export const asRows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as Row[]) : [])

function problemsIn(fields: readonly Field[], answers: Readonly<Record<string, unknown>>): readonly string[] {
  const names = fields.flatMap((field) => {
    const column = field.kind === 'table' ? field.columns.find((it) => it.use === 'key-problem') : undefined
    return column === undefined ? [] : asRows(answers[field.id]).map((it) => it.cells[column.id])
  })
  return [...new Set(names.flatMap((it) => (typeof it === 'string' && it.trim() !== '' ? [it.trim()] : [])))]
}

/** An element in which nothing is written yet. */
export const blankElement = (id: string): AssessedElement => ({
  id,
  no: '',
  name: '',
  problem: '',
  importance: [],
  novelty: [],
  critical: false,
  application: '',
  environment: '',
  target: null,
  from: null,
  answers: {},
  level: 0,
})
