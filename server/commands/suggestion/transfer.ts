import { transfer as decide } from '#core/decide/suggestion/transfer.ts'
import type { OfficeCode, SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface TransferAsked extends Asked {
  readonly to: string
  readonly reason: string
}

/** The office hands it to another. */
export const transfer = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: TransferAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'transfer', ({ it, inForce: { call } }) =>
    decide(
      actor,
      it,
      {
        to: asked.to as OfficeCode,
        reason: asked.reason,
        offices: call.offices.map((office) => office.code),
        handling: call.handling,
        calendar: call.calendar,
      },
      at,
    ),
  )
