import { type ArgumentOutcome, argue } from '#core/decide/direction/steps.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { err, ok } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { sourcesOf } from '../../db/direction-sources.ts'
import { keepOutcome } from '../../db/meetings.ts'
import { releaseUnused } from '../direction/move-sources.ts'
import { type StepResult, storeStep } from '../direction/step.ts'
import { steppedWith } from '../direction/stepped-with.ts'
import type { Asked } from '../suggestion/move.ts'

export interface OutcomeAsked extends Asked {
  readonly direction: string
  readonly outcome: ArgumentOutcome
  readonly opinion: string
}

/** Records what a meeting said of one direction of its agenda; rejected, its sources are free again. */
export const recordOutcome = (
  ctx: Context,
  actor: Actor,
  meeting: string,
  asked: OutcomeAsked,
  at: Instant,
): Promise<StepResult> =>
  steppedWith(ctx, actor, asked.direction, asked, at, `argue at ${meeting}`, async (it, tx) => {
    const decided = argue(actor, it, { outcome: asked.outcome, opinion: asked.opinion, meeting }, at)
    if (!decided.ok) return decided
    if (it.revision !== asked.revision) return err({ why: 'stale', revision: it.revision })
    const said = { outcome: asked.outcome, opinion: asked.opinion.trim() }
    if (!(await keepOutcome(tx, meeting, it.id, said))) return err({ why: 'not-found' })
    await storeStep(ctx, tx, actor, decided.value, at)
    if (asked.outcome === 'rejected') {
      const sources = await sourcesOf(tx, it.id)
      const ids = sources.map((source) => source.suggestion)
      await releaseUnused(ctx, tx, actor, it.id, ids, at)
    }
    return ok(decided.value.becomes)
  })
