import { begin as mayBegin } from '#core/decide/draft/begin.ts'
import { carry } from '#core/decide/draft/copy.ts'
import { assemble } from '#core/form/paths.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { readable, relationOf } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { answersOf } from '../../db/answers.ts'
import { onceStored, readDone } from '../../db/done-once.ts'
import { loadSuggestion } from '../../db/suggestions.ts'
import { formOf } from './form-of.ts'
import { storeFirst } from './store-first.ts'

export interface Copied {
  readonly id: string
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
}

/** Begins a new draft from one of the author's own, in the same call or a newer one, with a report of what went over. */
export async function copy(
  ctx: Context,
  actor: Actor,
  id: string,
  asked: { readonly key: string; readonly call: string },
  at: Instant,
): Promise<Result<Copied, Reason>> {
  const target = await ctx.calls.byId(asked.call)
  if (!target) return err({ why: 'unknown-code', code: asked.call })
  const press = { actor: actor.person, key: asked.key, what: `copy ${id} ${asked.call}`, at }
  return onceStored<Copied>(ctx.db, press, (await readDone(ctx.db, press)) ?? null, async () => {
    const it = await loadSuggestion(ctx.db, id)
    if (!it || relationOf(actor, it) !== 'author') return err({ why: 'not-found' })
    const open = readable(actor, it)
    if (!open.ok) return open
    const org = await ctx.db
      .selectFrom('org')
      .select('type')
      .where('id', '=', it.org)
      .executeTakeFirstOrThrow()
    // The new call decides anew whether this may be suggested, and by which codes.
    const begun = mayBegin(
      actor,
      {
        org: it.org,
        kind: it.kind,
        field: known(target.call.fields, it.field),
        fieldNote: null,
        livelihood: known(target.call.livelihoods, it.livelihood),
        title: '',
        abstract: '',
        contact: null,
      },
      target.call,
      { id: it.org, type: org.type },
    )
    if (!begun.ok) return begun
    const draft = {
      id: ctx.dice.id(at),
      call: target.call.id,
      callVersion: target.versionId,
      org: it.org,
      filer: actor.person,
      kind: begun.value.kind,
      field: begun.value.field,
      livelihood: begun.value.livelihood,
      copiedFrom: it.id,
      at,
    }
    const from = await formOf(ctx, it)
    const into = await formOf(ctx, draft)
    const { answers, kept, dropped } = carry(
      from.form,
      assemble(from.form, await answersOf(ctx.db, id)),
      into.form,
      into.call.lists,
    )
    const fact = {
      happened: 'suggestion-copied',
      detail: { from: it.id, call: draft.call, version: draft.callVersion, kind: draft.kind, org: it.org },
    } as const
    const outcome = { id: draft.id, kept, dropped }
    return ok({ outcome, stored: await storeFirst(ctx, draft, { ...into, answers, fact }, press, outcome) })
  })
}

/** A code that the newer call no longer has is chosen anew. */
const known = (among: readonly { readonly code: string }[], code: string | null): string | null =>
  among.some((it) => it.code === code) ? code : null
