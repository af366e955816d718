import type { Answers } from './answers.ts'
import { asked } from './asked.ts'
import type { Asking } from './condition.ts'
import type { Form } from './form.ts'
import { countedRows } from './kinds/table.ts'
import { kindOf } from './kinds.ts'

/** What handing in freezes: the answers to what is asked and nothing else, each written in its one way, blanks left out. */
export function canonicalAnswers(form: Form, asking: Asking, answers: Answers = asking.answers): Answers {
  const { fields, answers: counted } = asked(form, { ...asking, answers })
  const setting = { asking: { ...asking, answers: counted } }
  const frozen: Record<string, unknown> = {}
  for (const field of fields) {
    const kind = kindOf(field)
    const answer = counted[field.id]
    const raw = field.kind === 'table' ? countedRows(field, answer, setting) : answer
    if (!kind.isBlank(raw)) frozen[field.id] = kind.canonical(field, raw)
  }
  return frozen
}
