import type { Decided, Said } from '#core/decide/decision.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { InstalledCall } from '../../call-book.ts'
import type { Context, Tx } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { lockSuggestion, saveSuggestion } from '../../db/suggestions.ts'
import { react } from '../../jobs/reactions.ts'

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
}

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
  decide: (held: Held) => Promise<Decided<Becomes>> | Decided<Becomes>,
): Promise<Moved<Becomes>> =>
  ctx.db.transaction().execute(async (tx) =>
    once<Becomes>(tx, actor.person, key, `${what} ${id}`, at, async () => {
      const it = await lockSuggestion(tx, id)
      if (!it) return err({ why: 'not-found' })
      const decided = await moveLocked(ctx, tx, actor, it, at, decide, revision)
      return decided.ok ? ok(decided.value) : decided
    }),
  )

/** The same for one that is locked already: how bulk moves go, item by item. */
export async function moveLocked<Becomes extends Suggestion>(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  it: Suggestion,
  at: Instant,
  decide: (held: Held) => Promise<Decided<Becomes>> | Decided<Becomes>,
  revision: number,
): Promise<Moved<Becomes>> {
  const inForce = await ctx.calls.byId(it.call)
  if (!inForce) return err({ why: 'not-found' })
  const decision = await decide({ tx, it, inForce })
  if (!decision.ok) return decision
  if (it.revision !== revision) return err({ why: 'stale', revision: it.revision })
  const { becomes, facts, remarks } = decision.value
  await saveSuggestion(tx, becomes)
  const appended = await append(tx, it.id, facts, actor.person, at)
  await writeRemarks(ctx, tx, actor, becomes, remarks, at)
  await react(ctx, tx, becomes, appended)
  return ok(becomes)
}

/** Keeps what was said beside the suggestion, under the version it was said about. */
export async function writeRemarks(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  it: Suggestion,
  remarks: readonly Said[],
  at: Instant,
): Promise<void> {
  if (remarks.length === 0) return
  await tx
    .insertInto('remark')
    .values(
      remarks.map(({ sort, field, body }) => ({
        id: ctx.dice.id(at),
        suggestion: it.id,
        version: it.versions,
        sort,
        field,
        body,
        by_person: actor.person,
        office: 'destination' in it && actor.worksIn.includes(it.destination) ? it.destination : null,
        at: new Date(at),
      })),
    )
    .execute()
}
