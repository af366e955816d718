import type { z } from 'zod'
import type { statistics } from '#api/statistics.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import { usualLeast } from '#core/statistics/disclosure.ts'
import { publicFigures, reachedBy } from '#core/statistics/public.ts'
import type { InstalledCall } from '../call-book.ts'
import type { Context } from '../context.ts'
import { publicCounts, publicDays } from '../db/statistics-public.ts'

export type Transparency = z.input<(typeof statistics)['GET /public/transparency/:call']['response']>

interface Kept {
  readonly until: Instant
  readonly text: Promise<string>
}
const kept = new WeakMap<Context, Map<string, Kept>>()
/** Figures move on by whole days at the most, and nobody waits for them: so long they are not counted again. */
const keptFor = 5 * 60_000

/** The public figures of a call as text, counted no oftener than every few minutes however many ask. */
export function transparencyText(ctx: Context, installed: InstalledCall, at: Instant): Promise<string> {
  const ofSite = kept.get(ctx) ?? new Map<string, Kept>()
  kept.set(ctx, ofSite)
  const last = ofSite.get(installed.call.id)
  if (last !== undefined && at < last.until && at >= last.until - keptFor) return last.text
  const text = countedNow(ctx, installed, at).then((it) => JSON.stringify(it))
  ofSite.set(installed.call.id, { until: at + keptFor, text })
  // What failed is asked again by the next.
  text.catch(() => ofSite.delete(installed.call.id))
  return text
}

async function countedNow(ctx: Context, { call }: InstalledCall, at: Instant): Promise<Transparency> {
  const least = call.figures?.least ?? usualLeast
  const { days, published } = await publicDays(ctx.db, call.id, dayOf(at))
  const reached = reachedBy(days, least)
  const until = reached.at(-1)?.day
  const counted =
    until === undefined
      ? { kindByField: [], byType: [], byState: [] }
      : await publicCounts(ctx.db, call.id, until)
  const { asOf, kinds, fields, types, ends } = publicFigures(call, reached, counted, { least, published })
  const copy = (it: typeof kinds) => ({ withheld: it.withheld, cells: [...it.cells] })
  return {
    call: call.id,
    least,
    asOf,
    reached: [...reached],
    closes: call.window.closes,
    kinds: copy(kinds),
    fields: copy(fields),
    types: copy(types),
    ends: ends && copy(ends),
  }
}
