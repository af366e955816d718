import type { NewFact } from '#core/fact.ts'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import { condensable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { once } from '../../db/done-once.ts'
import { append } from '../../db/facts.ts'
import { dropEmptyGroups, type Group, loadGroup, lockGroups, placeMembers } from '../../db/groups.ts'
import { questionOf } from '../../db/model.ts'
import { lockSuggestions } from '../../db/suggestions.ts'

/** Makes a group by hand; its members are where a person put them. */
export async function makeGroup(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: {
    readonly key: string
    readonly call: string
    readonly name: string
    readonly members: readonly string[]
    /** The question to the model by which it was proposed. */
    readonly asked?: number | undefined
  },
  at: Instant,
): Promise<Result<{ readonly id: string }, Reason>> {
  const may = mayBegin(actor, office)
  if (!may.ok) return may
  const inForce = await ctx.calls.byId(asked.call)
  if (!inForce) return err({ why: 'not-found' })
  if (!inForce.call.offices.some((it) => it.code === office))
    return err({ why: 'unknown-code', code: office })
  return ctx.db.transaction().execute((tx) =>
    once(tx, actor.person, asked.key, `make group ${office}`, at, async () => {
      await lockGroups(tx, office)
      const group: Group = { id: ctx.dice.id(at), call: asked.call, office, name: asked.name }
      const model =
        asked.asked === undefined ? undefined : (await questionOf(tx, `office:${office}`, asked.asked))?.model
      if (asked.asked !== undefined && model === undefined) return err({ why: 'not-found' })
      const members = [...new Set(asked.members)]
      const fit = await fitFor(tx, actor, group, members)
      if (!fit.ok) return fit
      await tx
        .insertInto('suggestion_group')
        .values({ ...group, model: model ?? null, created_at: new Date(at) })
        .execute()
      await place(tx, actor, group, members, group.id, at)
      await append(
        tx,
        group.id,
        [corrected('made', { members, ...(model !== undefined && { model }) })],
        actor.person,
        at,
      )
      return ok({ id: group.id })
    }),
  )
}

/** Names a group. */
export const nameGroup = (ctx: Context, actor: Actor, id: string, name: string, at: Instant) =>
  changing(ctx, actor, id, at, async (tx, group) => {
    await tx.updateTable('suggestion_group').set({ name, model: null }).where('id', '=', group.id).execute()
    return ok(corrected('named', {}))
  })

/** Dissolves a group; its members stand alone, and counting may group them anew. */
export const dissolveGroup = (ctx: Context, actor: Actor, id: string, at: Instant) =>
  changing(ctx, actor, id, at, async (tx, group) => {
    await tx.deleteFrom('suggestion_group').where('id', '=', group.id).execute()
    return ok(corrected('dissolved', {}))
  })

/** Puts one suggestion into a group by hand. */
export const putMember = (ctx: Context, actor: Actor, id: string, suggestion: string, at: Instant) =>
  changing(ctx, actor, id, at, async (tx, group) => {
    const fit = await fitFor(tx, actor, group, [suggestion])
    if (!fit.ok) return fit
    await place(tx, actor, group, [suggestion], group.id, at)
    return ok(corrected('put', { members: [suggestion] }))
  })

/** Takes one out by hand: it stands alone from now on. */
export const takeMember = (ctx: Context, actor: Actor, id: string, suggestion: string, at: Instant) =>
  changing(ctx, actor, id, at, async (tx, group) => {
    const row = await tx
      .selectFrom('group_member')
      .select('suggestion')
      .where('suggestion', '=', suggestion)
      .where('member_of', '=', group.id)
      .executeTakeFirst()
    if (!row) return err({ why: 'not-found' })
    await place(tx, actor, group, [suggestion], null, at)
    return ok(corrected('taken', { members: [suggestion] }))
  })

async function place(
  tx: Tx,
  actor: Actor,
  { office }: Group,
  members: readonly string[],
  group: string | null,
  at: Instant,
): Promise<void> {
  await placeMembers(
    tx,
    members.map((suggestion) => ({ suggestion, group })),
    actor.person,
    new Date(at),
  )
  await dropEmptyGroups(tx, office)
}

const corrected = (change: string, detail: NewFact['detail']): NewFact => ({
  happened: 'group-corrected',
  detail: { change, ...detail },
})

/** Only what the office condenses for this call belongs into its groups. */
async function fitFor(
  tx: Tx,
  actor: Actor,
  { call, office }: Group,
  members: readonly string[],
): Promise<Result<null, Reason>> {
  const found = await lockSuggestions(tx, members)
  if (found.length < members.length) return err({ why: 'not-found' })
  for (const it of found) {
    const held = condensable(actor, it)
    if (!held.ok) return held
    if (it.call !== call || held.value.destination !== office) return err({ why: 'not-yours' })
  }
  return ok(null)
}

/** A change of a group: of the own office only, one at a time, and told in a fact. */
const changing = (
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
  run: (tx: Tx, group: Group) => Promise<Result<NewFact, Reason>>,
): Promise<Result<null, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const seen = await loadGroup(tx, id)
    if (!seen) return err({ why: 'not-found' })
    if (!mayBegin(actor, seen.office).ok)
      return err({ why: actor.triage || actor.leader ? 'not-yours' : 'not-found' })
    await lockGroups(tx, seen.office)
    // It may have gone away while this waited.
    const group = await loadGroup(tx, id)
    if (!group) return err({ why: 'not-found' })
    const ran = await run(tx, group)
    if (!ran.ok) return ran
    await append(tx, id, [ran.value], actor.person, at)
    return ok(null)
  })
