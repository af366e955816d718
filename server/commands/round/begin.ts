import { changeRound as decideChange, type RoundChange, tendRound } from '#core/decide/round/steps.ts'
import type { JudgedThing, Round } from '#core/expert/round.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBeginRound } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { expertsByIds } from '../../db/experts.ts'
import { append } from '../../db/facts.ts'
import { roundItems } from '../../db/round-list.ts'
import { canBeJudged, subjectRows } from '../../db/round-subjects.ts'
import { dropPlanned } from '../../db/round-tasks.ts'
import { tasksOf } from '../../db/rounds.ts'
import { wholly } from '../../db/undoing.ts'
import type { Asked } from '../suggestion/move.ts'
import { seedFrom } from './seed.ts'
import { tellDue } from './tell.ts'
import { storeRound, unchanged, withRound } from './with-round.ts'

export interface BeginRoundAsked extends RoundChange {
  readonly key: string
  readonly call: string
  readonly subjects: JudgedThing
  readonly items: readonly string[]
}

/** Begins a round of an office with what it is to have judged. */
export async function beginRound(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: BeginRoundAsked,
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const may = mayBeginRound(actor, office)
  if (!may.ok) return may
  const inForce = await ctx.calls.byId(asked.call)
  if (!inForce) return err({ why: 'not-found' })
  if (!inForce.call.offices.some((it) => it.code === office))
    return err({ why: 'unknown-code', code: office })
  if (asked.due !== null && asked.due <= at) return err({ why: 'due-past' })
  const press = { actor: actor.person, key: asked.key, what: `begin round ${office}`, at }
  return wholly<{ readonly id: string }>(ctx, press, async (tx) => {
    const id = ctx.dice.id(at)
    const items = [...new Set(asked.items)]
    const versions = await takeable(tx, actor, { office, call: asked.call, subjects: asked.subjects }, items)
    if (!versions.ok) return versions
    await tx
      .insertInto('round')
      .values({
        id,
        call: asked.call,
        office,
        title: asked.title,
        subjects: asked.subjects,
        per_subject: asked.perSubject,
        blind: asked.blind,
        names: asked.names,
        seed: seedFrom(ctx),
        due: asked.due === null ? null : new Date(asked.due),
        state: 'planning',
        by_person: actor.person,
        created_at: new Date(at),
      })
      .execute()
    await putItems(tx, id, versions.value)
    const detail = { office, call: asked.call, subjects: asked.subjects, items: items.length }
    await append(tx, id, [{ happened: 'round-begun', detail }], actor.person, at)
    return ok({ id })
  })
}

/** Says otherwise what it is called, how many judge each, what is hidden and until when it lasts. */
export const changeRound = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & RoundChange,
  at: Instant,
): Promise<Result<Round, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'change round', async (it, tx) => {
    const decided = decideChange(actor, it, asked, at)
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    const changed = await storeRound(tx, actor, decided.value, at)
    if (changed.state === 'open' && changed.due !== it.due) {
      const open = (await tasksOf(tx, id)).filter(
        (task) => task.state === 'invited' || task.state === 'accepted',
      )
      const experts = await expertsByIds(tx, [...new Set(open.map((task) => task.expert))])
      await tellDue(ctx, tx, changed, experts, at)
    }
    return ok(changed)
  })

/** Puts more before a round that is being planned, or takes something out with the tasks planned for it. */
export const changeSubjects = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly add: readonly string[]; readonly remove: readonly string[] },
  at: Instant,
): Promise<Result<Round, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'change subjects', async (it, tx) => {
    const detail = { added: asked.add, removed: asked.remove }
    const decided = tendRound(actor, it, { happened: 'round-changed', detail }, 'planning')
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    const there = new Set((await roundItems(tx, id)).map((one) => one.subject))
    const gone = asked.remove.find((one) => !there.has(one))
    if (gone !== undefined) return err({ why: 'not-found' })
    const versions = await takeable(
      tx,
      actor,
      it,
      [...new Set(asked.add)].filter((one) => !there.has(one)),
    )
    if (!versions.ok) return versions
    await dropPlanned(tx, id, { subjects: asked.remove })
    if (asked.remove.length > 0)
      await tx
        .deleteFrom('round_subject')
        .where('round', '=', id)
        .where('subject', 'in', [...asked.remove])
        .execute()
    await putItems(tx, id, versions.value)
    return ok(await storeRound(tx, actor, decided.value, at))
  })

/** Those that this office can have judged, each in the version that counts now; the first that it cannot is named. */
async function takeable(
  tx: Tx,
  actor: Actor,
  of: { readonly office: OfficeCode; readonly call: string; readonly subjects: JudgedThing },
  ids: readonly string[],
): Promise<Result<readonly { readonly id: string; readonly version: number }[], Reason>> {
  const rows = await subjectRows(tx, of.subjects, ids)
  // What another office has is not told apart from what is not there.
  if (rows.length < ids.length || rows.some((it) => it.office !== of.office || it.call !== of.call))
    return err({ why: 'not-found' })
  const gone = rows.find((it) => !canBeJudged(of.subjects, it.state))
  if (gone) {
    const hidden = (gone.state === 'frozen' || gone.state === 'purged') && !actor.heads.includes(of.office)
    return err({ why: 'subject-gone', named: gone.no ?? (hidden ? '' : gone.title) })
  }
  return ok(rows.map((it) => ({ id: it.id, version: it.versions })))
}

async function putItems(
  tx: Tx,
  round: string,
  items: readonly { readonly id: string; readonly version: number }[],
): Promise<void> {
  const size = 1000
  for (let from = 0; from < items.length; from += size)
    await tx
      .insertInto('round_subject')
      .values(items.slice(from, from + size).map(({ id, version }) => ({ round, subject: id, version })))
      .execute()
}
