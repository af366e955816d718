import type { FastifyReply } from 'fastify'
import { endingOf, previewOf } from '#core/form/kinds/files.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { keepPace } from '../auth/pace.ts'
import type { ReadableFile } from '../commands/file/download.ts'
import type { Context } from '../context.ts'
import { isWhatItSays, mediaTypes, plainEnding } from '../files/kinds.ts'
import { peek } from '../files/peek.ts'
import { pageOfFile } from '../files/reader/read.ts'
import { pagePolicy, previewPage, sentencePage } from '../present/preview-page.ts'
import { Refused } from '../refused.ts'
import { disposition } from './disposition.ts'

/**
 * A file to be looked at in the page, by whoever could fetch it: pictures and PDF as they are, once their content is what their
 * name says, a Word file as HTML made here. All else is for downloading.
 */
export async function asPreview(
  ctx: Context,
  asked: {
    readonly actor: Actor
    readonly at: Instant
    readonly language: Language
    readonly reply: FastifyReply
  },
  { file, read }: ReadableFile,
): Promise<FastifyReply> {
  const { language, reply } = asked
  keepPace(ctx, `preview:${asked.actor.person}`, asked.at, pace)
  const as = previewOf(file.name)
  if (as === undefined) throw new Refused({ why: 'no-preview' })
  if (as === 'page') {
    const body = await pageOfFile(read, endingOf(file.name), { gone: whenGone(reply) })
    const page =
      body === undefined
        ? sentencePage(language, file.name, sentences(language).reason.of({ why: 'no-preview' }))
        : previewPage(language, file.name, body)
    return inFrame(reply, pagePolicy).type('text/html; charset=utf-8').send(page)
  }
  const ending = plainEnding(endingOf(file.name))
  const bytes = await read()
  const { head, whole } = await peek(bytes)
  // Containers are never shown as they are, so that the beginning decides.
  if (!(await isWhatItSays(ending, head, async () => head))) {
    bytes.destroy()
    throw new Refused({ why: 'no-preview' })
  }
  return inFrame(reply, as === 'pdf' ? pdfPolicy : picturePolicy)
    .type(mediaTypes[ending] ?? 'application/octet-stream')
    .header('content-length', file.size)
    .header('content-disposition', disposition('inline', file.name))
    .send(whole())
}

/** More than anybody looks through in a minute. */
const pace = { most: 60, within: 60_000 }

/** Told when the browser goes away before it was answered. */
function whenGone({ raw }: FastifyReply): AbortSignal {
  const gone = new AbortController()
  raw.once('close', () => {
    if (!raw.writableFinished) gone.abort()
  })
  return gone.signal
}

/** The browser's own viewer draws it; a sandbox would keep the viewer out. */
const pdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
const picturePolicy = "sandbox; default-src 'none'; frame-ancestors 'self'"

const inFrame = (reply: FastifyReply, policy: string): FastifyReply =>
  reply
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
