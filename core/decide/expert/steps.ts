import type { Expert } from '../../expert/expert.ts'
import type { NewFact } from '../../fact.ts'
import type { PersonId } from '../../id.ts'
import type { Actor } from '../../permission/actor.ts'
import { mayKeepExperts } from '../../permission/round.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'

/** What becomes of an expert, and what has happened. */
export interface ExpertDecision {
  readonly becomes: Expert
  readonly facts: readonly NewFact[]
}
type Decided = Result<ExpertDecision, Reason>

/** A link to join the pool is good for this long. */
export const invitationLasts = 14 * 86_400_000

/** Into the pool, known to the bureau and not asked yet. */
export const add = (actor: Actor, it: Expert): Decided => {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return ok({
    becomes: { ...it, state: 'listed', revision: 1 },
    facts: [{ happened: 'expert-changed', detail: { change: 'added' } }],
  })
}

/** The office writes something else of an expert. */
export const change = (actor: Actor, now: Expert, it: Expert, revision: number): Decided => {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return changed(now, it, revision, 'office')
}

/** An expert writes something else of themselves. */
export const changeOwn = (actor: Actor, now: Expert, it: Expert, revision: number): Decided =>
  now.person !== actor.person || now.state !== 'active'
    ? err({ why: 'not-found' })
    : changed(now, it, revision, 'expert')

function changed(now: Expert, it: Expert, revision: number, by: string): Decided {
  if (now.revision !== revision) return err({ why: 'stale', revision: now.revision })
  const parts = keptParts.filter((part) => JSON.stringify(now[part]) !== JSON.stringify(it[part]))
  if (parts.length === 0) return ok({ becomes: now, facts: [] })
  return ok({
    becomes: { ...it, revision: now.revision + 1 },
    facts: [{ happened: 'expert-changed', detail: { change: 'profile', by, parts } }],
  })
}

const keptParts = [
  'name',
  'email',
  'mobile',
  'orgName',
  'org',
  'units',
  'title',
  'fields',
  'disciplines',
  'keywords',
  'loadLimit',
  'blackouts',
  'avoid',
  'language',
] as const satisfies readonly (keyof Expert)[]

/** Asks an expert, or asks again, also one who has left; who has accepted is not asked. */
export const invite = (actor: Actor, it: Expert): Decided => {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  if (it.state === 'active') return err({ why: 'already', what: 'active' })
  return ok({
    becomes: { ...it, state: 'invited', revision: it.revision + 1 },
    facts: [{ happened: 'expert-invited', detail: { again: it.state !== 'listed' } }],
  })
}

/** The expert says yes with the account they are signed in with, or no without any. */
export function answer(
  it: Expert,
  said: { readonly yes: true; readonly person: PersonId } | { readonly yes: false },
): Decided {
  if (it.state !== 'invited') return err({ why: 'expired-link' })
  return ok({
    becomes: {
      ...it,
      person: said.yes ? said.person : it.person,
      state: said.yes ? 'active' : 'declined',
      revision: it.revision + 1,
    },
    facts: [{ happened: 'expert-answered', detail: { accepted: said.yes } }],
  })
}

/** Out of the pool; what is kept of their past work stays. `tasks` are those that end with it. */
export const retire = (actor: Actor, it: Expert, tasks: number, revision: number): Decided => {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  if (it.state === 'retired') return err({ why: 'already', what: 'retired' })
  if (it.revision !== revision) return err({ why: 'stale', revision: it.revision })
  return ok({
    becomes: { ...it, state: 'retired', revision: it.revision + 1 },
    facts: [{ happened: 'expert-changed', detail: { change: 'retired', tasks } }],
  })
}
