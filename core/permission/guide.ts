import type { Guide, GuideState } from '../guide/guide.ts'
import type { Instant } from '../instant.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

type Permission<It> = Result<It, Reason>

/** Whether it exists for this person before it is published: everybody who prepares it. */
export const maySeeGuide = (actor: Actor | undefined, it: Guide): boolean =>
  it.state === 'published' ||
  it.state === 'superseded' ||
  it.state === 'commenting' ||
  (actor !== undefined && (actor.worksIn.length > 0 || actor.triage || actor.leader))

const inStep = (it: Guide, allowed: readonly GuideState[]): Permission<Guide> =>
  allowed.includes(it.state) ? ok(it) : err({ why: 'wrong-step', step: it.state })

/** May begin one: planning. */
export const mayAssemble = (actor: Actor): Permission<Actor> =>
  actor.triage ? ok(actor) : err({ why: 'not-yours' })

/** May arrange it, its dates and terms: planning, before it is approved. */
export function assemblable(actor: Actor, it: Guide): Permission<Guide> {
  if (!maySeeGuide(actor, it)) return err({ why: 'not-found' })
  if (!actor.triage) return err({ why: 'not-yours' })
  return inStep(it, ['assembling', 'commenting'])
}

/** May approve it: the leader, once the public has had its time. */
export function approvableGuide(actor: Actor, it: Guide, now: Instant): Permission<Guide> {
  if (!maySeeGuide(actor, it)) return err({ why: 'not-found' })
  if (!actor.leader) return err({ why: 'not-yours' })
  const held = inStep(it, ['assembling', 'commenting'])
  if (!held.ok) return held
  if (it.state === 'commenting' && it.commentUntil !== null && now < it.commentUntil)
    return err({ why: 'too-early', opens: it.commentUntil })
  return held
}

/** May take an approval back: the leader, before it is published. */
export function unapprovable(actor: Actor, it: Guide): Permission<Guide> {
  if (!maySeeGuide(actor, it)) return err({ why: 'not-found' })
  if (!actor.leader) return err({ why: 'not-yours' })
  return inStep(it, ['approved'])
}

/** May publish what is approved, or set the time at which it goes out. */
export function publishable(actor: Actor, it: Guide): Permission<Guide> {
  if (!maySeeGuide(actor, it)) return err({ why: 'not-found' })
  if (!actor.triage && !actor.leader) return err({ why: 'not-yours' })
  return inStep(it, ['approved'])
}

/** May publish a corrected edition. */
export function correctable(actor: Actor, it: Guide): Permission<Guide> {
  if (!maySeeGuide(actor, it)) return err({ why: 'not-found' })
  if (!actor.triage) return err({ why: 'not-yours' })
  return inStep(it, ['published'])
}

/** May comment: anybody, while it is open for comments. */
export function commentable(it: Guide, now: Instant): Permission<Guide> {
  if (it.state !== 'commenting') return err({ why: 'not-found' })
  return it.commentUntil !== null && now >= it.commentUntil ? err({ why: 'too-late' }) : ok(it)
}
