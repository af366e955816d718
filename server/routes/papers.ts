import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { papers } from '#api/papers.ts'
import type { Kind } from '#core/call/call.ts'
import type { PaperLanguage } from '#documents/speaking.ts'
import { keepPace } from '../auth/pace.ts'
import type { InstalledCall } from '../call-book.ts'
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
    return sent(reply, kind.short.zh, query.format, await blankOf(installed, kind, query))
  },
  'GET /suggestions/:id/paper': async (ctx, { actor, params, query, reply, at }) => {
    keepPace(ctx, `paper:${actor.person}`, at, pace)
    const { paper, name } = await suggestionPaper(ctx, actor, params.id, query.version, query.words)
    return sent(reply, name, query.format, await drawn(paper, query.format))
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

/** Drawing and reading keep the server busy for a moment each; nobody needs more of them. */
const pace = { most: 60, within: 60_000 }

/** Blank forms are the same for everybody, so each is drawn once for a version of its call. */
const blanks = new WeakMap<InstalledCall, Map<string, Promise<Uint8Array>>>()

function blankOf(
  installed: InstalledCall,
  kind: Kind,
  { format, words }: { readonly format: PaperFormat; readonly words: PaperLanguage },
): Promise<Uint8Array> {
  const known = blanks.get(installed) ?? new Map<string, Promise<Uint8Array>>()
  blanks.set(installed, known)
  const key = `${kind.code} ${format} ${words}`
  const made = known.get(key) ?? drawn(blankPaper(installed, kind, words), format)
  known.set(key, made)
  // What failed is tried again by the next who asks.
  made.catch(() => known.delete(key))
  return made
}

const sent = (reply: FastifyReply, name: string, format: PaperFormat, bytes: Uint8Array): FastifyReply =>
  asDownload(reply, { name: `${name}.${format}`, size: bytes.length }, Readable.from([bytes]))
