import { withdraw as decide } from '#core/decide/suggestion/withdraw.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface WithdrawAsked extends Asked {
  readonly reason: string
}

/** The filer withdraws it for good. */
export const withdraw = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: WithdrawAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'withdraw', (held) => decide(actor, held.it, asked.reason, at))
