import { type Feature, features } from '#core/feature.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayRestExports } from '#core/permission/export.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { putSetting, settingOf } from '../../db/settings.ts'

const key = 'resting-features'
const leastReason = 5
/** So long another server may go on as before. */
const staleAfter = 5000

const kept = new WeakMap<object, { readonly until: Instant; readonly resting: Promise<readonly Feature[]> }>()

/** Which parts of the site rest; asked for with every request, so it is looked up every few seconds. */
export function restingFeatures(ctx: Context, now: Instant): Promise<readonly Feature[]> {
  const known = kept.get(ctx)
  if (known && now < known.until && now >= known.until - staleAfter) return known.resting
  const resting = read(ctx)
  kept.set(ctx, { until: now + staleAfter, resting })
  resting.catch(() => kept.delete(ctx))
  return resting
}

/** Another server has changed it. */
export const forgetResting = (ctx: object): void => {
  kept.delete(ctx)
}

async function read(ctx: Context): Promise<readonly Feature[]> {
  const value = await settingOf(ctx.db, key)
  const named: readonly unknown[] = Array.isArray(value) ? value : []
  return features.filter((it) => named.includes(it))
}

/** Lets parts of the site rest, or wakes them; who did it and why is a fact. */
export async function restFeatures(
  ctx: Context,
  actor: Actor,
  it: { readonly resting: readonly Feature[]; readonly reason: string },
  at: Instant,
): Promise<Result<undefined, Reason>> {
  const may = mayRestExports(actor)
  if (!may.ok) return may
  const reason = it.reason.trim()
  if ([...reason].length < leastReason) return err({ why: 'text-missing', least: leastReason })
  const resting = features.filter((one) => it.resting.includes(one))
  await ctx.db.transaction().execute(async (tx) => {
    await putSetting(tx, key, resting, actor.person, at)
    await append(tx, key, [{ happened: 'features-rested', detail: { resting, reason } }], actor.person, at)
  })
  kept.delete(ctx)
  return ok(undefined)
}
