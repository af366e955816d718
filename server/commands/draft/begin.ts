import { type Beginning, begin as decide } from '#core/decide/draft/begin.ts'
import type { OrgId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { formOf } from './form-of.ts'
import { storeFirst } from './store-first.ts'

export interface BeginAsked extends Omit<Beginning, 'contact'> {
  readonly key: string
  readonly call: string
}

/** Begins a draft under the version of the call that is in force now. */
export async function begin(
  ctx: Context,
  actor: Actor,
  asked: BeginAsked,
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const installed = await ctx.calls.byId(asked.call)
  if (!installed) return err({ why: 'unknown-code', code: asked.call })
  return ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, asked.key, `begin ${asked.call} ${asked.org} ${asked.kind}`, at, async () => {
      const org = await tx
        .selectFrom('org')
        .select(['id', 'type'])
        .where('id', '=', asked.org)
        .executeTakeFirst()
      const contact = await tx
        .selectFrom('person')
        .select(['name', 'mobile', 'email'])
        .where('id', '=', actor.person)
        .executeTakeFirstOrThrow()
      const unit = org && { id: org.id as OrgId, type: org.type }
      const decided = decide(actor, { ...asked, contact }, installed.call, unit)
      if (!decided.ok) return decided
      const { kind, field, livelihood, answers } = decided.value
      const id = ctx.dice.id(at)
      const draft = {
        id,
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
      await storeFirst(ctx, tx, draft, call, form, answers)
      await append(
        tx,
        id,
        [
          {
            happened: 'suggestion-begun',
            detail: { call: call.id, version: installed.versionId, kind, org: asked.org },
          },
        ],
        actor.person,
        at,
      )
      return ok({ id })
    }),
  )
}
