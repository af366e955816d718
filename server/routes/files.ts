import { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import type { files } from '#api/files.ts'
import { announce } from '../commands/file/announce.ts'
import { download } from '../commands/file/download.ts'
import { finish } from '../commands/file/finish.ts'
import { heldBySuggestion } from '../commands/file/held-by-suggestion.ts'
import { putPart } from '../commands/file/put-part.ts'
import { removeFile } from '../commands/file/remove.ts'
import { presentFile } from '../present/file.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { disposition } from './disposition.ts'
import { asPreview } from './preview.ts'

/** Attachments, in parts on the way in and always as an attachment on the way out. */
export const fileRoutes: HandlersOf<typeof files> = {
  'POST /suggestions/:id/files': async (ctx, { actor, params, body, at }) => ({
    file: presentFile(granted(await announce(ctx, heldBySuggestion, actor, params.id, body, at))),
  }),
  'PUT /suggestions/:id/files/:file/parts/:n': async (ctx, { actor, params, request }) => {
    const bytes = bytesIn(request.body)
    return {
      file: presentFile(
        granted(await putPart(ctx, heldBySuggestion, actor, params.id, params.file, params.n, bytes)),
      ),
    }
  },
  'POST /suggestions/:id/files/:file/finish': async (ctx, { actor, params, body, at }) => ({
    file: presentFile(
      granted(await finish(ctx, heldBySuggestion, actor, params.id, params.file, body.sha256, at)),
    ),
  }),
  'DELETE /suggestions/:id/files/:file': async (ctx, { actor, params, at }) => {
    granted(await removeFile(ctx, heldBySuggestion, actor, params.id, params.file, at))
    return {}
  },
  'GET /suggestions/:id/files/:file': async (ctx, { actor, params, reply }) => {
    const { file, read } = granted(await download(ctx, actor, params.id, params.file))
    return asDownload(reply, file, await read())
  },
  'GET /suggestions/:id/files/:file/preview': async (ctx, asked) => {
    const { actor, params } = asked
    return asPreview(ctx, asked, granted(await download(ctx, actor, params.id, params.file)))
  },
}

/** The part of a file that a request brings. */
export function bytesIn(body: unknown): Readable {
  if (body instanceof Readable) return body
  throw new Refused({ why: 'bad-input', problems: [{ at: 'content-type', problem: 'not-octet-stream' }] })
}

/** A file's bytes as a download that no browser opens in the page. */
export const asDownload = (
  reply: FastifyReply,
  file: { readonly name: string; readonly size: number },
  bytes: Readable,
): FastifyReply =>
  reply
    .header('content-type', 'application/octet-stream')
    .header('content-length', file.size)
    .header('content-disposition', disposition('attachment', file.name))
    .header('x-content-type-options', 'nosniff')
    .header('content-security-policy', "sandbox; default-src 'none'")
    .header('cache-control', 'private, no-store')
    .send(bytes)

/** A PDF of our own making, to be looked at: pages of this site may frame it, and nothing in it loads anything. */
export const asPdfPage = (
  reply: FastifyReply,
  file: { readonly name: string; readonly size: number },
  bytes: Readable,
): FastifyReply =>
  reply
    .header('content-type', 'application/pdf')
    .header('content-length', file.size)
    .header('content-disposition', disposition('inline', file.name))
    .header('x-content-type-options', 'nosniff')
    .header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'",
    )
    .header('cache-control', 'private, no-store')
    .send(bytes)
