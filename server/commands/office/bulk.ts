import type { BulkMove } from '#api/offices.ts'
import { accept } from '#core/decide/suggestion/accept.ts'
import { reserve } from '#core/decide/suggestion/reserve.ts'
import { transfer } from '#core/decide/suggestion/transfer.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { DecideOne } from '../bulk.ts'
import { decideAssign } from '../suggestion/assign.ts'

/** The decision that a bulk move makes on each item: the same one as on a single item. */
export function decideBulk(actor: Actor, what: BulkMove, at: Instant): DecideOne {
  switch (what.move) {
    case 'accept':
      return ({ it }) => accept(actor, it, '', at)
    case 'reserve':
      return ({ it }) => reserve(actor, it, at)
    case 'assign':
      return (held) => decideAssign(actor, held, what.handler)
    case 'transfer':
      return ({ it, inForce: { call } }) =>
        transfer(
          actor,
          it,
          {
            to: what.to as OfficeCode,
            reason: what.reason,
            offices: call.offices.map((office) => office.code),
            handling: call.handling,
            calendar: call.calendar,
          },
          at,
        )
    default:
      return what satisfies never
  }
}
