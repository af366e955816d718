import type { Decided } from '#core/decide/decision.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySee } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../context.ts'
import { once } from '../db/done-once.ts'
import { loadSuggestions, lockSuggestions } from '../db/suggestions.ts'
import { decideOne, type Held, sharing } from './suggestion/move.ts'
import { type Move, storeMoves, storeRemarks } from './suggestion/store-moves.ts'

export interface BulkDone {
  readonly done: readonly string[]
  readonly skipped: readonly { readonly id: string; readonly reason: Reason }[]
}

export type DecideOne = (held: Held) => Promise<Decided<Suggestion>> | Decided<Suggestion>

/** What a move on many would do, item by item; nothing is stored. Ids that do not exist for this person are left out. */
export async function previewBulk(
  ctx: Context,
  actor: Actor,
  ids: readonly string[],
  decide: DecideOne,
): Promise<readonly { readonly it: Suggestion; readonly outcome: Decided<Suggestion> }[]> {
  return ctx.db
    .transaction()
    .setAccessMode('read only')
    .execute(async (tx) => {
      const seen = (await loadSuggestions(tx, ids)).filter((it) => maySee(actor, it))
      const shared = sharing()
      const previews = []
      for (const it of seen)
        previews.push({ it, outcome: await decideFor(ctx, { tx, it, shared, preview: true }, decide) })
      return previews
    })
}

async function decideFor(
  ctx: Context,
  held: Omit<Held, 'inForce'>,
  decide: DecideOne,
): Promise<Decided<Suggestion>> {
  const inForce = await ctx.calls.byId(held.it.call)
  return inForce ? decide({ ...held, inForce }) : { ok: false, error: { why: 'not-found' } }
}

/** Why the move is not made on what is not there, or not in the state that it starts from. */
async function whySkipped(
  ctx: Context,
  tx: Tx,
  ids: readonly string[],
  decide: DecideOne,
): Promise<{ id: string; reason: Reason }[]> {
  const there = new Map<string, Suggestion>((await loadSuggestions(tx, ids)).map((it) => [it.id, it]))
  const skipped: { id: string; reason: Reason }[] = []
  for (const id of ids) {
    const it = there.get(id)
    const outcome = it && (await decideFor(ctx, { tx, it, shared: sharing(), preview: true }, decide))
    const reason: Reason = outcome?.ok
      ? { why: 'stale', revision: it?.revision ?? 0 }
      : (outcome?.error ?? { why: 'not-found' })
    skipped.push({ id, reason })
  }
  return skipped
}

/**
 * Makes a move on many in one transaction. What changed since the preview is skipped and named; the rest is done. The
 * rows are locked in the order of their ids, so that two people's batches never wait for each other in a circle. A move that starts from one state
 * locks only what is in it: the rest may be locked by somebody who waits for something that the decision locks.
 */
export const moveMany = (
  ctx: Context,
  actor: Actor,
  {
    key,
    items,
  }: { readonly key: string; readonly items: readonly { readonly id: string; readonly revision: number }[] },
  at: Instant,
  what: string,
  decide: DecideOne,
  from?: Suggestion['state'],
): Promise<Result<BulkDone, Reason>> =>
  ctx.db.transaction().execute((tx) =>
    once<BulkDone>(tx, actor.person, key, what, at, async () => {
      const revisions = new Map(items.map((it) => [it.id, it.revision]))
      const found = await lockSuggestions(tx, [...revisions.keys()], from)
      const locked = new Set<string>(found.map((it) => it.id))
      const left = [...revisions.keys()].filter((id) => !locked.has(id))
      const done: string[] = []
      const shared = sharing()
      const skipped = await whySkipped(ctx, tx, left, decide)
      const moves: Move[] = []
      for (const it of found) {
        const outcome = await decideOne(ctx, tx, it, decide, revisions.get(it.id) ?? 0, shared)
        if (outcome.ok) moves.push({ before: it, ...outcome.value })
        else skipped.push({ id: it.id, reason: outcome.error })
      }
      done.push(...moves.map((it) => it.before.id))
      await storeMoves(ctx, tx, actor.person, moves, at)
      await storeRemarks(
        ctx,
        tx,
        actor,
        moves.map(({ becomes, remarks }) => ({ it: becomes, remarks })),
        at,
      )
      return ok({ done, skipped })
    }),
  )
