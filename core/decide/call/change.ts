import { audit } from '../../call/audit.ts'
import type { Call, Office } from '../../call/call.ts'
import { type CallProblem, problem } from '../../call/problem.ts'
import type { KeepableCall } from '../../permission/call.ts'
import { err, ok } from '../../result.ts'
import { combinationsOf, routeIn } from '../../routing/combinations.ts'
import type { Routed, RoutingRule, Subject } from '../../routing/route.ts'
import type { DecidedCall } from './decided.ts'

/** What of a call is changed on screen. A part that is left out stays as it is; a part that is given replaces the old one whole. */
export interface CallChange {
  readonly offices?: readonly Office[]
  readonly routing?: readonly RoutingRule[]
  readonly quotaPerKind?: Readonly<Record<string, number>>
  readonly hotline?: Call['hotline']
}

/** The call with the change in it. */
export const changed = (call: Call, change: CallChange): Call => ({
  ...call,
  offices: change.offices ?? call.offices,
  routing: change.routing ?? call.routing,
  hotline: change.hotline ?? call.hotline,
  handling: { ...call.handling, quotaPerKind: change.quotaPerKind ?? call.handling.quotaPerKind },
})

/** A combination that goes elsewhere after the change. Null is a refusal. */
export interface Rerouted extends Subject {
  readonly from: string | null
  readonly to: string | null
}

/** Every combination whose way the change alters, in the call's order. */
export function reroutedBy(call: Call, change: CallChange): readonly Rerouted[] {
  const after = changed(call, change)
  return combinationsOf(call).flatMap((subject) => {
    const [from, to] = [routeIn(call, subject), routeIn(after, subject)]
    return way(from) === way(to) ? [] : [{ ...subject, from: officeOf(from), to: officeOf(to) }]
  })
}

/**
 * What forbids the change: the audit of the call as it would be, and an office that is taken away while suggestions lie
 * with it or people work in it.
 */
export function problemsOf(
  call: Call,
  change: CallChange,
  occupied: readonly string[],
): readonly CallProblem[] {
  const after = changed(call, change)
  return [...audit(after), ...officesLost(call, after, occupied)]
}

/** Offices that the newer call no longer has although something lies with them. */
export const officesLost = (
  before: Call,
  after: Call,
  occupied: readonly string[],
): readonly CallProblem[] => {
  const kept = new Set<string>(after.offices.map((it) => it.code))
  return before.offices
    .filter((it) => !kept.has(it.code) && occupied.includes(it.code))
    .map((it) => problem('offices.json', '', 'office-occupied', { code: it.code }))
}

/** The change made, or every problem with its place. */
export function change(call: KeepableCall, it: CallChange, occupied: readonly string[]): DecidedCall {
  const problems = problemsOf(call, it, occupied)
  if (problems.length > 0)
    return err({
      why: 'bad-input',
      problems: problems.map(({ file, path, code }) => ({
        at: path === '' ? file : `${file} ${path}`,
        problem: code,
      })),
    })
  return ok({
    becomes: changed(call, it),
    facts: [{ happened: 'call-changed', detail: { parts: Object.keys(it).toSorted() } }],
  })
}

const officeOf = (routed: Routed): string | null => ('office' in routed ? routed.office : null)

const way = (routed: Routed): string => {
  if ('refused' in routed) return 'refused'
  if ('unrouted' in routed) return 'unrouted'
  return `${routed.office}${routed.triage ? ' triage' : ''}`
}
