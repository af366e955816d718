import type { OfficeCode } from '../id.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

/** May put down an argument meeting: whoever works in the office prepares it, and planning may for any office. */
export const mayHoldMeeting = (actor: Actor, office: OfficeCode): Result<OfficeCode, Reason> =>
  actor.worksIn.includes(office) || actor.triage ? ok(office) : err({ why: 'not-yours' })
