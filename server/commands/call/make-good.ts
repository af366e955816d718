import { countsFrom, owedEnd } from '#core/call/outage.ts'
import { extend as decide } from '#core/decide/call/extend.ts'
import type { Instant } from '#core/instant.ts'
import { byItsRule } from '#core/permission/call.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { minutesBetween } from '../../db/pulse.ts'
import { alterByRule } from './alter.ts'
import { letIn } from './let-in.ts'

/**
 * Extends a call after an outage as its rule promises, without anybody having to ask; the reason with the measured minutes goes
 * into the incident log. Says the new end, or null where nothing is owed.
 */
export async function makeGood(
  ctx: Context,
  id: string,
  at: Instant,
): Promise<Result<{ readonly closes: Instant | null }, Reason>> {
  const found = await ctx.calls.byId(id)
  const rule = found?.call.handling.outage
  if (!found || !rule) return ok({ closes: null })
  const minutes = await minutesBetween(ctx.db, countsFrom(found.call.window, rule), at)
  const owed = owedEnd(found.call.window, rule, minutes, at)
  if (!owed) return ok({ closes: null })
  const told = { minutes: Math.floor(owed.lasted / 60_000), hours: rule.addsHours }
  const reason = { zh: sentences('zh-CN').outage(told), en: sentences('en').outage(told) }
  const altered = await alterByRule(ctx, byItsRule, id, reason.zh, at, async (it, tx) => {
    // Somebody extended it in the meantime: then nothing is owed any more.
    if (it.window.closes !== found.call.window.closes) return err({ why: 'not-later' })
    const decided = decide(it, owed.closes, reason, at)
    if (decided.ok && at >= it.window.closes) await letIn(ctx, tx, null, decided.value.becomes, at)
    return decided
  })
  return altered.ok ? ok({ closes: owed.closes }) : altered
}
