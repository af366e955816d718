import type { Instant } from '#core/instant.ts'
import { announceable, type Pause, pausesAhead } from '#core/pause.ts'
import type { KeeperOfSite } from '#core/permission/site.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import type { Context, Db } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { putSetting, settingOf } from '../../db/settings.ts'

const key = 'planned-pauses'

/** What was announced and is not over. */
export async function pausesOf(db: Db, now: Instant): Promise<readonly Pause[]> {
  const value = await settingOf(db, key)
  return pausesAhead((value as readonly Pause[] | undefined) ?? [], now)
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
  await ctx.db.transaction().execute(async (tx) => {
    await putSetting(tx, key, pausesAhead(wanted.value, at), keeper.person, at)
    const detail = { count: wanted.value.length }
    await append(tx, key, [{ happened: 'pauses-announced', detail }], keeper.person, at)
  })
  return ok(undefined)
}
