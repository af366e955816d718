import type { Instant } from '#core/instant.ts'
import { announceable, type Pause, pausesAhead } from '#core/pause.ts'
import type { KeeperOfSite } from '#core/permission/site.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import type { Context, Db } from '../../context.ts'
import { append } from '../../db/facts.ts'

const key = 'planned-pauses'

/** What was announced and is not over. */
export async function pausesOf(db: Db, now: Instant): Promise<readonly Pause[]> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  return pausesAhead((row?.value as readonly Pause[] | undefined) ?? [], now)
}

/** Replaces what was announced; who did it, and how many stand now, is a fact. */
export async function announcePauses(
  ctx: Context,
  keeper: KeeperOfSite,
  pauses: readonly Pause[],
  at: Instant,
): Promise<Result<undefined, Reason>> {
  const wanted = announceable(pauses)
  if (!wanted.ok) return wanted
  const value = JSON.stringify(pausesAhead(wanted.value, at))
  await ctx.db.transaction().execute(async (tx) => {
    const changed = { value, changed_at: new Date(at), changed_by: keeper.person }
    await tx
      .insertInto('setting')
      .values({ key, ...changed })
      .onConflict((on) => on.column('key').doUpdateSet(changed))
      .execute()
    const detail = { count: wanted.value.length }
    await append(tx, key, [{ happened: 'pauses-announced', detail }], keeper.person, at)
  })
  return ok(undefined)
}
