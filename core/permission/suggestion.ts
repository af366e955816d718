import type { FieldId } from '../form/form.ts'
import type { OfficeCode } from '../id.ts'
import type { Instant } from '../instant.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import {
  type Accepted,
  atOffice,
  type Concluded,
  type Condensing,
  type Draft,
  type Filed,
  type Frozen,
  type Refused,
  type Returned,
  type State,
  type Submitted,
  type Suggestion,
  type UnderReview,
  type Unverified,
} from '../suggestion/suggestion.ts'
import type { Actor } from './actor.ts'

type Permission<It> = Result<It, Reason>

const isAuthor = (actor: Actor, it: Suggestion): boolean =>
  it.filer === actor.person || it.coAuthors.includes(actor.person)

const isFiled = (it: Suggestion): it is Exclude<Suggestion, Draft> => it.state !== 'draft'

const oneOf = <S extends State>(state: State, states: readonly S[]): state is S =>
  (states as readonly State[]).includes(state)

/** Why somebody reads a suggestion; each relation reads a part of it (see redact.ts). */
export type Relation = 'author' | 'unit' | 'office' | 'reading-office' | 'all'

/**
 * How the person stands to the suggestion, the closest first, or undefined: then it does not exist for them.
 * Frozen and purged ones are left to those who clear them up and, as a bare line, to the authors.
 * server/db/visible/suggestion.ts says the same in SQL; test/visible.test.ts holds the two together.
 */
export function relationOf(actor: Actor, it: Suggestion): Relation | undefined {
  if (isAuthor(actor, it)) return 'author'
  if (!isFiled(it)) return undefined
  if (it.state === 'frozen' || it.state === 'purged')
    return actor.heads.includes(it.destination) ? 'office' : undefined
  if (oneOf(it.state, atOffice)) {
    if (actor.worksIn.includes(it.destination)) return 'office'
    if (actor.triage || actor.leader) return 'all'
    if (it.readers.some((office) => actor.worksIn.includes(office))) return 'reading-office'
  }
  if (actor.reviewsFor.includes(it.org) || actor.administers.includes(it.org)) return 'unit'
  return undefined
}

/** Whether it exists for this person at all. */
export const maySee = (actor: Actor, it: Suggestion): boolean => relationOf(actor, it) !== undefined

/** Whether this person may read what it says: authors lose the text, too, while it is frozen. */
export const readable = (actor: Actor, it: Suggestion): Permission<Suggestion> => {
  const relation = relationOf(actor, it)
  if (!relation) return err({ why: 'not-found' })
  if (it.state === 'purged' || (it.state === 'frozen' && relation !== 'office'))
    return err({ why: 'wrong-state', state: it.state })
  return ok(it)
}

/** Seen, or not found: what every other permission asks first, so that refusals never tell of what is hidden. */
const seen = (actor: Actor, it: Suggestion): Permission<Suggestion> =>
  maySee(actor, it) ? ok(it) : err({ why: 'not-found' })

/** Those of the union whose state can be one of these. */
type InState<It extends Suggestion, S extends State> = It extends Suggestion
  ? It['state'] & S extends never
    ? never
    : It
  : never

const inState = <S extends State>(
  it: Suggestion,
  allowed: readonly S[],
): Permission<InState<Suggestion, S>> =>
  oneOf(it.state, allowed) ? ok(it as InState<Suggestion, S>) : err({ why: 'wrong-state', state: it.state })

/** May write in it: an author, while it is a draft or came back. Which fields, `fieldOpen` says. */
export function editable(actor: Actor, it: Suggestion): Permission<Draft | Returned> {
  if (!seen(actor, it).ok) return err({ why: 'not-found' })
  if (!isAuthor(actor, it) || !actor.filesFor.includes(it.org)) return err({ why: 'not-yours' })
  return inState(it, ['draft', 'unit-returned', 'office-returned'])
}

/** As much of a text under work as says where it may be written in. */
export type Writable = Pick<Draft, 'state'> | Pick<Returned, 'state' | 'unlocked'>

/** A returned suggestion is open only where it was returned for; none named means everywhere. */
export const fieldOpen = (it: Writable, field: FieldId): boolean =>
  it.state === 'draft' || it.unlocked.length === 0 || it.unlocked.includes(field)

/** May hand in: an author; in a unit whose path says so, only its administrator. */
export function submittable(
  actor: Actor,
  it: Suggestion,
  adminOnly: 'any-filer' | 'admin-only',
): Permission<Draft | Returned> {
  const open = editable(actor, it)
  if (open.ok && adminOnly === 'admin-only' && !actor.administers.includes(it.org))
    return err({ why: 'not-yours' })
  if (!open.ok && adminOnly === 'admin-only' && actor.administers.includes(it.org) && maySee(actor, it))
    return inState(it, ['draft', 'unit-returned', 'office-returned'])
  return open
}

/** May discard: an author, as long as it was never handed in. */
export function discardable(actor: Actor, it: Suggestion): Permission<Draft> {
  const open = editable(actor, it)
  if (!open.ok) return open
  if (open.value.state !== 'draft' || open.value.versions > 0)
    return err({ why: 'wrong-state', state: it.state })
  return ok(open.value)
}

