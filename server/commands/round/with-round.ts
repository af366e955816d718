import type { RoundStepped } from '#core/decide/round/steps.ts'
import type { Round } from '#core/expert/round.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { maySeeRound } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { lockRound } from '../../db/rounds.ts'
import { wholly } from '../../db/undoing.ts'
import type { Asked } from '../suggestion/move.ts'

/** A change of a round: once per key, with the round locked and seen; what refuses has stored nothing. */
export const withRound = <Done>(
  ctx: Context,
  actor: Actor,
  id: string,
  { key }: Pick<Asked, 'key'>,
  at: Instant,
  what: string,
  run: (it: Round, tx: Tx) => Promise<Result<Done, Reason>>,
): Promise<Result<Done, Reason>> =>
  wholly<Done>(ctx, { actor: actor.person, key, what: `${what} ${id}`, at }, async (tx) => {
    const it = await lockRound(tx, id)
    if (!it || !maySeeRound(actor, it)) return err({ why: 'not-found' })
    return run(it, tx)
  })

/** Whether nobody has changed it since the person looked. */
export const unchanged = (it: Round, { revision }: Pick<Asked, 'revision'>): Result<Round, Reason> =>
  it.revision === revision ? ok(it) : err({ why: 'stale', revision: it.revision })

/** Stores what a step brings; whoever decided holds the lock. */
export async function storeRound(
  tx: Tx,
  actor: Actor | undefined,
  { becomes: it, facts }: RoundStepped,
  at: Instant,
): Promise<Round> {
  const when = new Date(at)
  const opens = facts.some((fact) => fact.happened === 'round-opened')
  const closes = facts.some((fact) => fact.happened === 'round-closed')
  await tx
    .updateTable('round')
    .set({
      title: it.title,
      per_subject: it.perSubject,
      blind: it.blind,
      names: it.names,
      seed: it.seed,
      due: it.due === null ? null : new Date(it.due),
      state: it.state,
      revision: it.revision,
      ...(opens ? { opened_at: when } : {}),
      ...(closes ? { closed_at: when } : {}),
    })
    .where('id', '=', it.id)
    .execute()
  await append(tx, it.id, facts, actor?.person ?? null, at)
  return it
}
