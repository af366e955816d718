import { type Day, dayOf, type Instant, isDay } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { concludable, findable } from '../../permission/project.ts'
import type { FoundElement } from '../../project/finding.ts'
import { type Compared, elementsUnfound, judgedElements, outcomeByFindings } from '../../project/outcome.ts'
import type { Project } from '../../project/project.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { leastReason } from '../said.ts'
import { decidedAs, type ProjectDecided, says, silent } from './steps.ts'

/** The office records what was found of elements that were handed in for acceptance; the future has not been seen yet. */
export function recordFindings(
  actor: Actor,
  it: Project,
  given: { readonly compared: Compared; readonly findings: readonly FoundElement[] },
  at: Instant,
): ProjectDecided {
  const held = findable(actor, it)
  if (!held.ok) return held
  const wrong = troubleOf(given, dayOf(at))
  if (wrong !== undefined) return err(wrong)
  return ok({
    becomes: { ...it, revision: it.revision + 1 },
    facts: given.findings.map((one) => ({
      happened: 'project-finding-recorded',
      detail: {
        element: one.element,
        level: one.level,
        basis: one.basis,
        on: one.on,
        snapshot: it.snapshots,
      },
    })),
    decision: null,
    opens: null,
  })
}

function troubleOf(
  { compared, findings }: { readonly compared: Compared; readonly findings: readonly FoundElement[] },
  today: Day,
): Reason | undefined {
  const elements = new Set(judgedElements(compared).map((one) => one.id))
  const items = new Set(
    compared.commitment.elements.flatMap((one) => one.criteria.map((criterion) => criterion.item)),
  )
  for (const one of findings) {
    if (!elements.has(one.element)) return { why: 'unknown-element', element: one.element }
    const unknown = Object.keys(one.items).find((item) => !items.has(item))
    if (unknown !== undefined) return { why: 'unknown-code', code: unknown }
    if (!isDay(one.on) || one.on > today) return { why: 'day-ahead', on: one.on }
    if (one.who.trim() === '') return { why: 'bad-input', problems: [{ at: 'who', problem: 'missing' }] }
  }
  return undefined
}

/** What the head concludes from: plan and fact, and everything that was found. */
export interface Concluding {
  readonly compared: Compared
  readonly findings: readonly FoundElement[]
  readonly reason: string
}

/** The head accepts: every element was looked at, and what falls short of the promise is accepted only with a reason. */
export function accept(actor: Actor, it: Project, given: Concluding, at: Instant): ProjectDecided {
  const held = concludable(actor, it)
  if (!held.ok) return held
  const found = everyElement(given)
  if (!found.ok) return found
  const outcome = outcomeByFindings(given.compared, given.findings)
  if (!outcome.fulfilled && !says(given.reason)) {
    const short = new Set(
      outcome.elements.filter((one) => one.short > 0 || one.failed.length > 0).map((one) => one.element),
    )
    const names = given.compared.commitment.elements
      .filter((one) => short.has(one.element))
      .map((one) => one.name)
    return err({ why: 'unfulfilled', elements: names, least: leastReason })
  }
  const onward = { stage: it.stage, step: 'ended', end: 'accepted' } as const
  return ok(decidedAs(it, 'accepted', given.reason, onward, at, { snapshots: 1 }))
}

function everyElement({ compared, findings }: Concluding): Result<null, Reason> {
  const unfound = elementsUnfound(compared, findings)
  return unfound.length === 0
    ? ok(null)
    : err({ why: 'findings-missing', elements: unfound.map((one) => one.name) })
}

/** The head gives the result back to be put right. */
export function rectify(actor: Actor, it: Project, reason: string, at: Instant): ProjectDecided {
  const held = concludable(actor, it)
  if (!held.ok) return held
  if (!says(reason)) return silent()
  return ok(decidedAs(it, 'rectify', reason, { stage: it.stage, step: 'writing' }, at))
}

/** The head does not accept the result; what was found is kept with it. */
export function notAccept(actor: Actor, it: Project, given: Concluding, at: Instant): ProjectDecided {
  const held = concludable(actor, it)
  if (!held.ok) return held
  if (!says(given.reason)) return silent()
  const onward = { stage: it.stage, step: 'ended', end: 'not-accepted' } as const
  return ok(decidedAs(it, 'not-accepted', given.reason, onward, at, { snapshots: 1 }))
}
