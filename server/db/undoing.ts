import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, type Result } from '#core/result.ts'
import type { Context, Tx } from '../context.ts'
import { once } from './done-once.ts'

class Undone extends Error {
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.why)
    this.reason = reason
  }
}

/** One transaction in which a refusal takes back whatever was written on the way to it. */
export async function undoing<It>(
  { db }: Pick<Context, 'db'>,
  run: (tx: Tx) => Promise<Result<It, Reason>>,
): Promise<Result<It, Reason>> {
  try {
    return await db.transaction().execute(async (tx) => {
      const outcome = await run(tx)
      if (!outcome.ok) throw new Undone(outcome.error)
      return outcome
    })
  } catch (error) {
    if (error instanceof Undone) return err(error.reason)
    throw error
  }
}

/** The same, once per person and key: how whatever changes more than one thing is done, wholly or not at all. */
export const wholly = <It>(
  ctx: Pick<Context, 'db'>,
  {
    actor,
    key,
    what,
    at,
  }: { readonly actor: string; readonly key: string; readonly what: string; readonly at: Instant },
  run: (tx: Tx) => Promise<Result<It, Reason>>,
): Promise<Result<It, Reason>> => undoing(ctx, (tx) => once<It>(tx, actor, key, what, at, () => run(tx)))
