import type { Call } from '../../call/call.ts'
import type { StoredAnswer } from '../../form/answers.ts'
import { fieldsOf } from '../../form/asked.ts'
import type { FieldUse, Form } from '../../form/form.ts'
import { storable } from '../../form/storable.ts'
import type { OrgId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { asksField, settle } from '../../routing/combinations.ts'
import { route } from '../../routing/route.ts'

/** The first four questions, as asked before there is a draft. */
export interface Beginning {
  readonly org: OrgId
  readonly kind: string
  readonly field: string | null
  readonly fieldNote: string | null
  readonly livelihood: string | null
  readonly title: string
  readonly abstract: string
  /** Who begins it: put where the form asks who proposes, to be changed where somebody else does. */
  readonly contact: { readonly name: string; readonly mobile: string | null; readonly email: string } | null
}

/** A draft about to be: codes settled by the call, and the answers it begins with. */
export interface Begun {
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
  readonly answers: readonly StoredAnswer[]
}

/** Whether this person may begin this draft for this unit, and with what. A call that is not open yet takes drafts. */
export function begin(
  actor: Actor,
  asked: Beginning,
  call: Call,
  org: { readonly id: OrgId; readonly type: string } | undefined,
): Result<Begun, Reason> {
  if (!org || !actor.filesFor.includes(org.id)) return err({ why: 'not-yours' })
  const settled = settle(call, asked)
  const kind = call.kinds.find((it) => it.code === settled.kind)
  if (!kind) return err({ why: 'unknown-code', code: settled.kind })
  const allowed = kind.suggestedBy[org.type]
  if (allowed?.may === 'no') return err({ why: 'not-suggestible', text: allowed.note ?? kind.who })

  const livelihood = kind.asksLivelihood ? settled.livelihood : null
  if (livelihood !== null && !call.livelihoods.some((it) => it.code === livelihood))
    return err({ why: 'unknown-code', code: livelihood })
  const chosen = asksField(call, kind, livelihood) ? asked.field : null
  const field = 'fixed' in kind.field ? kind.field.fixed : chosen
  if (field !== null && !call.fields.some((it) => it.code === field))
    return err({ why: 'unknown-code', code: field })
  const way = route(call.routing, { kind: kind.code, field, livelihood })
  if ('refused' in way) return err({ why: 'not-collected', text: way.refused })

  const form = call.forms[kind.form]
  if (!form) return err({ why: 'unknown-code', code: kind.form })
  const note = call.fields.find((it) => it.code === field)?.needsNote ? asked.fieldNote : null
  return ok({
    kind: kind.code,
    field,
    livelihood,
    answers: answersFor(form, {
      title: asked.title,
      abstract: asked.abstract,
      field,
      livelihood,
      'field-note': note,
      'person-name': asked.contact?.name ?? null,
      'person-mobile': asked.contact?.mobile ?? null,
      'person-email': asked.contact?.email ?? null,
    }),
  })
}

/** Values put where the form uses them; blank ones and those that the form cannot hold are left out. */
export const answersFor = (
  form: Form,
  values: Partial<Readonly<Record<FieldUse, string | null>>>,
): StoredAnswer[] =>
  fieldsOf(form).flatMap((field): StoredAnswer[] => {
    const value = field.use === undefined ? null : (values[field.use] ?? null)
    if (value === null || value.trim() === '') return []
    const kept = storable(form, field.id, value)
    return kept.ok ? [{ path: field.id, value: kept.value }] : []
  })
