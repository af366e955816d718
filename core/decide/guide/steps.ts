import type { DirectionState } from '../../direction/direction.ts'
import type { NewFact } from '../../fact.ts'
import type { Guide, GuideState } from '../../guide/guide.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import {
  approvableGuide,
  assemblable,
  correctable,
  publishable,
  unapprovable,
} from '../../permission/guide.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'

/** What a step of a guide brings. */
export interface GuideStepped {
  readonly becomes: Guide
  readonly facts: readonly NewFact[]
}
export type GuideDecided = Result<GuideStepped, Reason>

const to = (it: Guide, state: GuideState, at: Instant): Guide => ({
  ...it,
  state,
  revision: it.revision + 1,
  since: at,
})

const day = 86_400_000

/** The public may read the draft and comment on it until a given instant, at least a day away. */
export function openComments(actor: Actor, it: Guide, until: Instant, at: Instant): GuideDecided {
  const held = assemblable(actor, it)
  if (!held.ok) return held
  if (it.state !== 'assembling') return err({ why: 'wrong-step', step: it.state })
  if (until < at + day) return err({ why: 'not-later' })
  return ok({
    becomes: { ...to(it, 'commenting', at), commentUntil: until },
    facts: [{ happened: 'guide-commenting', detail: { until } }],
  })
}

/** Back to arranging; what was said stays. */
export function closeComments(actor: Actor, it: Guide, at: Instant): GuideDecided {
  const held = assemblable(actor, it)
  if (!held.ok) return held
  if (it.state !== 'commenting') return err({ why: 'wrong-step', step: it.state })
  return ok({
    becomes: { ...to(it, 'assembling', at), commentUntil: at },
    facts: [{ happened: 'guide-changed', detail: { comments: 'closed' } }],
  })
}

/** The leader approves it as a whole: it has directions, and every one of them has passed its argument. */
export function approveGuide(
  actor: Actor,
  it: Guide,
  given: { readonly directions: readonly DirectionState[]; readonly waitingComments: number },
  at: Instant,
): GuideDecided {
  const held = approvableGuide(actor, it, at)
  if (!held.ok) return held
  const open = given.directions.filter((state) => state !== 'argued').length
  if (given.directions.length === 0 || open > 0) return err({ why: 'directions-open', open })
  if (given.waitingComments > 0) return err({ why: 'comments-waiting', waiting: given.waitingComments })
  return ok({
    becomes: { ...to(it, 'approved', at), approvedBy: actor.person, approvedAt: at },
    facts: [{ happened: 'guide-approved', detail: { directions: given.directions.length } }],
  })
}

/** The leader takes the approval back. */
export function reopenGuide(actor: Actor, it: Guide, at: Instant): GuideDecided {
  const held = unapprovable(actor, it)
  if (!held.ok) return held
  return ok({
    becomes: { ...to(it, 'assembling', at), approvedBy: null, approvedAt: null, publishAt: null },
    facts: [{ happened: 'guide-changed', detail: { approval: 'taken-back' } }],
  })
}

/** The time at which it goes out by itself. */
export function schedule(actor: Actor, it: Guide, when: Instant, at: Instant): GuideDecided {
  const held = publishable(actor, it)
  if (!held.ok) return held
  if (when <= at) return err({ why: 'not-later' })
  return ok({
    becomes: { ...it, revision: it.revision + 1, publishAt: when },
    facts: [{ happened: 'guide-changed', detail: { publishAt: when } }],
  })
}

/** Published: by somebody who may, or by the platform when its time has come; a second time finds it published. */
export function publishGuide(
  by: Actor | 'platform',
  it: Guide,
  given: { readonly edition: number; readonly digest: string; readonly directions: number },
  at: Instant,
): GuideDecided {
  if (by === 'platform') {
    if (it.state !== 'approved') return err({ why: 'wrong-step', step: it.state })
    if (it.publishAt === null || at < it.publishAt)
      return err({ why: 'too-early', opens: it.publishAt ?? at })
  } else {
    const held = publishable(by, it)
    if (!held.ok) return held
  }
  return ok({
    becomes: { ...to(it, 'published', at), publishedAt: at },
    facts: [
      {
        happened: 'guide-published',
        detail: { edition: given.edition, digest: given.digest, directions: given.directions },
      },
    ],
  })
}

/** Another guide has taken its place; it stays readable at its address. */
export function supersede(actor: Actor, it: Guide, at: Instant): GuideDecided {
  const held = correctable(actor, it)
  if (!held.ok) return held
  return ok({
    becomes: to(it, 'superseded', at),
    facts: [{ happened: 'guide-changed', detail: { superseded: true } }],
  })
}
