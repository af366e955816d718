import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Actor } from '#core/permission/actor.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { readable, relationOf } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context } from '../../context.ts'
import { loadSuggestions } from '../../db/suggestions.ts'
import type { ReaderOf } from '../../present/remark.ts'

/** A suggestion that may be read, by whom as what, and the form that names its fields. */
export interface Read extends ReaderOf {
  readonly it: Suggestion
  readonly form: Form | undefined
}

/** Those of these that this person may read, as core's own policy says for each; the rest keep their bare row. */
export async function readAs(
  ctx: Context,
  actor: Actor,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Read>> {
  const found = new Map<string, Read>()
  for (const it of await loadSuggestions(ctx.db, ids)) {
    const relation = relationOf(actor, it)
    if (!relation || !readable(actor, it).ok) continue
    const { call } = await ctx.calls.version(it.callVersion)
    const form = call.forms[call.kinds.find((kind) => kind.code === it.kind)?.form ?? '']
    const hidden = form ? hiddenSections(form, relation) : []
    const fields = form?.sections.filter((one) => hidden.includes(one.id)).flatMap((one) => one.fields) ?? []
    found.set(it.id, { it, form, relation, hiddenFields: new Set(fields.map((field) => field.id)) })
  }
  return found
}

/** What a field is called in the form; the field's own code where the form has it no longer. */
export const fieldNamed = (form: Form | undefined, field: string) =>
  form && fieldsOf(form).find((it) => it.id === field)?.label
