import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { papers } from '#api/papers.ts'
import { keepPace } from '../auth/pace.ts'
import { readPaper } from '../commands/paper/read.ts'
import { keptDrawn } from '../kept-papers.ts'
import { drawn, type PaperFormat } from '../paper.ts'
import { annexPaper, condensationPaper, standardAnnex } from '../present/call-paper.ts'
import { preparedGuidePaper, publicGuidePaper } from '../present/guide-paper.ts'
import { letterShown, receiptShown } from '../present/letter-paper.ts'
import { blankPaper, suggestionPaper } from '../present/paper.ts'
import { blankStage, snapshotPaper, stageNowPaper } from '../present/project-paper.ts'
import { publicGuide } from '../present/public-guide.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { asDownload, asPdfPage } from './files.ts'
import { prepared } from './guides.ts'
import { seenProject, seenSnapshot } from './projects.ts'

/** Papers: forms, annexes, guides, receipts and letters. */
export const paperRoutes: HandlersOf<typeof papers> = {
  'GET /calls/:call/kinds/:kind/paper': async (ctx, { params, query, reply }) => {
    const installed = await ctx.calls.byId(params.call)
    const kind = installed?.call.kinds.find((it) => it.code === params.kind)
    if (!installed || !kind) throw new Refused({ why: 'not-found' })
    return sent(
      reply,
      kind.short.zh,
      query,
      await keptDrawn(blankPaper(installed, kind, query.words), query.format),
    )
  },
  'GET /calls/:call/condensation/paper': async (ctx, { params, query, reply }) => {
    const installed = await ctx.calls.byId(params.call)
    const paper = installed && condensationPaper(installed, query.words)
    if (!paper) throw new Refused({ why: 'not-found' })
    return sent(reply, paper.title.first, query, await keptDrawn(paper, query.format))
  },
  'GET /calls/:call/annexes/:no/paper': async (ctx, { params, query, reply }) => {
    const installed = await ctx.calls.byId(params.call)
    const annex = installed && standardAnnex(installed.call, params.no)
    if (!installed || !annex) throw new Refused({ why: 'not-found' })
    return sent(
      reply,
      annex.title.zh,
      query,
      await keptDrawn(annexPaper(installed, annex, query.words), query.format),
    )
  },
  'GET /public/guides/:slug/paper': async (ctx, { params, query, reply }) => {
    const guide = await publicGuide(ctx, params.slug)
    const paper = await publicGuidePaper(ctx, guide, query.words)
    return sent(reply, paper.title.first, query, await keptDrawn(paper, query.format))
  },
  'GET /guides/:id/paper': async (ctx, { actor, params, query, reply, at }) => {
    keepPace(ctx, `paper:${actor.person}`, at, pace)
    const paper = await preparedGuidePaper(ctx, await prepared(ctx, actor, params.id), query.words)
    return sent(reply, paper.title.first, query, await keptDrawn(paper, query.format))
  },
  'GET /suggestions/:id/paper': async (ctx, { actor, params, query, reply, at }) => {
    keepPace(ctx, `paper:${actor.person}`, at, pace)
    const { paper, name } = await suggestionPaper(ctx, actor, params.id, query.version, query.words)
    return sent(reply, name, query, await drawn(paper, query.format))
  },
  'GET /suggestions/:id/receipts/:fact/paper': async (ctx, { actor, params, query, reply, at }) => {
    keepPace(ctx, `paper:${actor.person}`, at, pace)
    const { paper, name } = await receiptShown(ctx, actor, params.id, params.fact, query.words, at)
    return sent(reply, name, query, await drawn(paper, query.format))
  },
  'GET /suggestions/:id/letters/:fact/paper': async (ctx, { actor, params, query, reply, at }) => {
    keepPace(ctx, `paper:${actor.person}`, at, pace)
    const { paper, name } = await letterShown(ctx, actor, params.id, params.fact, query.words)
    return sent(reply, name, query, await drawn(paper, query.format))
  },
  'GET /projects/:id/paper': async (ctx, { actor, params, query, reply, at }) => {
    keepPace(ctx, `paper:${actor.person}`, at, pace)
    const it = await seenProject(ctx, actor, params.id)
    const { paper, name } =
      query.snapshot !== undefined
        ? await snapshotPaper(ctx, actor, it, await seenSnapshot(ctx, actor, it, query.snapshot), query.words)
        : query.stage !== undefined
          ? await blankStage(ctx, it, query.stage, query.words)
          : await stageNowPaper(ctx, actor, it, query.words)
    return sent(reply, name, query, await drawn(paper, query.format))
  },
  'POST /calls/:call/read-paper': async (ctx, { actor, params, query, request, at }) => {
    keepPace(ctx, `read-paper:${actor.person}`, at, pace)
    const installed = await ctx.calls.byId(params.call)
    if (!installed) throw new Refused({ why: 'not-found' })
    const bytes = request.body
    if (!(bytes instanceof Readable))
      throw new Refused({ why: 'bad-input', problems: [{ at: 'content-type', problem: 'not-octet-stream' }] })
    return readPaper(ctx, installed, query.kind, bytes)
  },
}

/** Drawing and reading take a moment each; nobody needs more of them. */
const pace = { most: 60, within: 60_000 }

interface Asked {
  readonly format: PaperFormat
  readonly show: 'file' | 'page'
}

/** To be kept; or to be looked at, which only a PDF can be. */
const sent = (reply: FastifyReply, name: string, { format, show }: Asked, bytes: Uint8Array): FastifyReply =>
  (format === 'pdf' && show === 'page' ? asPdfPage : asDownload)(
    reply,
    { name: `${name}.${format}`, size: bytes.length },
    Readable.from([bytes]),
  )
