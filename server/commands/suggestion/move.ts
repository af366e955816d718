import type { Decided, Decision } from '#core/decide/decision.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { InstalledCall } from '../../call-book.ts'
import type { Context, Tx } from '../../context.ts'
import type { Follows } from '../../db/answers.ts'
import { onceUnderLock } from '../../db/done-once.ts'
import { type ChainEnd, chainEnds } from '../../db/facts.ts'
import { lockWith } from '../../db/suggestions.ts'
import { audienceOf } from '../../jobs/reactions.ts'
import { storeChained, storeRemarks } from './store-moves.ts'

/** What every move carries: the revision the person looked at, and the key that makes a repeated press one move. */
export interface Asked {
  readonly revision: number
  readonly key: string
}

/** What a decision is given: the suggestion locked, and the call as it is in force now. */
export interface Held {
  readonly tx: Tx
  readonly it: Suggestion
  readonly inForce: InstalledCall
  /** What is the same for many moves of one transaction is read once. */
  readonly shared: <Value>(what: string, read: () => Promise<Value>) => Promise<Value>
  /** A preview stores nothing and locks nothing. */
  readonly preview: boolean
}

/** A decision may leave its last touch until everything else is known, for what is held as shortly as possible. */
export interface Touched<Becomes extends Suggestion> extends Decision<Becomes> {
  readonly lastly?: (decision: Decision<Becomes>) => Promise<{
    readonly decision: Decision<Becomes>
    readonly end: ChainEnd | undefined
    /** What lists show of it besides, to be stored with it. */
    readonly columns: Follows
  }>
}

type Decides<Becomes extends Suggestion> = (
  held: Held,
) => Promise<Result<Touched<Becomes>, Reason>> | Decided<Becomes>

export type Moved<Becomes extends Suggestion = Suggestion> = Result<Becomes, Reason>

/**
 * Load, decide, store, in one transaction: how every move of a suggestion is made. The row is locked before it is looked
 * at, so that of two at once the second sees what the first did.
 */
export const move = <Becomes extends Suggestion>(
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  { revision, key }: Asked,
  at: Instant,
  what: string,
  decide: Decides<Becomes>,
): Promise<Moved<Becomes>> =>
  onceUnderLock<Becomes>(
    ctx.db,
    { actor: actor.person, key, what: `${what} ${id}`, at },
    async (tx, done) => {
      const locked = await lockWith(tx, id, done)
      if (locked?.beside) return { done: locked.beside }
      if (!locked) return { outcome: err({ why: 'not-found' }) }
      const decided = await decideOne(ctx, tx, locked.it, decide, revision, sharing())
      if (!decided.ok) return { outcome: decided }
      return { outcome: ok(await store(ctx, tx, actor, locked.it, decided.value, at)) }
    },
  )

/** Decides on one that is locked: how bulk moves go, item by item, storing all of them afterwards. */
export async function decideOne<Becomes extends Suggestion>(
  ctx: Context,
  tx: Tx,
  it: Suggestion,
  decide: Decides<Becomes>,
  revision: number,
  shared: Held['shared'],
): Promise<Result<Touched<Becomes>, Reason>> {
  const inForce = await ctx.calls.byId(it.call)
  if (!inForce) return err({ why: 'not-found' })
  const decision = await decide({ tx, it, inForce, shared, preview: false })
  if (!decision.ok) return decision
  return it.revision === revision ? decision : err({ why: 'stale', revision: it.revision })
}

/** Reads what several decisions of one transaction have in common once. */
export function sharing(): Held['shared'] {
  const known = new Map<string, Promise<unknown>>()
  return <Value>(what: string, read: () => Promise<Value>) => {
    const reading = known.get(what) ?? read()
    known.set(what, reading)
    return reading as Promise<Value>
  }
}

async function store<Becomes extends Suggestion>(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  before: Suggestion,
  { lastly, ...decided }: Touched<Becomes>,
  at: Instant,
): Promise<Becomes> {
  const by = actor.person
  const facts = decided.facts.map((it) => ({ ...it, by, at }))
  const audience = await audienceOf(tx, [{ it: decided.becomes, facts }])
  const { decision, end, columns } = lastly
    ? await lastly(decided)
    : { decision: decided, end: (await chainEnds(tx, [before.id])).get(before.id), columns: {} }
  const ends = new Map(end ? [[before.id as string, end]] : [])
  await storeChained(ctx, tx, by, [{ before, columns, ...decision }], at, ends, audience)
  await storeRemarks(ctx, tx, actor, [{ it: decision.becomes, remarks: decision.remarks }], at)
  return decision.becomes
}
