import { approve as decide } from '#core/decide/suggestion/approve.ts'
import type { OrgId, SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context, Tx } from '../../context.ts'
import { accountsOf } from './accounts.ts'
import { type Asked, type Held, type Moved, move } from './move.ts'

/** The unit's reviewer releases it to the bureau. */
export const approve = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked,
  at: Instant,
): Promise<Moved> => move(ctx, actor, id, asked, at, 'approve', (held) => decideApprove(actor, held, at))

/** The decision by itself, for releasing many in one go. */
export async function decideApprove(actor: Actor, { tx, it, inForce: { call }, shared }: Held, at: Instant) {
  const verified = await shared(`verified ${it.org}`, () => isVerified(tx, it.org))
  return decide(
    actor,
    it,
    {
      window: call.window,
      calendar: call.calendar,
      acceptWithin: call.handling.acceptWithin,
      accounts: await shared(`accounts of ${it.org}`, () => accountsOf(tx, it.org)),
      orgVerified: verified,
    },
    at,
  )
}

/** Verification releases what waits for it: it must see what is released now, or be seen by it. */
async function isVerified(tx: Tx, id: OrgId): Promise<boolean> {
  const org = tx.selectFrom('org').select('verified_at').where('id', '=', id)
  const seen = await org.executeTakeFirstOrThrow()
  const { verified_at } = seen.verified_at === null ? await org.forShare().executeTakeFirstOrThrow() : seen
  return verified_at !== null
}
