import type { guides } from '#api/guides.ts'
import { differenceOf } from '#core/guide/difference.ts'
import type { Actor } from '#core/permission/actor.ts'
import { keepPace } from '../auth/pace.ts'
import { arrangeGuide, beginGuide, changeGuide } from '../commands/guide/arrange.ts'
import { decideComment } from '../commands/guide/comments.ts'
import { contentOf } from '../commands/guide/content.ts'
import { correctGuide } from '../commands/guide/correct.ts'
import { publishNow } from '../commands/guide/publish.ts'
import { remindOffice } from '../commands/guide/remind.ts'
import {
  approveTheGuide,
  closeGuideComments,
  openGuideComments,
  reopenTheGuide,
  scheduleGuide,
  supersedeGuide,
} from '../commands/guide/step.ts'
import type { Context } from '../context.ts'
import { loadDirections } from '../db/directions.ts'
import { commentsOf, type GuideRow, latestEdition, loadGuide, placedIds } from '../db/guides.ts'
import { guidesSeen } from '../lists/guides-seen.ts'
import { boardOf } from '../present/guide.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { stepped } from './stepped.ts'

const hour = 3_600_000

/** Guides as the bureau prepares, approves and publishes them; what the public reads is beside this. */
export const guideRoutes: HandlersOf<typeof guides> = {
  'GET /guides': async (ctx, { actor, query }) => ({ items: await guidesSeen(ctx, actor, query) }),
  'POST /guides': async (ctx, { actor, body, at }) => granted(await beginGuide(ctx, actor, body, at)),
  'GET /guides/:id/board': async (ctx, { actor, params, at }) =>
    boardOf(ctx, actor, await prepared(ctx, actor, params.id), at),
  'PATCH /guides/:id': stepped(changeGuide),
  'PUT /guides/:id/directions': stepped(arrangeGuide),
  'POST /guides/:id/remind': async (ctx, { actor, params, body, at }) => {
    const done = await remindOffice(ctx, actor, params.id, body, at)
    return granted(done)
  },
  'POST /guides/:id/open-comments': stepped(openGuideComments),
  'POST /guides/:id/close-comments': stepped(closeGuideComments),
  'POST /guides/:id/approve': stepped(approveTheGuide),
  'POST /guides/:id/reopen': stepped(reopenTheGuide),
  'POST /guides/:id/schedule': stepped(scheduleGuide),
  'POST /guides/:id/publish': stepped(publishNow),
  'POST /guides/:id/correct': stepped(correctGuide),
  'POST /guides/:id/supersede': stepped(supersedeGuide),
  'GET /guides/:id/difference': async (ctx, { actor, params, query, at }) => {
    keepPace(ctx, `guide-difference:${actor.person}`, at, { most: 300, within: hour })
    const row = await prepared(ctx, actor, params.id)
    const other = query.to === undefined ? await before(ctx, row) : await prepared(ctx, actor, query.to)
    const [now, then] = [await contentNow(ctx, row), other && (await contentNow(ctx, other))]
    const empty = { ...now, sections: [] }
    const found = differenceOf(then ?? empty, now)
    return {
      to: other ? { id: other.it.id, slug: other.it.slug, title: other.title } : null,
      added: [...found.added],
      removed: [...found.removed],
      changed: [...found.changed],
      kept: found.kept,
    }
  },
  'GET /guides/:id/comments': async (ctx, { actor, params }) => {
    const row = await prepared(ctx, actor, params.id)
    const rows = await commentsOf(ctx.db, row.it.id)
    // How to reach somebody is for planning alone.
    return {
      items: rows.map((it) => ({ ...it, at: it.at.getTime(), contact: actor.triage ? it.contact : '' })),
    }
  },
  'POST /guides/:id/comments/:comment': async (ctx, { actor, params, body, at }) => {
    granted(await decideComment(ctx, actor, params.id, params.comment, body, at))
    return {}
  },
}

/** A guide that this person may see being prepared: a signed-in reader of the public sees published ones only elsewhere. */
export async function prepared(ctx: Context, actor: Actor, id: string): Promise<GuideRow> {
  const row = await loadGuide(ctx.db, id)
  const prepares = actor.worksIn.length > 0 || actor.triage || actor.leader
  if (!row || !prepares) throw new Refused({ why: 'not-found' })
  return row
}

/** The guide that was published last before this one, of this call or of an earlier one. */
async function before(ctx: Context, row: GuideRow): Promise<GuideRow | undefined> {
  const found = await ctx.db
    .selectFrom('guide')
    .select('id')
    .where('id', '<>', row.it.id)
    .where('published_at', 'is not', null)
    .$if(row.it.publishedAt !== null, (it) =>
      it.where('published_at', '<', new Date(row.it.publishedAt ?? 0)),
    )
    .orderBy('published_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found && loadGuide(ctx.db, found.id)
}

async function contentNow(ctx: Context, row: GuideRow) {
  const edition = await latestEdition(ctx.db, row.it.id)
  if (edition) return edition.content
  return contentOf(ctx, ctx.db, row, await loadDirections(ctx.db, await placedIds(ctx.db, row.it.id)))
}
