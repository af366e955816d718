import type { Handling, WorkingDays } from '../../call/call.ts'
import type { OfficeCode } from '../../id.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { transferable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Submitted, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { reasonSaid } from '../said.ts'
import { dueAfter, moved } from './hand-in.ts'

export interface Transfer {
  readonly to: OfficeCode
  readonly reason: string
  readonly offices: readonly OfficeCode[]
  readonly handling: Pick<Handling, 'maxTransfers' | 'triageOffice' | 'acceptWithin'>
  readonly calendar: WorkingDays
}

/**
 * Hands it to another office. Handed on too often, it goes to triage instead, whose people alone settle where it stays
 * (domain 4.3: loops of more than two).
 */
export function transfer(actor: Actor, it: Suggestion, given: Transfer, at: Instant): Decided<Submitted> {
  const held = transferable(actor, it)
  if (!held.ok) return held
  if (!given.offices.includes(given.to)) return err({ why: 'unknown-code', code: given.to })
  if (given.to === held.value.destination && !held.value.triage) return err({ why: 'same-office' })
  const why = reasonSaid('transfer', given.reason)
  if (!why.ok) return why

  const transfers = held.value.transfers + (held.value.triage ? 0 : 1)
  const looping = transfers > given.handling.maxTransfers && !actor.triage
  const destination = looping ? given.handling.triageOffice : given.to
  return ok({
    becomes: {
      ...moved(held.value, at),
      state: 'submitted',
      destination,
      triage: looping,
      transfers,
      handler: null,
      readers: held.value.readers.filter((it) => it !== destination),
      due: dueAfter(at, { calendar: given.calendar, acceptWithin: given.handling.acceptWithin }),
    },
    facts: [
      {
        happened: 'suggestion-transferred',
        detail: {
          version: it.versions,
          from: held.value.destination,
          to: destination,
          triage: looping,
          transfers,
        },
      },
    ],
    remarks: why.value,
  })
}
