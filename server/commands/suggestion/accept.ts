import { accept as decide } from '#core/decide/suggestion/accept.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface AcceptAsked extends Asked {
  readonly note?: string | undefined
}

/** The office takes it in. */
export const accept = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: AcceptAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'accept', (held) => decide(actor, held.it, asked.note ?? '', at))
