import type { Reason } from '#core/reason.ts'

/** A refusal on its way to the wire. Thrown by routes only; commands return it as a value. */
export class Refused extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.why)
    this.reason = reason
  }
}

/** The value of a command's outcome, or its refusal on its way to the wire. */
export function granted<Value>(
  outcome: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly error: Reason },
): Value {
  if (!outcome.ok) throw new Refused(outcome.error)
  return outcome.value
}
