import { decline as decide } from '#core/decide/suggestion/decline.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Moved, move } from './move.ts'
import type { RefuseAsked } from './refuse.ts'

/** The office closes it without use; what its letter will say is kept beside it. */
export const declineSuggestion = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: RefuseAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'decline', async ({ tx, it, inForce: { call } }) => {
    const listed = call.handling.declineReasons.map((reason) => reason.code)
    const decided = decide(actor, it, { code: asked.code, reason: asked.reason, listed }, at)
    // On another revision nothing is stored, this no more than the move.
    if (decided.ok && it.revision === asked.revision)
      await tx
        .insertInto('outcome')
        .values({
          suggestion: id,
          result: 'not-adopted',
          reason_code: asked.code,
          reason: asked.reason.trim(),
          by_person: actor.person,
          at: new Date(at),
        })
        .execute()
    return decided
  })
