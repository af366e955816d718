import type { Instant } from '../../instant.ts'
import type { KeepableCall } from '../../permission/call.ts'
import { err, ok } from '../../result.ts'
import type { Words } from '../../text.ts'
import { type DecidedCall, isTold, leastReason } from './decided.ts'

/** Concentrated collection ends later, never earlier: people have planned with the end that was announced. */
export function extend(call: KeepableCall, closes: Instant, reason: Words, at: Instant): DecidedCall {
  const { window } = call
  if (!isTold(reason)) return err({ why: 'text-missing', least: leastReason })
  if (closes <= window.closes || closes <= at) return err({ why: 'not-later' })
  const extension = { at, from: window.closes, to: closes, reason }
  return ok({
    becomes: { ...call, window: { ...window, closes, extensions: [...window.extensions, extension] } },
    facts: [{ happened: 'call-extended', detail: { from: window.closes, to: closes } }],
  })
}
