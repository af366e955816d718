import { freeze as decide } from '#core/decide/suggestion/freeze.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { takeBackExports } from '../../db/exports.ts'
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
  move(ctx, actor, id, asked, at, 'freeze', async ({ tx, it }) => {
    const decision = decide(actor, it, asked.reason, at)
    // What was taken out may hold it.
    if (decision.ok) await takeBackExports(tx, at)
    return decision
  })
