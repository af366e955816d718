import type { WorkingDays } from '../../call/call.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { decidable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Returned, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { fieldsNamed, reasonSaid, remarksSaid } from '../said.ts'
import { dueAfter, moved } from './hand-in.ts'
import type { Return } from './unit-return.ts'

/** The office sends it back to the filer with a day by which to answer; the cohort is kept. */
export function officeReturn(
  actor: Actor,
  it: Suggestion,
  given: Return & { readonly calendar: WorkingDays; readonly returnWithin: number },
  at: Instant,
): Decided<Returned> {
  const held = decidable(actor, it)
  if (!held.ok) return held
  const why = reasonSaid('office-return', given.reason)
  if (!why.ok) return why
  const said = remarksSaid('office-return', given.remarks)
  const unlocked = fieldsNamed(said)
  return ok({
    becomes: {
      ...moved(held.value, at),
      handler: held.value.handler ?? actor.person,
      state: 'office-returned',
      unlocked,
      answerBy: dueAfter(at, { calendar: given.calendar, acceptWithin: given.returnWithin }),
    },
    facts: [
      {
        happened: 'suggestion-returned-by-office',
        detail: { version: it.versions, fields: unlocked, office: held.value.destination },
      },
    ],
    remarks: [...why.value, ...said],
  })
}
