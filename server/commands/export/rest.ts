import { type ExportRest, restsUntil, restUnlessSet } from '#core/export.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayRestExports } from '#core/permission/export.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Db } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { putSetting, settingOf } from '../../db/settings.ts'

const key = 'exports-rest'
const leastReason = 5

/** How exports are set to rest. */
export async function restOf(db: Db): Promise<ExportRest> {
  const value = await settingOf(db, key)
  return (value as ExportRest | undefined) ?? restUnlessSet
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
  await ctx.db.transaction().execute(async (tx) => {
    await putSetting(tx, key, { mode: it.mode, hours: it.hours }, actor.person, at)
    const detail = { mode: it.mode, hours: it.hours, reason }
    await append(tx, key, [{ happened: 'exports-rested', detail }], actor.person, at)
  })
  return ok(undefined)
}
