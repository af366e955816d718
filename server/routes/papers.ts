import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { papers } from '#api/papers.ts'
import { readPaper } from '../commands/paper/read.ts'
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
  'POST /calls/:call/read-paper': async (ctx, { params, query, request }) => {
    const installed = await ctx.calls.byId(params.call)
    if (!installed) throw new Refused({ why: 'not-found' })
    const bytes = request.body
    if (!(bytes instanceof Readable))
      throw new Refused({ why: 'bad-input', problems: [{ at: 'content-type', problem: 'not-octet-stream' }] })
    return readPaper(ctx, installed, query.kind, bytes)
  },
}

const sent = (reply: FastifyReply, name: string, format: PaperFormat, bytes: Uint8Array): FastifyReply =>
  asDownload(reply, { name: `${name}.${format}`, size: bytes.length }, Readable.from([bytes]))
