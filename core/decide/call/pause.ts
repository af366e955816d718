import type { Instant } from '../../instant.ts'
import type { KeepableCall } from '../../permission/call.ts'
import { err, ok } from '../../result.ts'
import type { Words } from '../../text.ts'
import { type DecidedCall, isTold, leastReason } from './decided.ts'

/** Nothing can be handed in until it is resumed; drafts go on being written and the reason is shown to everybody. */
export function pause(call: KeepableCall, reason: Words, at: Instant): DecidedCall {
  if (call.window.paused) return err({ why: 'already', what: 'pause' })
  if (!isTold(reason)) return err({ why: 'text-missing', least: leastReason })
  return ok({
    becomes: { ...call, window: { ...call.window, paused: { since: at, reason } } },
    facts: [{ happened: 'call-paused', detail: { since: at } }],
  })
}
