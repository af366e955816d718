import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { papers } from '#api/papers.ts'
import { drawn, type PaperFormat } from '../paper.ts'
import { blankPaper, suggestionPaper } from '../present/paper.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { asDownload } from './files.ts'

/** Forms on paper. */
export const paperRoutes: HandlersOf<typeof papers> = {
  'GET /calls/:call/kinds/:kind/paper': async (ctx, { params, query, reply }) => {
    const installed = await ctx.calls.byId(params.call)
    const kind = installed?.call.kinds.find((it) => it.code === params.kind)
    if (!installed || !kind) throw new Refused({ why: 'not-found' })
    const paper = blankPaper(installed, kind, query.words)
    return sent(reply, kind.short.zh, query.format, await drawn(paper, query.format))
  },
  'GET /suggestions/:id/paper': async (ctx, { actor, params, query, reply }) => {
    const { paper, name } = await suggestionPaper(ctx, actor, params.id, query.version, query.words)
    return sent(reply, name, query.format, await drawn(paper, query.format))
  },
}

const sent = (reply: FastifyReply, name: string, format: PaperFormat, bytes: Uint8Array): FastifyReply =>
  asDownload(reply, { name: `${name}.${format}`, size: bytes.length }, Readable.from([bytes]))
