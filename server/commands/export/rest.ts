import { type ExportRest, restsUntil, restUnlessSet } from '#core/export.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayRestExports } from '#core/permission/export.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Db } from '../../context.ts'
import { append } from '../../db/facts.ts'

const key = 'exports-rest'
const leastReason = 5

/** How exports are set to rest. */
export async function restOf(db: Db): Promise<ExportRest> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return (row?.value as ExportRest | undefined) ?? restUnlessSet
}

/** Until when exports rest now: null where nobody can say, undefined where they are made. */
export async function restingUntil(ctx: Context, now: Instant): Promise<Instant | null | undefined> {
  const calls = await ctx.calls.current()
  return restsUntil(
    await restOf(ctx.db),
    calls.map((it) => it.call.window),
    now,
  )
}

/** Sets when exports rest; who set it and why is a fact. */
export async function setRest(
  ctx: Context,
  actor: Actor,
  it: ExportRest & { readonly reason: string },
  at: Instant,
): Promise<Result<undefined, Reason>> {
  const may = mayRestExports(actor)
  if (!may.ok) return may
  const reason = it.reason.trim()
  if ([...reason].length < leastReason) return err({ why: 'text-missing', least: leastReason })
  const value = JSON.stringify({ mode: it.mode, hours: it.hours })
  await ctx.db.transaction().execute(async (tx) => {
    const changed = { value, changed_at: new Date(at), changed_by: actor.person }
    await tx
      .insertInto('setting')
      .values({ key, ...changed })
      .onConflict((on) => on.column('key').doUpdateSet(changed))
      .execute()
    const detail = { mode: it.mode, hours: it.hours, reason }
    await append(tx, key, [{ happened: 'exports-rested', detail }], actor.person, at)
  })
  return ok(undefined)
}
