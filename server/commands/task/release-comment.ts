import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { releasable } from '#core/permission/round.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { involvedIn } from '../../db/involved.ts'
import { subjectHeads } from '../../db/judged-subjects.ts'
import { handedInSheets, roundSubjects } from '../../db/results.ts'
import { lockRound } from '../../db/rounds.ts'
import { undoing } from '../../db/undoing.ts'
import { notifyAll } from '../../mail/notify.ts'

/** Passes one expert's comment on to the filer, or takes that back; the expert is named by the number that results show. */
export const releaseComment = (
  ctx: Context,
  actor: Actor,
  { id, subject }: { readonly id: string; readonly subject: string },
  { expert, released }: { readonly expert: number; readonly released: boolean },
  at: Instant,
): Promise<Result<null, Reason>> =>
  undoing(ctx, async (tx) => {
    const round = await lockRound(tx, id)
    if (!round) return err({ why: 'not-found' })
    const may = releasable(actor, round)
    if (!may.ok) return may
    // Directions have no filer who could be told.
    if (round.subjects !== 'suggestion') return err({ why: 'not-found' })
    const reading = { db: tx, calls: ctx.calls }
    const refs = (await roundSubjects(tx, id)).filter((it) => it.id === subject)
    const head = (await subjectHeads(reading, round.subjects, refs)).get(subject)
    if (!head || head.gone !== null) return err({ why: 'not-found' })
    if ((await involvedIn(reading, actor.person, round.subjects, [subject])).size > 0)
      return err({ why: 'not-yours' })
    const all = await handedInSheets(tx, id)
    const wanted = [...new Set(all.map((it) => it.expert))][expert - 1]
    const sheet = all.find((it) => it.expert === wanted && it.subject === subject)
    if (!sheet) return err({ why: 'not-found' })
    if ((sheet.releasedAt !== null) === released) return ok(null)
    await tx
      .updateTable('task')
      .set({ released_at: released ? new Date(at) : null })
      .where('id', '=', sheet.task)
      .execute()
    const detail = { task: sheet.task, subject, released }
    await append(tx, id, [{ happened: 'task-comment-released', detail }], actor.person, at)
    if (released) await tellAuthors(ctx, tx, subject, head.no, at)
    return ok(null)
  })

async function tellAuthors(
  ctx: Context,
  tx: Parameters<typeof lockRound>[0],
  suggestion: string,
  no: string | null,
  at: Instant,
): Promise<void> {
  const { filer } = await tx
    .selectFrom('suggestion')
    .select('filer')
    .where('id', '=', suggestion)
    .executeTakeFirstOrThrow()
  const others = await tx
    .selectFrom('co_author')
    .select('person')
    .where('suggestion', '=', suggestion)
    .execute()
  await notifyAll(
    tx,
    ctx,
    [filer, ...others.map((it) => it.person)].map((person) => ({
      person,
      sort: 'expert-comment' as const,
      params: { no },
      suggestion,
      at,
    })),
  )
}
