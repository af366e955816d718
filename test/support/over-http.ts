import type { FastifyInstance } from 'fastify'

/** Answers `inject` as an app does, but asks a server over the wire: what tests do to an app they can do to a site. */
export function overHttp(origin: string): FastifyInstance {
  const inject = async ({
    method = 'GET',
    url,
    headers = {},
    payload,
  }: {
    readonly method?: string
    readonly url: string
    readonly headers?: Record<string, string>
    readonly payload?: unknown
  }) => {
    const raw = payload === undefined || payload instanceof Uint8Array
    const answer = await fetch(`${origin}${url}`, {
      method,
      headers: { ...(raw ? {} : { 'content-type': 'application/json' }), ...headers },
      ...(payload === undefined ? {} : { body: (raw ? payload : JSON.stringify(payload)) as BodyInit }),
      redirect: 'manual',
    })
    return {
      statusCode: answer.status,
      body: await answer.text(),
      headers: Object.fromEntries(answer.headers),
    }
  }
  return { inject } as unknown as FastifyInstance
}
