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
export async function decideApprove(actor: Actor, held: Held, at: Instant) {
  const { tx, it, shared, preview } = held
  const { call } = held.inForce
  // What waits already may be locked by the very verification that the unit's lock would wait for.
  const looksOnly = preview || it.state !== 'unit-review'
  const verified = await shared(`verified ${it.org} ${looksOnly}`, () => isVerified(tx, it.org, looksOnly))
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
async function isVerified(tx: Tx, id: OrgId, looksOnly: boolean): Promise<boolean> {
  const org = tx.selectFrom('org').select('verified_at').where('id', '=', id)
  const seen = await org.executeTakeFirstOrThrow()
  const { verified_at } =
    seen.verified_at === null && !looksOnly ? await org.forShare().executeTakeFirstOrThrow() : seen
  return verified_at !== null
}
