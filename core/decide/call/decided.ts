import type { Call } from '../../call/call.ts'
import type { NewFact } from '../../fact.ts'
import type { Reason } from '../../reason.ts'
import type { Result } from '../../result.ts'
import { lengthOf, type Words } from '../../text.ts'

/** What becomes of a call, and what has happened to it. */
export type DecidedCall = Result<{ readonly becomes: Call; readonly facts: readonly NewFact[] }, Reason>

/** A reason for the public has to say something, in both languages of the site. */
export const leastReason = 5

export const isTold = ({ zh, en }: Words): boolean =>
  lengthOf(zh) >= leastReason && lengthOf(en) >= leastReason
