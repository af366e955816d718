import { brotliCompressSync, constants } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'

/** An answer that is the same for everybody, as the bytes that travel. */
export interface Kept {
  readonly text: string
  readonly plain: Buffer
  /** The same in brotli (RFC 7932), made when it is first asked for: a form is a fifth of its size then. */
  packed(): Buffer
}

/**
 * Sends an answer that is the same for everybody until its tag changes: as it was written, or, to whoever has it already, as
 * 304 (RFC 9110 section 15.4.5). The tag is weak: the same meaning, not the same bytes.
 */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  answer: () => string | Kept,
): FastifyReply {
  const weak = `W/"${tag}"`
  reply.headers({ etag: weak, 'cache-control': 'private, no-cache', vary: 'accept-encoding' })
  const had = (request.headers['if-none-match'] ?? '').split(',').map((it) => it.trim())
  if (had.includes(weak)) return reply.code(304).send()
  const kept = answer()
  reply.type('application/json')
  if (typeof kept === 'string') return reply.send(kept)
  if (!acceptsBrotli(request.headers['accept-encoding'])) return reply.send(kept.plain)
  return reply.header('content-encoding', 'br').send(kept.packed())
}

/** Whether `br` is named and not refused (RFC 9110 section 12.5.3). */
const acceptsBrotli = (header: string | string[] | undefined): boolean =>
  String(header ?? '')
    .split(',')
    .some((it) => /^\s*br\s*(?:;\s*q=(?!0(?:\.0*)?\s*$)|$)/i.test(it))

/** Answers that need writing only once for each thing, and go when the thing goes. */
export function keptAnswers<Thing extends object>(): (
  thing: Thing,
  key: string,
  write: () => unknown,
) => Kept {
  const kept = new WeakMap<Thing, Map<string, Kept>>()
  return (thing, key, write) => {
    const answers = kept.get(thing) ?? new Map<string, Kept>()
    kept.set(thing, answers)
    const answer = answers.get(key) ?? keep(JSON.stringify(write()))
    answers.set(key, answer)
    return answer
  }
}

function keep(text: string): Kept {
  const plain = Buffer.from(text)
  let packed: Buffer | undefined
  return {
    text,
    plain,
    packed: () => {
      packed ??= brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
      return packed
    },
  }
}
