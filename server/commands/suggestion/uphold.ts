import { uphold as decide } from '#core/decide/suggestion/uphold.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface UpholdAsked extends Asked {
  readonly reason: string
}

/** The head lets the refusal stand. */
export const uphold = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: UpholdAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'uphold', (held) => decide(actor, held.it, asked.reason, at))
