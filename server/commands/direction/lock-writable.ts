import type { Direction } from '#core/direction/direction.ts'
import type { Actor } from '#core/permission/actor.ts'
import { writableDirection } from '#core/permission/direction.ts'
import type { Reason } from '#core/reason.ts'
import { err, type Result } from '#core/result.ts'
import type { Tx } from '../../context.ts'
import { lockDirection } from '../../db/directions.ts'

/** Holds a direction until the transaction ends, if this person may write in it. */
export async function lockWritable(tx: Tx, actor: Actor, id: string): Promise<Result<Direction, Reason>> {
  const it = await lockDirection(tx, id)
  return it ? writableDirection(actor, it) : err({ why: 'not-found' })
}
