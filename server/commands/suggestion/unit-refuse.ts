import { unitRefuse as decide } from '#core/decide/suggestion/unit-refuse.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { accountsOf } from './accounts.ts'
import { type Asked, type Moved, move } from './move.ts'

/** The unit does not hand it in at all. */
export const unitRefuse = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked & { readonly reason: string },
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'unit-refuse', async ({ tx, it }) =>
    decide(actor, it, { reason: asked.reason, accounts: await accountsOf(tx, it.org) }, at),
  )
