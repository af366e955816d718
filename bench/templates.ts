import type { Call } from '#core/call/call.ts'
import type { Answers, StoredAnswer } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import { pathsOf } from '#core/form/paths.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import { combinationsOf, routeIn, settle } from '#core/routing/combinations.ts'
import type { Subject } from '#core/routing/route.ts'
import { follow } from '#server/commands/draft/follow.ts'
import type { Follows } from '#server/db/answers.ts'
import { unitProfileForm } from '#server/unit-profile.ts'
import { fillForm } from '#test/support/fill-form.ts'

/** A complete form, answered from its definition, of which the database is then filled with copies. */
export interface Template {
  readonly orgType: string
  readonly subject: Subject
  readonly office: string
  readonly triage: boolean
  readonly title: string
  readonly content: Answers
  readonly answers: readonly StoredAnswer[]
  readonly follows: Follows
  /** Long texts, in which people write longest. */
  readonly prose: readonly string[]
  /** The file that each demanded slot holds, its id apart: every draft has files of its own. */
  readonly files: readonly { readonly field: string; readonly name: string }[]
}

/** One template for every combination that the call collects and every given type of unit that may suggest it. */
export function templatesOf(call: Call, orgTypes: readonly string[], at: Instant): readonly Template[] {
  const seen = new Set<string>()
  return combinationsOf(call).flatMap((combination) => {
    const subject = settle(call, combination)
    const to = routeIn(call, subject)
    const kind = call.kinds.find((it) => it.code === subject.kind)
    const form = kind && call.forms[kind.form]
    const known = JSON.stringify(subject)
    if (!form || !('office' in to) || seen.has(known)) return []
    seen.add(known)
    return orgTypes
      .filter((orgType) => kind.suggestedBy[orgType]?.may !== 'no')
      .flatMap((orgType) => {
        const { answers: filled, files } = filledFor(call, form, subject, orgType, at)
        const answers = pathsOf(form, filled)
        const changed = new Map(answers.map((it) => [it.path, it.value]))
        const follows = follow(call, { kind: subject.kind, state: 'draft' }, form, changed)
        return {
          orgType,
          subject,
          office: to.office,
          triage: to.triage,
          title: follows.title ?? kind.name.zh,
          content: filled,
          answers,
          follows,
          prose: fieldsOf(form)
            .filter(
              (it) => it.kind === 'long-text' && it.use === undefined && typeof filled[it.id] === 'string',
            )
            .map((it) => it.id),
          files,
        }
      })
  })
}

/** How long a long text is made, where the form allows it: about what people write. */
const usualLength = 400

/** Everything answered, and the files that the form demands beside it. */
function filledFor(
  call: Call,
  form: Form,
  subject: Subject,
  orgType: string,
  at: Instant,
): { readonly answers: Answers; readonly files: Template['files'] } {
  const begins: Record<string, unknown> = {}
  for (const field of fieldsOf(form)) {
    if (field.use === 'field' && subject.field) begins[field.id] = subject.field
    if (field.use === 'livelihood' && subject.livelihood) begins[field.id] = subject.livelihood
  }
  const { answers, files } = fillForm({
    form,
    kind: subject.kind,
    orgType,
    lists: call.lists,
    policy: call.readiness.policy,
    today: dayOf(at),
    answers: begins,
  })
  const longer: Record<string, unknown> = { ...answers }
  for (const field of fieldsOf(form)) {
    const text = longer[field.id]
    if (field.kind !== 'long-text' || field.use === 'title' || typeof text !== 'string') continue
    const length = Math.min(maxOf(field, subject.kind), usualLength)
    longer[field.id] = text.repeat(Math.ceil(length / text.length)).slice(0, length)
  }
  return { answers: longer, files: files.map((it) => ({ field: it.id, name: `file.${it.accept[0]}` })) }
}

/** A profile of the unit in which nothing is missing. */
export const profileOf = (call: Call, orgType: string, at: Instant): Answers =>
  fillForm({
    form: unitProfileForm(),
    kind: '',
    orgType,
    lists: call.lists,
    policy: { lowestTarget: 1, leastRise: 0, usualStarts: [1] },
    today: dayOf(at),
    answers: {},
  }).answers
