import type { Opinion } from '#api/results.ts'
import type { Option } from '#core/form/form.ts'
import type { Actor } from '#core/permission/actor.ts'
import { scoresReadable } from '#core/permission/round.ts'
import type { Words } from '#core/text.ts'
import type { Context } from '../context.ts'
import { closedRoundsOf, commentsOf } from '../db/results.ts'
import { loadRound } from '../db/rounds.ts'
import { maxOfSheet, presentResult, type RoundRead, readRound } from './results.ts'

/** What experts said of one subject in closed rounds, and whether the reader stands behind it. */
export interface Opinions {
  readonly masked: boolean
  readonly opinions: readonly Opinion[]
}

/**
 * What experts said of these suggestions or directions, as far as this person may see the rounds. Every round is asked the
 * same policy as its own page, and what is masked there is masked here.
 */
export async function opinionsOn(
  ctx: Context,
  actor: Actor,
  subjects: readonly string[],
  more: { readonly comments: boolean },
): Promise<ReadonlyMap<string, Opinions>> {
  const ids = await closedRoundsOf(ctx.db, actor, subjects)
  const reads: RoundRead[] = []
  for (const id of ids) {
    const round = await loadRound(ctx.db, id)
    if (round && scoresReadable(actor, round).ok) reads.push(await readRound(ctx, actor, round))
  }
  const comments = more.comments ? await commentsOf(ctx.db, ids, subjects) : []
  return new Map(
    subjects.map((subject) => {
      const judged = reads.filter((it) => it.heads.has(subject))
      return [
        subject,
        {
          masked: judged.some((it) => it.masked.has(subject)),
          opinions: judged.flatMap((read) =>
            opinionOf(
              read,
              subject,
              comments
                .filter((it) => it.round === read.round.id && it.subject === subject)
                .map((it) => it.body),
            ),
          ),
        },
      ]
    }),
  )
}

function opinionOf(read: RoundRead, subject: string, comments: readonly string[]): Opinion[] {
  const it = presentResult(read, subject)
  if (it.masked || it.gone !== null || it.total === null) return []
  const { scoring } = read.heads.get(subject)?.call ?? read.call
  return [
    {
      round: { id: read.round.id, title: read.round.title, closedAt: read.closedAt },
      max: maxOfSheet(scoring),
      total: it.total,
      adjusted: it.adjusted,
      verdicts: named(it.verdicts, scoring.verdicts),
      flags: named(it.flags, scoring.flags),
      comments: [...comments],
    },
  ]
}

const named = (
  counts: readonly { readonly code: string; readonly count: number }[],
  options: readonly Option[],
) => counts.map(({ code, count }) => ({ name: nameIn(options, code), count }))

const nameIn = (options: readonly Option[], code: string): Words =>
  options.find((it) => it.code === code)?.name ?? { zh: code, en: code }
