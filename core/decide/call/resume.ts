import type { KeepableCall } from '../../permission/call.ts'
import { err, ok } from '../../result.ts'
import type { DecidedCall } from './decided.ts'

/** Collection goes on; how long it stood still remains in the facts and in the earlier version of the call. */
export function resume(call: KeepableCall): DecidedCall {
  const { paused, ...window } = call.window
  if (!paused) return err({ why: 'already', what: 'resume' })
  return ok({
    becomes: { ...call, window },
    facts: [{ happened: 'call-resumed', detail: { since: paused.since } }],
  })
}
