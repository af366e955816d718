import { refuse as decide } from '#core/decide/suggestion/refuse.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface RefuseAsked extends Asked {
  readonly code: string
  readonly reason: string
}

/** The office does not accept it. */
export const refuse = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: RefuseAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'refuse', ({ it, inForce: { call } }) =>
    decide(
      actor,
      it,
      {
        ...asked,
        reasons: call.handling.refusalReasons,
        calendar: call.calendar,
        objectWithin: call.handling.objectWithin,
      },
      at,
    ),
  )
