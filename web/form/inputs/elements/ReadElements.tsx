import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import {
  assessmentOf,
  columnFor,
  elementsIn,
  elementsTable,
  evidenceIn,
  fieldFor,
  stepsIn,
  wholeOf,
} from '#core/form/assessment.ts'
import type { Field, TableField } from '#core/form/form.ts'
import { type ListEntry, type Lists, optionsOf } from '#core/form/lists.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import { AssessmentView } from '../../../parts/readiness/AssessmentView.tsx'
import { EvidenceTable } from '../../../parts/readiness/EvidenceTable.tsx'
import { useStandard } from '../../../parts/readiness/standard.ts'
import { useReadForm } from '../../reading-context.ts'

interface Props {
  readonly field: TableField
  readonly value: unknown
  readonly answers: Answers
  readonly lists: Lists
  readonly fileHref?: ((file: string) => string) | undefined
}

/** The elements of a form as they are read: the ladder, each element, and its answers behind a disclosure. */
export function ReadElements({ field, value, answers, lists, fileHref }: Props) {
  const read = useReadForm()
  const standard = useStandard(field.assesses && read?.call, read?.callVersion).data
  const fields = read === null ? [field] : fieldsOf(read.form)
  const assessment = shownAssessment(fields, { ...answers, [field.id]: value })
  if (assessment === undefined) return null
  return (
    <AssessmentView
      assessment={assessment}
      standard={standard}
      by={field.assesses}
      types={typesIn(fields, lists)}
      fileHref={fileHref}
      without={['evidence', 'steps']}
      heading="h3"
    />
  )
}

/** The documents of a form as they are read, with what each shows. */
export function ReadEvidence({
  field,
  value,
  answers,
  lists,
  fileHref,
  mark,
}: Props & { readonly mark?: (evidence: string) => string | undefined }) {
  const read = useReadForm()
  const fields = read === null ? [field] : fieldsOf(read.form)
  const all = { ...answers, [field.id]: value }
  const table = elementsTable(fields)
  return (
    <EvidenceTable
      evidence={evidenceIn(fields, all)}
      elements={table === undefined ? [] : elementsIn(table, all)}
      types={typesIn(fields, lists)}
      fileHref={fileHref}
      {...(mark !== undefined && { mark })}
    />
  )
}

/** Also while nothing is assessed yet: the elements are there to be read. */
function shownAssessment(fields: readonly Field[], answers: Answers): Assessment | undefined {
  const table = elementsTable(fields)
  const known = assessmentOf(fields, answers)
  if (known !== undefined || table === undefined) return known
  const elements = elementsIn(table, answers)
  return {
    scale: table.assesses.scale,
    technology: '',
    elements,
    evidence: evidenceIn(fields, answers),
    steps: stepsIn(fields, answers),
    ...wholeOf(elements),
  }
}

/** What the types of evidence are called in a form. */
export function typesIn(fields: readonly Field[], lists: Lists): readonly ListEntry[] {
  const table = fieldFor(fields, 'readiness-evidence')
  const column = table?.kind === 'table' ? columnFor(table, 'evidence-type') : undefined
  return column?.kind === 'choice' ? optionsOf(column, lists) : []
}

/** Whether a table is read in its own way. */
export const isAssessmentTable = (field: TableField): boolean =>
  field.assesses !== undefined || field.use === 'readiness-evidence'
