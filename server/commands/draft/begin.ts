import { type Beginning, begin as decide } from '#core/decide/draft/begin.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { onceStored } from '../../db/done-once.ts'
import { beginnerOf } from '../../db/new-drafts.ts'
import { formOf } from './form-of.ts'
import { storeFirst } from './store-first.ts'

export interface BeginAsked extends Omit<Beginning, 'contact'> {
  readonly key: string
  readonly call: string
}

/**
 * Begins a draft under the version of the call that is in force now. Nobody else can know of it yet, so nothing is locked: what
 * the decision needs is read in one statement, and everything is stored in another.
 */
export async function begin(
  ctx: Context,
  actor: Actor,
  asked: BeginAsked,
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const installed = await ctx.calls.byId(asked.call)
  if (!installed) return err({ why: 'unknown-code', code: asked.call })
  const what = `begin ${asked.call} ${asked.org} ${asked.kind}`
  const press = { actor: actor.person, key: asked.key, what, at }
  const { orgType, contact, done } = await beginnerOf(ctx.db, {
    org: asked.org,
    person: actor.person,
    key: asked.key,
  })
  return onceStored(ctx.db, press, done, async () => {
    const unit = orgType === null ? undefined : { id: asked.org, type: orgType }
    const decided = decide(actor, { ...asked, contact }, installed.call, unit)
    if (!decided.ok) return decided
    const { kind, field, livelihood, answers } = decided.value
    const draft = {
      id: ctx.dice.id(at),
      call: installed.call.id,
      callVersion: installed.versionId,
      org: asked.org,
      filer: actor.person,
      kind,
      field,
      livelihood,
      copiedFrom: null,
      at,
    }
    const { call, form } = await formOf(ctx, draft)
    const fact = {
      happened: 'suggestion-begun',
      detail: { call: call.id, version: installed.versionId, kind, org: asked.org },
    } as const
    const outcome = { id: draft.id }
    return ok({
      outcome,
      stored: await storeFirst(ctx, draft, { call, form, answers, fact }, press, outcome),
    })
  })
}
