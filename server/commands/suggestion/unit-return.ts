import { unitReturn as decide, type Return } from '#core/decide/suggestion/unit-return.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { accountsOf } from './accounts.ts'
import { type Asked, type Moved, move } from './move.ts'

/** The unit's reviewer sends it back to the filer. */
export const unitReturn = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked & Return,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'unit-return', async ({ tx, it }) =>
    decide(actor, it, { ...asked, accounts: await accountsOf(tx, it.org) }, at),
  )
