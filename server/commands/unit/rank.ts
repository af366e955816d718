import { sql } from 'kysely'
import type { OrgId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'

/** Sets the unit's own order within a kind of a call; the ones not named lose their place. */
export async function rank(
  ctx: Context,
  actor: Actor,
  org: OrgId,
  { call, kind, items }: { readonly call: string; readonly kind: string; readonly items: readonly string[] },
): Promise<Result<void, Reason>> {
  if (!actor.reviewsFor.includes(org)) return err({ why: 'not-yours' })
  await ctx.db
    .updateTable('suggestion')
    .set({ unit_rank: sql<number | null>`array_position(${sql.val([...items])}::uuid[], id)` })
    .where('org', '=', org)
    .where('call', '=', call)
    .where('kind', '=', kind)
    .where('state', '<>', 'draft')
    .execute()
  return ok(undefined)
}
