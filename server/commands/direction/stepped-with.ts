import type { Direction } from '#core/direction/direction.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { lockDirection } from '../../db/directions.ts'
import { wholly } from '../../db/undoing.ts'

/** A change that stores more than a step: once per key, with the direction locked and seen; what refuses has stored nothing. */
export const steppedWith = <Done>(
  ctx: Context,
  actor: Actor,
  id: string,
  { key }: { readonly key: string },
  at: Instant,
  what: string,
  run: (it: Direction, tx: Tx) => Promise<Result<Done, Reason>>,
): Promise<Result<Done, Reason>> =>
  wholly<Done>(ctx, { actor: actor.person, key, what: `${what} ${id}`, at }, async (tx) => {
    const it = await lockDirection(tx, id)
    if (!it || !maySeeDirection(actor, it)) return err({ why: 'not-found' })
    return run(it, tx)
  })
