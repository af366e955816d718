import { reinstate as decide } from '#core/decide/suggestion/reinstate.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface ReinstateAsked extends Asked {
  readonly reason: string
}

/** The head follows the objection. */
export const reinstate = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: ReinstateAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'reinstate', ({ it, inForce: { call } }) =>
    decide(
      actor,
      it,
      { reason: asked.reason, calendar: call.calendar, acceptWithin: call.handling.acceptWithin },
      at,
    ),
  )
