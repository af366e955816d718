import type { Day } from '../instant.ts'
import type { ReadinessPolicy } from '../trl/policy.ts'
import { asked, isRequired } from './asked.ts'
import { type Asking, holds } from './condition.ts'
import { checkElements } from './elements.ts'
import type { Finding } from './finding.ts'
import type { Field, Form } from './form.ts'
import { must, type Setting } from './kind.ts'
import { kindOf } from './kinds.ts'
import type { Lists } from './lists.ts'
import { checkReadiness } from './readiness.ts'
import { checkRule } from './rules.ts'

/** Who answers what, and on which day: some rules look at the calendar. */
export interface AskingToday extends Asking {
  readonly today: Day
}

/** Every finding in the form at once, so that a filer fixes it in one sitting. */
export function checkAnswers(
  form: Form,
  asking: AskingToday,
  lists: Lists,
  policy: ReadinessPolicy,
): Finding[] {
  const { fields, answers } = asked(form, asking)
  const counted = { ...asking, answers }
  const setting = { asking: counted, lists }
  const present = new Map(fields.map((it) => [it.id, it]))
  return [
    ...fields.flatMap((it) => checkField(it, answers[it.id], setting)),
    ...form.rules
      .filter((it) => present.has(it.at) && (it.when === undefined || holds(it.when, counted)))
      .flatMap((it) => checkRule(it, { ...setting, today: asking.today, fields: present })),
    ...checkElements(fields, answers, asking.today),
    ...checkReadiness(fields, counted, policy),
  ]
}

/** What is found in one answer by itself. */
export function checkField(field: Field, raw: unknown, setting: Setting): Finding[] {
  if (field.kind === 'computed') return []
  const kind = kindOf(field)
  if (!kind.isBlank(raw)) return kind.check(field, raw, setting)
  if (!isRequired(field, setting.asking)) return []
  return [must(field, field.kind === 'declaration' ? 'not-declared' : 'missing')]
}

/** Whether anything found forbids handing in. */
export const blocks = (findings: readonly Finding[]): boolean => findings.some((it) => it.weight === 'must')
