import type { WorkingDays } from '../../call/call.ts'
import type { Option } from '../../form/form.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { decidable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Refused, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { dueAfter, moved } from './hand-in.ts'

/** The office does not accept it, with a reason from the call's list; the filer may object in time. */
export function refuse(
  actor: Actor,
  it: Suggestion,
  given: {
    readonly code: string
    readonly reason: string
    readonly reasons: readonly Option[]
    readonly calendar: WorkingDays
    readonly objectWithin: number
  },
  at: Instant,
): Decided<Refused> {
  const held = decidable(actor, it)
  if (!held.ok) return held
  if (!given.reasons.some((reason) => reason.code === given.code))
    return err({ why: 'unknown-code', code: given.code })
  const why = reasonSaid('refuse', given.reason)
  if (!why.ok) return why
  const objectBy = dueAfter(at, { calendar: given.calendar, acceptWithin: given.objectWithin })
  return ok({
    becomes: {
      ...moved(held.value, at),
      handler: held.value.handler ?? actor.person,
      state: 'not-accepted',
      reasonCode: given.code,
      objectBy,
      objected: false,
    },
    facts: [
      {
        happened: 'suggestion-not-accepted',
        detail: { version: it.versions, code: given.code, office: held.value.destination },
      },
    ],
    remarks: why.value,
  })
}
