import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { approvable } from '../../permission/suggestion.ts'
import { ok } from '../../result.ts'
import type { Returned, Suggestion } from '../../suggestion/suggestion.ts'
import type { Decided } from '../decision.ts'
import { fieldsNamed, reasonSaid, remarksSaid } from '../said.ts'
import { moved } from './hand-in.ts'

/** A return: why, and what to change; only the fields named are open again. */
export interface Return {
  readonly reason: string
  readonly remarks: readonly { readonly field: string; readonly body: string }[]
}

/** The unit's reviewer sends it back to the filer. */
export function unitReturn(
  actor: Actor,
  it: Suggestion,
  { reason, remarks, accounts }: Return & { readonly accounts: 'one-account' | 'several' },
  at: Instant,
): Decided<Returned> {
  const waiting = approvable(actor, it, accounts)
  if (!waiting.ok) return waiting
  const why = reasonSaid('unit-return', reason)
  if (!why.ok) return why
  const said = remarksSaid('unit-return', remarks)
  const unlocked = fieldsNamed(said)
  return ok({
    becomes: { ...moved(waiting.value, at), state: 'unit-returned', unlocked, answerBy: null },
    facts: [{ happened: 'suggestion-returned-by-unit', detail: { version: it.versions, fields: unlocked } }],
    remarks: [...why.value, ...said],
  })
}
