import { canonicalJson } from '#core/canonical.ts'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Tx } from '../context.ts'

/**
 * Does something once per person and key (ruling 4): a second press gets the outcome of the first, and one key for two things
 * is refused. Two at once: the key's row makes the second wait for the first. Only what was granted is remembered; after a
 * refusal the person may try again.
 */
export async function once<Outcome>(
  tx: Tx,
  actor: string,
  key: string,
  what: string,
  at: Instant,
  run: () => Promise<Result<Outcome, Reason>>,
): Promise<Result<Outcome, Reason>> {
  const mine = await tx
    .insertInto('done_once')
    .values({ actor, key, what, outcome: 'null', at: new Date(at) })
    .onConflict((it) => it.doNothing())
    .returning('key')
    .executeTakeFirst()
  if (!mine) {
    const done = await tx
      .selectFrom('done_once')
      .select(['what', 'outcome'])
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirstOrThrow()
    return done.what === what ? ok(done.outcome as Outcome) : err({ why: 'key-reused' })
  }
  const outcome = await run()
  const row = tx.updateTable('done_once').where('actor', '=', actor).where('key', '=', key)
  if (outcome.ok) await row.set({ outcome: canonicalJson(outcome.value) }).execute()
  else await tx.deleteFrom('done_once').where('actor', '=', actor).where('key', '=', key).execute()
  return outcome
}
