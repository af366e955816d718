import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { commentable, maySeeGuide } from '#core/permission/guide.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { guideBySlug, lockGuide } from '../../db/guides.ts'

export interface CommentAsked {
  /** The direction's id, or null for the guide as a whole. */
  readonly direction: string | null
  readonly name: string
  readonly contact: string
  readonly body: string
}

/** Somebody of the public says something; it waits until planning has decided on it. */
export async function addComment(
  ctx: Context,
  slug: string,
  it: CommentAsked,
  at: Instant,
): Promise<Result<null, Reason>> {
  const row = await guideBySlug(ctx.db, slug)
  if (!row) return err({ why: 'not-found' })
  const held = commentable(row.it, at)
  if (!held.ok) return held
  const [name, body] = [it.name.trim(), it.body.trim()]
  if (name === '' || body.length < 5) return err({ why: 'text-missing', least: 5 })
  await ctx.db
    .insertInto('guide_comment')
    .values({
      id: ctx.dice.id(at),
      guide: row.it.id,
      direction: it.direction,
      name,
      contact: it.contact.trim(),
      body,
      at: new Date(at),
    })
    .execute()
  return ok(null)
}

/** Planning shows a comment with an answer, or keeps it unshown; it may decide otherwise later. */
export const decideComment = (
  ctx: Context,
  actor: Actor,
  id: string,
  comment: string,
  { state, answer }: { readonly state: 'shown' | 'kept'; readonly answer: string },
  at: Instant,
): Promise<Result<null, Reason>> =>
  ctx.db.transaction().execute(async (tx) => {
    const row = await lockGuide(tx, id)
    if (!row || !maySeeGuide(actor, row.it)) return err({ why: 'not-found' })
    if (!actor.triage) return err({ why: 'not-yours' })
    const changed = await tx
      .updateTable('guide_comment')
      .set({ state, answer: answer.trim(), decided_by: actor.person, decided_at: new Date(at) })
      .where('id', '=', comment)
      .where('guide', '=', id)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return err({ why: 'not-found' })
    await append(tx, id, [{ happened: 'comment-decided', detail: { comment, state } }], actor.person, at)
    return ok(null)
  })
