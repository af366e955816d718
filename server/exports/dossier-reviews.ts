import { scoresReadable } from '#core/permission/round.ts'
import type { Relation } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { closedRoundsOf, releasedComments } from '../db/results.ts'
import { loadRound } from '../db/rounds.ts'
import { subjectResult } from '../present/subject-result.ts'
import type { Run } from './dossier-run.ts'

export type Reviewed = NonNullable<Awaited<ReturnType<typeof subjectResult>>>

/** What this reader may read of what experts said: whole rounds for the office, comments passed on for who wrote it. */
export interface Reviews {
  readonly rounds: readonly Reviewed[]
  readonly passedOn: Awaited<ReturnType<typeof releasedComments>>
}

/** Every round is asked the policy of its own page; what is masked there has no sheets here. */
export async function reviewsOf(run: Run, it: Suggestion, relation: Relation): Promise<Reviews> {
  const rounds: Reviewed[] = []
  for (const id of await closedRoundsOf(run.ctx.db, run.actor, [it.id])) {
    const round = await loadRound(run.ctx.db, id)
    if (!round || !scoresReadable(run.actor, round).ok) continue
    const result = await subjectResult(run.ctx.db, await run.round(round), it.id)
    if (result) rounds.push(result)
  }
  return { rounds, passedOn: relation === 'author' ? await releasedComments(run.ctx.db, it.id) : [] }
}
