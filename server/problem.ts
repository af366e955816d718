import type { Problem } from '#api/problem.ts'
import type { Reason } from '#core/reason.ts'
import { type Language, sentences } from '#text/sentences.ts'

/** What a refusal is called in HTTP. A new reason without a status does not compile. */
export function statusOf(reason: Reason): number {
  switch (reason.why) {
    case 'not-found':
      return 404
    case 'not-signed-in':
    case 'bad-credentials':
      return 401
    case 'not-yours':
    case 'not-an-exporter':
    case 'own-suggestion':
    case 'own-project':
    case 'needs-confirmation':
    case 'last-admin':
    case 'unverified-email':
    case 'sign-in-unfinished':
      return 403
    case 'wrong-state':
    case 'wrong-step':
    case 'source-gone':
    case 'not-mergeable':
    case 'directions-open':
    case 'comments-waiting':
    case 'subject-gone':
    case 'expert-unfit':
    case 'nobody-fits':
    case 'round-blocked':
    case 'sheets-missing':
    case 'too-early':
    case 'stale':
    case 'already':
    case 'key-reused':
    case 'same-office':
    case 'no-newer-form':
    case 'named-fields-only':
    case 'too-late':
    case 'wrong-stage':
    case 'levels-missing':
    case 'findings-missing':
    case 'has-project':
    case 'model-off':
    case 'last-factor':
    case 'tied':
    case 'too-many-exports':
    case 'not-ready':
      return 409
    case 'expired-link':
    case 'file-lost':
      return 410
    case 'too-big':
      return 413
    case 'slow-down':
      return 429
    // RFC 9110, section 15.6.4.
    case 'busy':
    case 'resting':
      return 503
    // What somebody else's server did is no fault of ours (RFC 4918, section 11.4).
    case 'model-failed':
    case 'outer-sign-in-failed':
      return 424
    case 'store-away':
    case 'database-away':
      return 503
    // RFC 4918, section 11.5.
    case 'store-full':
      return 507
    case 'no-preview':
    case 'not-later':
    case 'due-past':
    case 'too-many':
    case 'no-source':
    case 'nothing-sendable':
    case 'paused':
    case 'not-open':
    case 'findings':
    case 'unverified-unit':
    case 'not-collected':
    case 'not-suggestible':
    case 'quota-reached':
    case 'locked-field':
    case 'unknown-path':
    case 'unstorable':
    case 'text-missing':
    case 'unknown-code':
    case 'weak-password':
    case 'file-refused':
    case 'no-stages':
    case 'not-in-unit':
    case 'unknown-element':
    case 'day-ahead':
    case 'unfulfilled':
    case 'bad-code':
    case 'bad-passkey':
    case 'bad-input':
      return 422
    default:
      return reason satisfies never
  }
}

/** The refusal as the wire carries it, its sentence in the reader's language. */
export function problemOf(reason: Reason, language: Language, request: string): Problem {
  const { why, ...more } = reason
  const words = sentences(language).reason
  return {
    type: `/problems/${why}`,
    title: words.title,
    status: statusOf(reason),
    why,
    detail: words.of(reason),
    request,
    more,
  }
}
