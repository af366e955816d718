import type { FastifyReply, FastifyRequest } from 'fastify'

/**
 * Sends an answer that is the same for everybody until its tag changes: as the text it was written as, or, to whoever has it
 * already, as 304 (RFC 9110 section 15.4.5). The tag is weak: the same meaning, not the same bytes.
 */
export function sendKept(
  request: FastifyRequest,
  reply: FastifyReply,
  tag: string,
  text: () => string,
): FastifyReply {
  const weak = `W/"${tag}"`
  reply.headers({ etag: weak, 'cache-control': 'no-cache' })
  const had = (request.headers['if-none-match'] ?? '').split(',').map((it) => it.trim())
  return had.includes(weak) ? reply.code(304).send() : reply.type('application/json').send(text())
}

/** Texts that need writing only once for each thing, and go when the thing goes. */
export function keptTexts<Thing extends object>(): (
  thing: Thing,
  key: string,
  write: () => unknown,
) => string {
  const kept = new WeakMap<Thing, Map<string, string>>()
  return (thing, key, write) => {
    const texts = kept.get(thing) ?? new Map<string, string>()
    kept.set(thing, texts)
    const text = texts.get(key) ?? JSON.stringify(write())
    texts.set(key, text)
    return text
  }
}
