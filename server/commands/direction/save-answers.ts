import { titleOf } from '#core/decide/draft/projected.ts'
import { type Op, type Outcome, save } from '#core/decide/draft/save.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import type { Words } from '#core/text.ts'
import type { Context } from '../../context.ts'
import type { AnswerRow } from '../../db/answers.ts'
import { directionAnswers, directionMet, writeDirectionAnswers } from '../../db/direction-answers.ts'
import { namesOf } from '../../db/drafts.ts'
import { dropMarks } from '../../db/model.ts'
import { labelAt } from '../draft/label-at.ts'
import { lockWritable } from './lock-writable.ts'
import { titleFieldOf } from './title.ts'

/** What became of one edit of a direction. */
export type ToldEdit = Outcome & {
  readonly op: string
  readonly label: Words | undefined
  readonly theirs?: AnswerRow & { readonly name: string }
}

/** Saves edits of a direction, each once, with the same rules as a suggestion's (ruling 3). */
export const saveDirectionAnswers = (
  ctx: Context,
  actor: Actor,
  id: string,
  ops: readonly Op[],
  at: Instant,
): Promise<Result<{ readonly rev: number; readonly outcomes: readonly ToldEdit[] }, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const held = await lockWritable(tx, actor, id)
    if (!held.ok) return held
    const form = (await ctx.calls.version(held.value.callVersion)).call.direction
    const paths = [...new Set(ops.map((op) => op.path))]
    const current = await directionAnswers(tx, id, paths)
    const met = await directionMet(
      tx,
      id,
      ops.map((op) => op.op),
    )
    const decided = save(
      form,
      { state: 'draft' },
      {
        rev: met.rev,
        count: met.count,
        current: new Map(current.map((row) => [row.path, row])),
        known: new Map(
          met.known.map(({ op, outcome, rev }) => [
            op,
            { outcome: outcome === 'clash' ? ('clash' as const) : ('applied' as const), rev },
          ]),
        ),
        refused: new Map(),
      },
      ops,
    )
    if (decided.written.length > 0) {
      const title = decided.changed.get(titleFieldOf(form) ?? '')
      const named = typeof title === 'string' ? titleOf(title) : title === null ? '' : undefined
      await writeDirectionAnswers(tx, id, actor.person, new Date(at), decided.rev, decided.written, named)
      // What is written in an emptied field next is not the model's. A row that was taken out may come back as it was.
      const emptied = decided.written.filter(
        ({ path, value, outcome }) =>
          outcome !== 'clash' && !path.includes('/') && (value === null || value === ''),
      )
      await dropMarks(
        tx,
        id,
        emptied.map(({ path }) => path),
      )
    }
    const standing = new Map(current.map((row) => [row.path, row]))
    const names = await namesOf(
      tx,
      current.map((row) => row.by),
    )
    const outcomes = decided.outcomes.map(({ path, ...outcome }): ToldEdit => {
      const theirs = outcome.outcome === 'clash' ? standing.get(path) : undefined
      const label = outcome.outcome === 'applied' ? undefined : labelAt(form, path)
      return { ...outcome, label, ...(theirs && { theirs: { ...theirs, name: names[theirs.by] ?? '' } }) }
    })
    return ok({ rev: decided.rev, outcomes })
  })
