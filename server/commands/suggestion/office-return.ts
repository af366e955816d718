import { officeReturn as decide } from '#core/decide/suggestion/office-return.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Context } from '../../context.ts'
import { type Asked, type Moved, move } from './move.ts'

export interface OfficeReturnAsked extends Asked {
  readonly reason: string
  readonly remarks: readonly { readonly field: string; readonly body: string }[]
}

/** The office sends it back to the filer. */
export const officeReturn = (
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: OfficeReturnAsked,
  at: Instant,
): Promise<Moved> =>
  move(ctx, actor, id, asked, at, 'office-return', ({ it, inForce: { call } }) =>
    decide(actor, it, { ...asked, calendar: call.calendar, returnWithin: call.handling.returnWithin }, at),
  )
