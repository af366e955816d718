import type { Instant } from '#core/instant.ts'
import type { Context } from '../context.ts'
import { Refused } from '../refused.ts'

interface Spell {
  readonly since: Instant
  readonly count: number
}

const spells = new WeakMap<Context, Map<string, Spell>>()
/** So many people at once are remembered; beyond, everybody begins a new spell. */
const remembered = 10_000

/**
 * Refuses what one person asks more often than any typing does. Kept in memory, by each server for itself: it spares that
 * very machine and guards no secret, so a restart may forget it.
 */
export function keepPace(
  ctx: Context,
  key: string,
  at: Instant,
  { most, within }: { readonly most: number; readonly within: number },
): void {
  let known = spells.get(ctx)
  if (known === undefined || known.size >= remembered) {
    known = new Map()
    spells.set(ctx, known)
  }
  const last = known.get(key)
  const running = last !== undefined && at - last.since < within && at >= last.since
  if (running && last.count >= most)
    throw new Refused({
      why: 'slow-down',
      retryAfter: Math.ceil((last.since + within - at) / 1000),
      challenge: false,
    })
  known.set(key, running ? { ...last, count: last.count + 1 } : { since: at, count: 1 })
}
