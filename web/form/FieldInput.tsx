import type { ComponentType } from 'react'
import type { Field, TableField } from '#core/form/form.ts'
import type { InputProps } from './context.ts'
import { ChoiceInput } from './inputs/choice.tsx'
import { ChoicesInput } from './inputs/choices.tsx'
import { ComputedInput } from './inputs/computed.tsx'
import { DateInput } from './inputs/date.tsx'
import { DeclarationInput } from './inputs/declaration.tsx'
import { ElementsInput } from './inputs/elements/ElementsInput.tsx'
import { EvidenceInput } from './inputs/elements/EvidenceInput.tsx'
import { FileOfInput } from './inputs/elements/FileOfInput.tsx'
import { StepsInput } from './inputs/elements/StepsInput.tsx'
import { SupportsInput } from './inputs/elements/SupportsInput.tsx'
import { VerdictInput } from './inputs/elements/VerdictInput.tsx'
import { FilesInput } from './inputs/files.tsx'
import { LongTextInput } from './inputs/long-text.tsx'
import { DecimalInput, IntegerInput, MoneyInput } from './inputs/number.tsx'
import { OrgRefInput } from './inputs/org-ref.tsx'
import { PeriodInput } from './inputs/period.tsx'
import { ReadinessInput } from './inputs/readiness.tsx'
import { TableInput } from './inputs/table.tsx'
import { TagsInput } from './inputs/tags.tsx'
import { TextInput } from './inputs/text.tsx'
import { TreeChoiceInput } from './inputs/tree-choice.tsx'

/** A kind of question without its way of being asked does not compile. */
const inputs: { readonly [K in Field['kind']]: ComponentType<InputProps<Extract<Field, { kind: K }>>> } = {
  text: TextInput,
  'long-text': LongTextInput,
  integer: IntegerInput,
  decimal: DecimalInput,
  money: MoneyInput,
  date: DateInput,
  period: PeriodInput,
  choice: ChoiceInput,
  choices: ChoicesInput,
  'tree-choice': TreeChoiceInput,
  tags: TagsInput,
  table: RowsInput,
  'org-ref': OrgRefInput,
  files: FilesInput,
  declaration: DeclarationInput,
  readiness: ReadinessInput,
  computed: ComputedInput,
  verdict: VerdictInput,
  supports: SupportsInput,
  'file-of': FileOfInput,
}

/** Tables of an assessment are asked in their own way; every other is rows and cells. */
function RowsInput(props: InputProps<TableField>) {
  const { field } = props
  if (field.assesses !== undefined) return <ElementsInput {...props} />
  if (field.use === 'readiness-evidence') return <EvidenceInput {...props} />
  if (field.use === 'readiness-steps') return <StepsInput {...props} />
  return <TableInput {...props} />
}

/** The way to answer one question, whatever its kind. */
export function FieldInput(props: InputProps<Field>) {
  const Input = inputs[props.field.kind] as ComponentType<InputProps<Field>>
  return <Input {...props} />
}
