import type { SubmitPath } from '#core/call/call.ts'
import {
  overridePath as decidePath,
  refuse as decideRefusal,
  verify as decideVerification,
} from '#core/decide/org/verify.ts'
import { verifiableOrg } from '#core/permission/org.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { adminsOf } from '../../db/orgs.ts'
import { notify } from '../../mail/notify.ts'
import { releaseHeld } from '../suggestion/release-held.ts'
import { changeOrg, type Wish } from './change.ts'

/** Verifies a unit; what it handed in before goes to its office with the time it had (ruling 27). */
export const verifyOrg = (ctx: Context, wish: Wish): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, verifiableOrg, async (tx, org) => {
    const facts = decideVerification(org)
    if (facts.length === 0) return ok({ facts, value: undefined })
    await tx
      .updateTable('org')
      .set({ verified_at: new Date(wish.at), refused_reason: null })
      .where('id', '=', org.id)
      .execute()
    for (const person of await adminsOf(tx, org.id))
      await notify(tx, ctx, {
        person,
        sort: 'org-verified',
        params: { org: org.name },
        org: org.id,
        at: wish.at,
      })
    await releaseHeld(ctx, tx, org.id, wish.actor.person, wish.at)
    return ok({ facts, value: undefined })
  })

/** Declines to verify, with the reason; the unit can put it right and is looked at again. */
export const refuseOrg = (
  ctx: Context,
  wish: Wish & { readonly reason: string },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, verifiableOrg, async (tx, org) => {
    const reason = wish.reason.trim()
    const decided = decideRefusal(org, reason)
    if (!decided.ok) return decided
    await tx.updateTable('org').set({ refused_reason: reason }).where('id', '=', org.id).execute()
    const params = { org: org.name, reason }
    for (const person of await adminsOf(tx, org.id))
      await notify(tx, ctx, { person, sort: 'org-refused', params, org: org.id, at: wish.at })
    return ok({ facts: decided.value, value: undefined })
  })

/** Sets another way of handing in than that of the unit's type, or takes it back. */
export const overridePath = (
  ctx: Context,
  wish: Wish & { readonly path: SubmitPath | null; readonly reason: string },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, verifiableOrg, async (tx, org) => {
    const reason = wish.reason.trim()
    const decided = decidePath(org, wish.path, reason)
    if (!decided.ok) return decided
    await tx
      .updateTable('org')
      .set({ path_override: wish.path, path_reason: wish.path === null ? null : reason })
      .where('id', '=', org.id)
      .execute()
    const params = { org: org.name }
    for (const person of await adminsOf(tx, org.id))
      await notify(tx, ctx, { person, sort: 'org-path-changed', params, org: org.id, at: wish.at })
    return ok({ facts: decided.value, value: undefined })
  })
