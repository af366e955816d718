import type { SubmitPath } from '../../call/call.ts'
import type { NewFact } from '../../fact.ts'
import type { VerifiableOrg } from '../../permission/org.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { lengthOf } from '../../text.ts'

/** Verifying twice is done once: no facts the second time. */
export const verify = (org: VerifiableOrg): readonly NewFact[] =>
  org.verifiedAt === null
    ? [{ happened: 'org-verified', detail: { checkDigitFits: org.checkDigitFits } }]
    : []

/** A verified unit stays verified: what it handed in has gone on its way. */
export function refuse(org: VerifiableOrg, reason: string): Result<readonly NewFact[], Reason> {
  if (org.verifiedAt !== null) return err({ why: 'already', what: 'verified' })
  if (lengthOf(reason) < leastReason) return err({ why: 'text-missing', least: leastReason })
  return ok([{ happened: 'org-verification-refused', detail: {} }])
}

/** Another path than that of its type, or back to that; the reason stands beside it for everybody who wonders. */
export function overridePath(
  org: VerifiableOrg,
  path: SubmitPath | null,
  reason: string,
): Result<readonly NewFact[], Reason> {
  if (path !== null && lengthOf(reason) < leastReason) return err({ why: 'text-missing', least: leastReason })
  return ok([{ happened: 'org-path-overridden', detail: { before: org.pathOverride, path } }])
}

const leastReason = 5
