import { pullBack as decide } from '#core/decide/suggestion/pull-back.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

/** The filer takes it back to revise. */
export const pullBack = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked,
  at: Instant,
): Promise<Moved> => move(ctx, actor, id, asked, at, 'pull-back', (held) => decide(actor, held.it, at))
