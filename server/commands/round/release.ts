import { tendRound } from '#core/decide/round/steps.ts'
import { releasableOf } from '#core/expert/blind.ts'
import type { Round } from '#core/expert/round.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { notInvolved } from '../../db/involved.ts'
import { subjectText } from '../../db/judged-subjects.ts'
import type { Asked } from '../suggestion/move.ts'
import { storeRound, unchanged, withRound } from './with-round.ts'

/** Lets the experts of a blind round read what it hides of one subject: sections and attachments, named one by one. */
export const releaseBlocks = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & { readonly subject: string; readonly blocks: readonly string[] },
  at: Instant,
): Promise<Result<Round, Reason>> =>
  withRound(ctx, actor, id, asked, at, 'release blocks', async (it, tx) => {
    const item = await tx
      .selectFrom('round_subject')
      .select('version')
      .where('round', '=', id)
      .where('subject', '=', asked.subject)
      .executeTakeFirst()
    if (!item) return err({ why: 'not-found' })
    const detail = { subject: asked.subject, released: asked.blocks }
    const decided = tendRound(actor, it, { happened: 'round-changed', detail }, 'either')
    if (!decided.ok) return decided
    const fresh = unchanged(it, asked)
    if (!fresh.ok) return fresh
    const apart = await notInvolved({ db: tx, calls: ctx.calls }, actor, it.subjects, [asked.subject])
    if (!apart.ok) return apart
    const text = await subjectText({ db: tx, calls: ctx.calls }, it.subjects, {
      id: asked.subject,
      version: item.version,
    })
    if (!text || text.gone !== null) return err({ why: 'subject-gone', named: '' })
    const known = new Set(releasableOf(text.form, text.answers).map((block) => block.id))
    const foreign = asked.blocks.find((block) => !known.has(block))
    if (foreign !== undefined) return err({ why: 'unknown-code', code: foreign })
    await tx
      .updateTable('round_subject')
      .set({ released: [...new Set(asked.blocks)] })
      .where('round', '=', id)
      .where('subject', '=', asked.subject)
      .execute()
    return ok(await storeRound(tx, actor, decided.value, at))
  })
