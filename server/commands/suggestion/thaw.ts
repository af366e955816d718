import { thaw as decide } from '#core/decide/suggestion/thaw.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface ThawAsked extends Asked {
  readonly reason: string
}

/** Not secret after all. */
export const thaw = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: ThawAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'thaw', ({ it, inForce: { call } }) =>
    decide(
      actor,
      it,
      { reason: asked.reason, calendar: call.calendar, acceptWithin: call.handling.acceptWithin },
      at,
    ),
  )
