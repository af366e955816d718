import {
  abandon,
  confirm,
  type DirectionDecided,
  propose,
  reopen,
  type Stepped,
  sendBack,
  takeUp,
} from '#core/decide/direction/steps.ts'
import type { Direction } from '#core/direction/direction.ts'
import { checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import { assemble } from '#core/form/paths.ts'
import type { GuideState } from '#core/guide/guide.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Db, Tx } from '../../context.ts'
import { directionAnswers } from '../../db/direction-answers.ts'
import { linksOf, sourcesOf } from '../../db/direction-sources.ts'
import { lockDirection, saveDirection } from '../../db/directions.ts'
import { append } from '../../db/facts.ts'
import { wholly } from '../../db/undoing.ts'
import { endTasksAbout } from '../round/void.ts'
import type { Asked } from '../suggestion/move.ts'
import { releaseUnused, takeAsSources } from './move-sources.ts'

export type StepResult = Result<Direction, Reason>

/** Lock, decide, store: how every step of a direction is made, once per key and only on the revision that was looked at. */
export const stepDirection = (
  ctx: Context,
  actor: Actor,
  id: string,
  { revision, key }: Asked,
  at: Instant,
  what: string,
  decide: (it: Direction, tx: Tx) => Promise<DirectionDecided> | DirectionDecided,
  /** What follows from it, once it is stored. */
  then: (tx: Tx) => Promise<void> = async () => {},
): Promise<StepResult> =>
  wholly<Direction>(ctx, { actor: actor.person, key, what: `${what} ${id}`, at }, async (tx) => {
    const it = await lockDirection(tx, id)
    if (!it) return err({ why: 'not-found' })
    const decided = await decide(it, tx)
    if (!decided.ok) return decided
    if (it.revision !== revision) return err({ why: 'stale', revision: it.revision })
    await storeStep(ctx, tx, actor, decided.value, at)
    await then(tx)
    return ok(decided.value.becomes)
  })

/** Stores what a step brings, in the transaction that holds the direction's lock. */
export async function storeStep(
  ctx: Context,
  tx: Tx,
  actor: Actor | undefined,
  { becomes, facts, said, freezes }: Stepped,
  at: Instant,
): Promise<void> {
  const by = actor?.person ?? becomes.by
  await saveDirection(tx, becomes)
  await append(tx, becomes.id, facts, actor?.person ?? null, at)
  if (said)
    await tx
      .insertInto('direction_remark')
      .values({
        id: ctx.dice.id(at),
        direction: becomes.id,
        sort: said.sort,
        body: said.body,
        by_person: by,
        at: new Date(at),
      })
      .execute()
  if (freezes) await freezeDirection(ctx, tx, becomes, by, at)
  // What is given up is asked of no expert any more.
  if (becomes.state === 'abandoned') await endTasksAbout(ctx, tx, [becomes.id], actor?.person ?? null, at)
}

/** Keeps what the direction says, from where, at a step that somebody answers for. */
async function freezeDirection(ctx: Context, tx: Tx, it: Direction, by: string, at: Instant): Promise<void> {
  const { answers } = await wordsOf(ctx, tx, it)
  const [sources, links] = [await sourcesOf(tx, it.id), await linksOf(tx, it.id)]
  await tx
    .insertInto('direction_version')
    .values({
      direction: it.id,
      n: it.versions,
      step: it.state,
      content: JSON.stringify(answers),
      sources: JSON.stringify({
        sources: sources.map(({ suggestion, version, use, note }) => ({ suggestion, version, use, note })),
        links,
      }),
      by_person: by,
      at: new Date(at),
    })
    .execute()
}

/** The answers of a direction as its sheet reads them. */
export async function wordsOf(ctx: Context, db: Db | Tx, it: Direction) {
  const { call } = await ctx.calls.version(it.callVersion)
  const stored = (await directionAnswers(db, it.id)).filter((row) => row.value !== null)
  return { call, form: call.direction, answers: assemble(call.direction, stored) }
}

/** What its sheet still asks for. */
export async function findingsOf(
  ctx: Context,
  db: Db | Tx,
  it: Direction,
  at: Instant,
): Promise<readonly Finding[]> {
  const { call, form, answers } = await wordsOf(ctx, db, it)
  const asking = { kind: it.kind, orgType: '', answers, today: dayOf(at) }
  return checkAnswers(form, asking, call.lists, call.readiness.policy)
}

export const proposeDirection = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  stepDirection(ctx, actor, id, asked, at, 'propose', async (it, tx) =>
    propose(actor, it, { sources: await sourcesOf(tx, id), findings: await findingsOf(ctx, tx, it, at) }, at),
  )

export const confirmDirection = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  stepDirection(ctx, actor, id, asked, at, 'confirm', (it) => confirm(actor, it, at))

export const sendBackDirection = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly reason: string },
  at: Instant,
) => stepDirection(ctx, actor, id, asked, at, 'send back', (it) => sendBack(actor, it, asked.reason, at))

export const reopenDirection = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly reason: string },
  at: Instant,
) =>
  stepDirection(ctx, actor, id, asked, at, 'reopen', async (it, tx) => {
    const guide =
      it.guide === null
        ? undefined
        : await tx.selectFrom('guide').select('state').where('id', '=', it.guide).executeTakeFirst()
    const state = (guide?.state ?? null) as GuideState | null
    return reopen(actor, it, { reason: asked.reason, guide: state }, at)
  })

/** Given up: its sources are free again unless another direction uses them. */
export const abandonDirection = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly reason: string },
  at: Instant,
): Promise<StepResult> => {
  const decide = (it: Direction) => abandon(actor, it, asked.reason, at)
  return stepDirection(ctx, actor, id, asked, at, 'abandon', decide, async (tx) => {
    const ids = (await sourcesOf(tx, id)).map((source) => source.suggestion)
    await releaseUnused(ctx, tx, actor, id, ids, at)
  })
}

/** Worked on again: its sources are taken again; those that went elsewhere meanwhile refuse it by name. */
export const takeUpDirection = (ctx: Context, actor: Actor, id: string, asked: Asked, at: Instant) =>
  stepDirection(ctx, actor, id, asked, at, 'take up', async (it, tx) => {
    const decided = takeUp(actor, it, at)
    if (!decided.ok) return decided
    const sources = await sourcesOf(tx, id)
    const gone = sources.find((source) => !['accepted', 'reserve', 'condensing'].includes(source.state))
    if (gone) return err({ why: 'source-gone', no: gone.no })
    const ids = sources.map((source) => source.suggestion)
    const taken = await takeAsSources(ctx, tx, actor, id, ids, at)
    return taken.ok ? decided : taken
  })
