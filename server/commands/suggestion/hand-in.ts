import { AsyncResource } from 'node:async_hooks'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { ok } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { gather } from './gather.ts'
import { handInTogether } from './hand-in-together.ts'
import { type Asked, type Held, type Moved, move } from './move.ts'
import { numbered, numberedAs } from './numbered.ts'
import { dependsOnUnit, type Tried, tried } from './tried.ts'

/**
 * The filer hands in: every check again, an immutable version, a number for life, and where it goes. Those who do so at one
 * moment are stored together; whoever cannot be, or is refused, is looked at alone.
 */
export async function handIn(
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked,
  at: Instant,
): Promise<Moved> {
  // Read before a connection is held: many waiting for a second one each would wait for ever.
  await ctx.calls.current()
  const stored = await handInTogether(ctx.db, {
    ctx,
    actor,
    id,
    asked,
    at,
    within: new AsyncResource('zhinan-hand-in'),
  })
  if (stored) return ok(stored)
  return move(ctx, actor, id, asked, at, 'hand-in', (held) => decide(ctx, actor, held, at))
}

async function decide(ctx: Context, actor: Actor, held: Held, at: Instant) {
  const { tx, it } = held
  const first = tried(ctx, actor, it, await gather(ctx, tx, it, at), at)
  const one = dependsOnUnit(first) ? await triedAlone(ctx, actor, held, at) : first
  const { decided } = one
  if (!decided.ok) return decided
  // The serial is drawn only once everything else has been settled: its row is the busiest of all.
  const lastly = async (decision: typeof decided.value) => {
    const prefix = one.gathered.inForce.call.numberPrefix
    const number = (await numbered(tx, [{ it, prefix }])).get(it.id)
    if (!number) throw new Error(`no number was drawn for ${it.id}`)
    return numberedAs(tx, actor, one, decision, number, at)
  }
  return ok({ ...decided.value, lastly })
}

/** The same once nobody else can change the unit or hand in for it until this is stored. */
async function triedAlone(ctx: Context, actor: Actor, held: Held, at: Instant): Promise<Tried> {
  await held.tx.selectFrom('org').select('id').where('id', '=', held.it.org).forNoKeyUpdate().execute()
  return tried(ctx, actor, held.it, await gather(ctx, held.tx, held.it, at), at)
}
