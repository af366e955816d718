import { plusWorkingDays } from '../../calendar.ts'
import type { SubmitPath, Window, WorkingDays } from '../../call/call.ts'
import { cohortOf, phaseOf } from '../../call/window.ts'
import { blocks } from '../../form/check.ts'
import type { Finding } from '../../form/finding.ts'
import type { OfficeCode } from '../../id.ts'
import { dayOf, type Instant, plusDays, startOf } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { submittable } from '../../permission/suggestion.ts'
import { err, ok } from '../../result.ts'
import type { Routed } from '../../routing/route.ts'
import type { Filed, Submitted, Suggestion, UnderReview, Unverified } from '../../suggestion/suggestion.ts'
import type { Words } from '../../text.ts'
import type { Decided } from '../decision.ts'

/** What handing in depends on besides the suggestion itself. */
export interface HandIn {
  readonly window: Window
  readonly calendar: WorkingDays
  readonly acceptWithin: number
  readonly findings: readonly Finding[]
  readonly routed: Routed
  /** Offices of the secondary fields, the destination itself left out. */
  readonly readers: readonly OfficeCode[]
  readonly path: SubmitPath
  readonly confirmByAdmin: boolean
  readonly orgVerified: boolean
  /** Set where this kind of unit may not suggest this kind. */
  readonly notSuggestible: Words | null
  readonly quota: { readonly allowed: number; readonly used: number } | null
  /** Given to a suggestion that has none yet. */
  readonly number: string
  /** SHA-256 of the salted canonical content. */
  readonly digest: string
}

/** The filer hands in: to the unit's reviewer, to the office, or to wait for the unit's verification (rulings 27, 29, 30). */
export function handIn(
  actor: Actor,
  it: Suggestion,
  given: HandIn,
  at: Instant,
): Decided<UnderReview | Submitted | Unverified> {
  const adminOnly = given.path === 'admin' || (given.path === 'direct' && given.confirmByAdmin)
  const open = submittable(actor, it, adminOnly ? 'admin-only' : 'any-filer')
  if (!open.ok) return open
  const from = open.value

  const phase = phaseOf(given.window, at)
  if (phase === 'paused' && given.window.paused)
    return err({ why: 'paused', text: given.window.paused.reason })
  if (phase === 'before') return err({ why: 'not-open', opens: given.window.opens })
  if (given.notSuggestible) return err({ why: 'not-suggestible', text: given.notSuggestible })
  if ('refused' in given.routed) return err({ why: 'not-collected', text: given.routed.refused })
  if ('unrouted' in given.routed) return err({ why: 'unknown-code', code: it.field ?? it.kind })
  if (blocks(given.findings)) return err({ why: 'findings', findings: given.findings })
  if (given.quota && from.state === 'draft' && given.quota.used >= given.quota.allowed)
    return err({ why: 'quota-reached', quota: given.quota.allowed })

  const returned = from.state === 'draft' ? null : from
  const firstHandedIn = returned?.firstHandedIn ?? at
  const filed = {
    ...common(from),
    no: from.no ?? given.number,
    versions: from.versions + 1,
    revision: from.revision + 1,
    since: at,
    firstHandedIn,
    handedIn: at,
    // Only a return keeps the place; a suggestion taken back by its filer starts anew (ruling 27).
    cohort: returned?.cohort ?? cohortOf(firstHandedIn, given.window),
    destination: returned?.state === 'office-returned' ? returned.destination : given.routed.office,
    triage: returned?.state === 'office-returned' ? returned.triage : given.routed.triage,
    readers: given.readers,
    transfers: returned?.transfers ?? 0,
    handler: returned?.handler ?? null,
    selfReviewed: false,
    due: null,
  } satisfies Filed

  const becomes: UnderReview | Submitted | Unverified =
    given.path === 'unit'
      ? { ...filed, state: 'unit-review' }
      : given.orgVerified
        ? { ...filed, state: 'submitted', due: dueAfter(at, given) }
        : { ...filed, state: 'unverified' }
  return ok({
    becomes,
    facts: [
      {
        happened: 'suggestion-handed-in',
        detail: {
          no: becomes.no,
          version: becomes.versions,
          digest: given.digest,
          to: becomes.state,
          office: becomes.destination,
          cohort: becomes.cohort,
        },
      },
    ],
    remarks: [],
  })
}

/** The first instant after the last working day on which the office should decide. */
export const dueAfter = (
  at: Instant,
  { calendar, acceptWithin }: { readonly calendar: WorkingDays; readonly acceptWithin: number },
): Instant => startOf(plusDays(plusWorkingDays(dayOf(at), acceptWithin, calendar), 1))

/** The part that a suggestion keeps through every state. */
export const common = (it: Suggestion) => ({
  id: it.id,
  call: it.call,
  callVersion: it.callVersion,
  org: it.org,
  filer: it.filer,
  coAuthors: it.coAuthors,
  kind: it.kind,
  field: it.field,
  livelihood: it.livelihood,
  title: it.title,
})

/** The part that a suggestion keeps once it was handed in. */
export const filedPart = (it: Filed): Filed => ({
  ...common(it as Suggestion),
  revision: it.revision,
  since: it.since,
  no: it.no,
  versions: it.versions,
  firstHandedIn: it.firstHandedIn,
  handedIn: it.handedIn,
  cohort: it.cohort,
  destination: it.destination,
  triage: it.triage,
  readers: it.readers,
  transfers: it.transfers,
  handler: it.handler,
  selfReviewed: it.selfReviewed,
  due: null,
})

/** The same suggestion one move later. */
export const moved = (it: Filed, at: Instant): Filed => ({
  ...filedPart(it),
  revision: it.revision + 1,
  since: at,
})
