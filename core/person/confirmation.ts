import type { Instant } from '../instant.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'

/** How long a password just given counts for sensitive changes. */
const freshFor = 5 * 60_000

/** Sensitive changes are not for whoever finds a screen left open. */
export const confirmed = (confirmedAt: Instant, now: Instant): Result<Instant, Reason> =>
  now - confirmedAt <= freshFor ? ok(confirmedAt) : err({ why: 'needs-confirmation' })
