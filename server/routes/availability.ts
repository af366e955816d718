import type { availability } from '#api/availability.ts'
import { lengthOf, outagesIn } from '#core/call/outage.ts'
import { minutesBetween } from '../db/pulse.ts'
import type { HandlersOf } from '../serve.ts'

const minute = 60_000
const shown = 30 * 24 * 60 * minute

interface Told {
  readonly from: number | null
  readonly to: number
  readonly share: number
  readonly outages: { readonly from: number; readonly to: number }[]
}

/** Everybody gets the same, so it is counted once a minute. */
const kept = new WeakMap<object, { readonly until: number; readonly told: Promise<Told> }>()

export const availabilityRoutes: HandlersOf<typeof availability> = {
  'GET /public/availability': async (ctx, { at }) => {
    const known = kept.get(ctx)
    if (known && at < known.until) return known.told
    const told = measured(ctx.db, at)
    kept.set(ctx, { until: at + minute, told })
    told.catch(() => kept.delete(ctx))
    return told
  },
}

async function measured(db: Parameters<typeof minutesBetween>[0], at: number): Promise<Told> {
  const minutes = await minutesBetween(db, at - shown, at)
  const [first] = minutes
  if (first === undefined) return { from: null, to: at, share: 1, outages: [] }
  const from = Math.max(first, at - shown)
  const outages = outagesIn(minutes, from, at)
  const all = Math.max(1, at - from)
  return { from, to: at, share: 1 - lengthOf(outages) / all, outages: outages.map((it) => ({ ...it })) }
}
