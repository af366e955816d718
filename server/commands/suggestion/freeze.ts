import { freeze as decide } from '#core/decide/suggestion/freeze.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface FreezeAsked extends Asked {
  readonly reason: string
}

/** Suspected secret: hidden at once. */
export const freeze = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: FreezeAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'freeze', (held) => decide(actor, held.it, asked.reason, at))
