import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { regroup } from '#core/likeness/regroup.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import {
  dropEmptyGroups,
  forgetDeparted,
  likenessOnDesk,
  lockGroups,
  placeMembers,
  standingOnDesk,
} from '../../db/groups.ts'

/** How the desk stands after its groups were counted again. */
export interface DeskCounted {
  readonly groups: number
  readonly grouped: number
  readonly loose: number
  readonly byHand: number
}

/** Counts the groups of an office again; what people put somewhere, or took out, stays as they left it. */
export async function regroupOffice(
  ctx: Context,
  actor: Actor,
  office: OfficeCode,
  asked: { readonly call: string; readonly granularity: number },
  at: Instant,
): Promise<Result<DeskCounted, Reason>> {
  const may = mayBegin(actor, office)
  if (!may.ok) return may
  if (!(await ctx.calls.byId(asked.call))) return err({ why: 'not-found' })
  return ctx.db.transaction().execute(async (tx) => {
    await lockGroups(tx, office)
    const standing = await standingOnDesk(tx, office, asked.call)
    const pairs = await likenessOnDesk(tx, office, asked.call)
    const counted = regroup(standing, pairs, asked.granularity)
    const when = new Date(at)
    const made = counted.map((it) => ({ ...it, id: it.group ?? ctx.dice.id(at), isNew: it.group === null }))
    const fresh = made.filter((it) => it.isNew)
    if (fresh.length > 0)
      await tx
        .insertInto('suggestion_group')
        .values(fresh.map(({ id }) => ({ id, call: asked.call, office, created_at: when })))
        .execute()
    const placed = made.flatMap(({ id, members }) => members.map((suggestion) => ({ suggestion, group: id })))
    const kept = new Set(placed.map((it) => it.suggestion))
    const freed = standing.filter((it) => !it.byHand && it.group !== null && !kept.has(it.id))
    if (freed.length > 0)
      await tx
        .deleteFrom('group_member')
        .where(
          'suggestion',
          'in',
          freed.map((it) => it.id),
        )
        .execute()
    await placeMembers(tx, placed, null, when)
    await forgetDeparted(tx, office, asked.call)
    await dropEmptyGroups(tx, office)
    const handed = standing.filter((it) => it.byHand && it.group !== null)
    const groups = new Set([...made.map((it) => it.id), ...handed.flatMap((it) => it.group ?? [])])
    const grouped = placed.length + handed.length
    const result = {
      groups: groups.size,
      grouped,
      loose: standing.length - grouped,
      byHand: standing.filter((it) => it.byHand).length,
    }
    return ok(result)
  })
}
