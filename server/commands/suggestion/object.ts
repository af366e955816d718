import { object as decide } from '#core/decide/suggestion/object.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface ObjectAsked extends Asked {
  readonly reason: string
}

/** The filer objects to not being accepted. */
export const object = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: ObjectAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'object', (held) => decide(actor, held.it, asked.reason, at))
