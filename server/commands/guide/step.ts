import {
  approveGuide,
  closeComments,
  type GuideDecided,
  type GuideStepped,
  openComments,
  reopenGuide,
  schedule,
  supersede,
} from '#core/decide/guide/steps.ts'
import type { Guide } from '#core/guide/guide.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { lockDirections } from '../../db/directions.ts'
import { append } from '../../db/facts.ts'
import { commentCounts, type GuideRow, lockGuide, placedIds, saveGuide } from '../../db/guides.ts'
import { wholly } from '../../db/undoing.ts'
import type { Asked } from '../suggestion/move.ts'

/** A guide that is locked, and the transaction that holds the lock. */
export interface GuideHeld {
  readonly row: GuideRow
  readonly tx: Tx
}

/** Lock, decide, store: how every step of a guide is made, once per key and only on the revision that was looked at. */
export const changingGuide = (
  ctx: Context,
  actor: Actor,
  id: string,
  { revision, key }: Asked,
  at: Instant,
  what: string,
  decide: (held: GuideHeld) => Promise<GuideDecided> | GuideDecided,
): Promise<Result<Guide, Reason>> =>
  wholly<Guide>(ctx, { actor: actor.person, key, what: `${what} ${id}`, at }, async (tx) => {
    const row = await lockGuide(tx, id)
    if (!row) return err({ why: 'not-found' })
    const decided = await decide({ row, tx })
    if (!decided.ok) return decided
    if (row.it.revision !== revision) return err({ why: 'stale', revision: row.it.revision })
    await storeGuide(tx, actor, decided.value, at)
    return ok(decided.value.becomes)
  })

/** Stores what a step brings. */
export async function storeGuide(
  tx: Tx,
  actor: Actor | undefined,
  { becomes, facts }: GuideStepped,
  at: Instant,
): Promise<void> {
  await saveGuide(tx, becomes)
  await append(tx, becomes.id, facts, actor?.person ?? null, at)
}

export const openGuideComments = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly until: Instant },
  at: Instant,
) =>
  changingGuide(ctx, actor, id, asked, at, 'open comments', ({ row }) =>
    openComments(actor, row.it, asked.until, at),
  )

export const closeGuideComments = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  changingGuide(ctx, actor, id, asked, at, 'close comments', ({ row }) => closeComments(actor, row.it, at))

/** The directions are locked too, so that none is opened again while the leader approves. */
export const approveTheGuide = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  changingGuide(ctx, actor, id, asked, at, 'approve guide', async ({ row, tx }) => {
    const directions = await lockDirections(tx, await placedIds(tx, id))
    const { waiting } = await commentCounts(tx, id)
    return approveGuide(
      actor,
      row.it,
      { directions: directions.map((it) => it.state), waitingComments: waiting },
      at,
    )
  })

export const reopenTheGuide = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  changingGuide(ctx, actor, id, asked, at, 'reopen guide', ({ row }) => reopenGuide(actor, row.it, at))

export const scheduleGuide = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly when: Instant },
  at: Instant,
) =>
  changingGuide(ctx, actor, id, asked, at, 'schedule guide', ({ row }) =>
    schedule(actor, row.it, asked.when, at),
  )

export const supersedeGuide = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  changingGuide(ctx, actor, id, asked, at, 'supersede guide', ({ row }) => supersede(actor, row.it, at))
