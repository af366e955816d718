import { approve as decide } from '#core/decide/suggestion/approve.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
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
export async function decideApprove(actor: Actor, { tx, it, inForce: { call } }: Held, at: Instant) {
  const org = tx.selectFrom('org').select('verified_at').where('id', '=', it.org)
  const seen = await org.executeTakeFirstOrThrow()
  // Verification releases what waits for it: it must see this one, or be seen by it.
  const { verified_at } = seen.verified_at === null ? await org.forShare().executeTakeFirstOrThrow() : seen
  return decide(
    actor,
    it,
    {
      window: call.window,
      calendar: call.calendar,
      acceptWithin: call.handling.acceptWithin,
      accounts: await accountsOf(tx, it.org),
      orgVerified: verified_at !== null,
    },
    at,
  )
}
