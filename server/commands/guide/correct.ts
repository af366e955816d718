import { type Correction, corrected } from '#core/guide/correct.ts'
import type { Guide } from '#core/guide/guide.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { correctable } from '#core/permission/guide.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { lengthOf, type Words } from '#core/text.ts'
import type { Context } from '../../context.ts'
import { latestEdition } from '../../db/guides.ts'
import type { Asked } from '../suggestion/move.ts'
import { digestOf, storeEdition } from './publish.ts'
import { changingGuide } from './step.ts'

const leastNote = 5

/** Publishes another edition, with a note that says what was put right; the earlier ones stay as they were. */
export const correctGuide = (
  ctx: Context,
  actor: Actor,
  id: string,
  asked: Asked & Correction & { readonly note: Words },
  at: Instant,
): Promise<Result<Guide, Reason>> =>
  changingGuide(ctx, actor, id, asked, at, 'correct guide', async ({ row, tx }) => {
    const held = correctable(actor, row.it)
    if (!held.ok) return held
    if (lengthOf(asked.note.zh.trim()) < leastNote) return err({ why: 'text-missing', least: leastNote })
    if (asked.changes.length === 0 && asked.withholds.length === 0)
      return err({ why: 'bad-input', problems: [{ at: 'changes', problem: 'empty' }] })
    const edition = await latestEdition(tx, id)
    if (!edition) return err({ why: 'not-found' })
    const after = corrected(edition.content, asked)
    if ('unknown' in after) return err({ why: 'unknown-code', code: after.unknown })
    const [n, digest] = [edition.n + 1, digestOf(after.content)]
    if (digest === edition.digest) return err({ why: 'already', what: 'correct' })
    await storeEdition(tx, id, { n, content: after.content, digest, note: asked.note }, actor, at)
    return ok({
      becomes: { ...row.it, revision: row.it.revision + 1 },
      facts: [
        {
          happened: 'guide-corrected',
          detail: {
            edition: n,
            digest,
            sentences: asked.changes.length,
            withheld: asked.withholds.length,
          },
        },
      ],
    })
  })
