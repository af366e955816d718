import { reserve as decide } from '#core/decide/suggestion/reserve.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

/** The office keeps it for the next condensation. */
export const reserve = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked,
  at: Instant,
): Promise<Moved> => move(ctx, actor, id, asked, at, 'reserve', (held) => decide(actor, held.it, at))