/** May take it back to revise: an author, before the office has accepted it. */
export function pullable(actor: Actor, it: Suggestion): Permission<UnderReview | Unverified | Submitted> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!isAuthor(actor, it)) return err({ why: 'not-yours' })
  return inState(it, ['unit-review', 'unverified', 'submitted'])
}

/** May withdraw for good: an author, before the office has accepted it. */
export function withdrawable(actor: Actor, it: Suggestion): Permission<Submitted | Returned> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!isAuthor(actor, it)) return err({ why: 'not-yours' })
  return inState(it, ['submitted', 'unit-returned', 'office-returned'])
}

/** May object to a refusal: an author, once, in time. */
export function objectionable(actor: Actor, it: Suggestion, now: Instant): Permission<Refused> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!isAuthor(actor, it)) return err({ why: 'not-yours' })
  const refused = inState(it, ['not-accepted'])
  if (!refused.ok) return refused
  if (refused.value.objected) return err({ why: 'already', what: 'object' })
  if (refused.value.objectBy === null || now >= refused.value.objectBy) return err({ why: 'too-late' })
  return ok(refused.value)
}

/**
 * May release it to the bureau, or return or refuse it within the unit. Nobody reviews what they filed,
 * except in a unit that has one account only (ruling 30).
 */
export function approvable(
  actor: Actor,
  it: Suggestion,
  accounts: 'one-account' | 'several',
): Permission<UnderReview> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!actor.reviewsFor.includes(it.org)) return err({ why: 'not-yours' })
  const waiting = inState(it, ['unit-review'])
  if (!waiting.ok) return waiting
  if (isAuthor(actor, it) && accounts === 'several') return err({ why: 'own-suggestion' })
  return waiting
}

/** May decide on it for its office: a handler or head there; for what waits in triage also the planning office's people. */
export function decidable(actor: Actor, it: Suggestion): Permission<Submitted> {
  const held = inOffice(actor, it)
  return held.ok ? inState(it, ['submitted']) : held
}

/** May hand it to another office: whoever decides on it, and triage everywhere. */
export function transferable(actor: Actor, it: Suggestion): Permission<Submitted> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!actor.triage && !worksOn(actor, it)) return err({ why: 'not-yours' })
  return inState(it, ['submitted'])
}

export function reservable(actor: Actor, it: Suggestion): Permission<Accepted> {
  const held = inOffice(actor, it)
  if (!held.ok) return held
  return inState(it, ['accepted', 'reserve'])
}

/** May give it to a handler: the office's head, or triage. */
export function assignable(actor: Actor, it: Suggestion): Permission<Filed & Suggestion> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!isFiled(it) || !(actor.triage || actor.heads.includes(it.destination)))
    return err({ why: 'not-yours' })
  return inState(it, ['submitted', 'office-returned', 'accepted', 'reserve', 'condensing'])
}

/** May hide it at once as suspected secret: anybody who handles it. */
export function freezable(
  actor: Actor,
  it: Suggestion,
): Permission<Submitted | Accepted | Condensing | Concluded> {
  const held = inOffice(actor, it)
  if (!held.ok) return held
  return inState(it, [
    'submitted',
    'accepted',
    'reserve',
    'condensing',
    'adopted',
    'partly-adopted',
    'merged',
    'not-adopted',
  ])
}

/** May take it as a source of a direction: who works in the office with which it lies. */
export function condensable(actor: Actor, it: Suggestion): Permission<Accepted | Condensing> {
  const held = inOffice(actor, it)
  if (!held.ok) return held
  return inState(it, ['accepted', 'reserve', 'condensing'])
}

/** May close it without use, while no direction uses it. */
export function declinable(actor: Actor, it: Suggestion): Permission<Accepted> {
  const held = inOffice(actor, it)
  if (!held.ok) return held
  return inState(it, ['accepted', 'reserve'])
}

/** May clear up a frozen one: the office's head alone. */
export function clearable(actor: Actor, it: Suggestion): Permission<Frozen> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!isFiled(it) || !actor.heads.includes(it.destination)) return err({ why: 'not-yours' })
  return inState(it, ['frozen'])
}

/** May decide an objection: the office's head. */
export function arbitrable(actor: Actor, it: Suggestion): Permission<Refused> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  if (!isFiled(it) || !actor.heads.includes(it.destination)) return err({ why: 'not-yours' })
  const refused = inState(it, ['not-accepted'])
  if (!refused.ok) return refused
  return refused.value.objected ? ok(refused.value) : err({ why: 'wrong-state', state: it.state })
}

/** May add an opinion: an office of one of its secondary fields, or a colleague of the office itself. */
export function opinionable(actor: Actor, it: Suggestion): Permission<Suggestion> {
  const relation = relationOf(actor, it)
  if (!relation) return err({ why: 'not-found' })
  if (relation !== 'reading-office' && relation !== 'office') return err({ why: 'not-yours' })
  return inState(it, ['submitted', 'office-returned', 'accepted', 'reserve', 'condensing'])
}

const worksOn = (actor: Actor, it: Suggestion): boolean =>
  isFiled(it) && (actor.worksIn as readonly OfficeCode[]).includes(it.destination)

function inOffice(actor: Actor, it: Suggestion): Permission<Suggestion> {
  if (!maySee(actor, it)) return err({ why: 'not-found' })
  return worksOn(actor, it) ? ok(it) : err({ why: 'not-yours' })
}
