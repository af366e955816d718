import { asked, isRequired } from './asked.ts'
import type { Asking } from './condition.ts'
import type { Finding } from './finding.ts'
import type { Form } from './form.ts'
import { kindOf } from './kinds.ts'

/** How far a section is: what the task list shows beside its name. */
export interface Progress {
  readonly section: string
  readonly asked: number
  readonly answered: number
  readonly required: number
  readonly requiredAnswered: number
  /** Findings that block handing in and those that ask to look again. */
  readonly must: number
  readonly should: number
}

/** One entry per section that asks anything, in the form's order. Findings are those of `checkAnswers` on the same answers. */
export function progressOf(form: Form, asking: Asking, findings: readonly Finding[]): Progress[] {
  const { sections, answers } = asked(form, asking)
  const counted = { ...asking, answers }
  return sections.map(({ section, fields }) => {
    const typed = fields.filter((it) => it.kind !== 'computed')
    const filled = typed.filter((it) => !kindOf(it).isBlank(answers[it.id]))
    const ids = new Set(fields.map((it) => it.id))
    const found = findings.filter((it) => ids.has(it.field))
    return {
      section: section.id,
      asked: typed.length,
      answered: filled.length,
      required: typed.filter((it) => isRequired(it, counted)).length,
      requiredAnswered: filled.filter((it) => isRequired(it, counted)).length,
      must: found.filter((it) => it.weight === 'must').length,
      should: found.filter((it) => it.weight === 'should').length,
    }
  })
}
