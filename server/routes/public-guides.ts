import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { publicGuides } from '#api/public-guides.ts'
import { directionAt } from '#core/guide/edition.ts'
import { commentable } from '#core/permission/guide.ts'
import { keepPace } from '../auth/pace.ts'
import { acceptProof } from '../auth/proof.ts'
import { addComment } from '../commands/guide/comments.ts'
import { guideList } from '../db/guides.ts'
import { sendKept } from '../present/kept.ts'
import {
  feedOf,
  listedGuide,
  presentPublicDirection,
  presentPublicGuide,
  publicGuide,
  publicStates,
} from '../present/public-guide.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Sent once and asked for again by its tag: what is read at this moment decides, so nothing outlives a freeze. */
const tagged = (request: FastifyRequest, reply: FastifyReply, content: unknown): FastifyReply => {
  const text = JSON.stringify(content)
  return sendKept(request, reply, createHash('sha256').update(text).digest('hex').slice(0, 32), () => text)
}

/** Published guides, and drafts that are open for comments, for anybody. */
export const publicGuideRoutes: HandlersOf<typeof publicGuides> = {
  'GET /public/guides': async (ctx, { request, reply }) => {
    const rows = await guideList(ctx.db, { states: publicStates })
    return tagged(request, reply, {
      items: rows.map((row) => listedGuide(row, row.readable, row.edition)),
    })
  },
  'GET /public/guides/:slug': async (ctx, { params, request, reply }) =>
    tagged(request, reply, await presentPublicGuide(ctx, await publicGuide(ctx, params.slug))),
  'GET /public/guides/:slug/directions/:no': async (ctx, { params, request, reply }) =>
    tagged(request, reply, await presentPublicDirection(ctx, await publicGuide(ctx, params.slug), params.no)),
  'GET /public/guides/:slug/feed': async (ctx, { params, request, reply }) =>
    tagged(request, reply, feedOf(ctx, await publicGuide(ctx, params.slug))),
  'POST /public/guides/:slug/comments': async (ctx, { params, body, at }) => {
    const it = await publicGuide(ctx, params.slug)
    granted(commentable(it.row.it, at))
    const direction = body.direction === null ? null : directionAt(it.content, body.direction)
    if (direction === undefined) throw new Refused({ why: 'unknown-code', code: body.direction ?? '' })
    if (!(await acceptProof(ctx, body.proof, at)))
      throw new Refused({ why: 'slow-down', retryAfter: 1, challenge: true })
    keepPace(ctx, `guide-comment:${params.slug}`, at, { most: 600, within: 3_600_000 })
    granted(await addComment(ctx, params.slug, { ...body, direction: direction?.id ?? null }, at))
    return {}
  },
}
