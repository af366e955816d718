import type { Readable } from 'node:stream'
import type { FastifyReply } from 'fastify'
import { endingOf, previewOf } from '#core/form/kinds/files.ts'
import { type Language, sentences } from '#text/sentences.ts'
import type { FileRow } from '../db/files.ts'
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
  reply: FastifyReply,
  language: Language,
  { file, bytes }: { readonly file: FileRow; readonly bytes: Readable },
): Promise<FastifyReply> {
  const as = previewOf(file.name)
  if (as === undefined) {
    bytes.destroy()
    throw new Refused({ why: 'no-preview' })
  }
  if (as === 'page') {
    const body = await pageOfFile(async () => bytes, endingOf(file.name))
    const page =
      body === undefined
        ? sentencePage(language, file.name, sentences(language).reason.of({ why: 'no-preview' }))
        : previewPage(language, file.name, body)
    return inFrame(reply, pagePolicy).type('text/html; charset=utf-8').send(page)
  }
  const ending = plainEnding(endingOf(file.name))
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

/** The browser's own viewer draws it; a sandbox would keep the viewer out. */
const pdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
const picturePolicy = "sandbox; default-src 'none'; frame-ancestors 'self'"

const inFrame = (reply: FastifyReply, policy: string): FastifyReply =>
  reply
    .header('content-security-policy', policy)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, no-store')
