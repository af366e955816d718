import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived. */
export interface Heard {
  readonly path: string
  readonly authorization: string | undefined
  /** The body as it was sent. */
  readonly text: string
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
  }
  /** The texts that were sent, by name. */
  readonly material: Readonly<Record<string, string>>
}

/** A server that speaks the OpenAI-compatible interface as far as it is spoken to. */
export interface ModelPeer {
  readonly base: string
  readonly heard: Heard[]
  /** What it does next: an object is said as JSON, a text as it is, and a function does as it likes. */
  next: Readonly<Record<string, unknown>> | string | ((response: ServerResponse, heard: Heard) => unknown)
  close(): Promise<void>
}

/** What such an interface answers with. */
export const completion = (content: string): string =>
  JSON.stringify({
    id: 'c1',
    object: 'chat.completion',
    choices: [{ index: 0, message: { role: 'assistant', content } }],
  })

export async function modelPeer(): Promise<ModelPeer> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const text = Buffer.concat(parts).toString('utf8')
    const body = JSON.parse(text) as Heard['body']
    const heard: Heard = {
      path: `${request.method} ${request.url}`,
      authorization: request.headers.authorization,
      text,
      body,
      material: JSON.parse(body.messages.at(-1)?.content ?? '{}') as Heard['material'],
    }
    peer.heard.push(heard)
    const { next } = peer
    if (typeof next === 'function') await next(response, heard)
    else
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(completion(typeof next === 'string' ? next : JSON.stringify(next)))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const peer: ModelPeer = {
    base: `http://127.0.0.1:${port}/v1`,
    heard: [],
    next: {},
    close: () =>
      new Promise((done) => {
        server.closeAllConnections()
        server.close(() => done())
      }),
  }
  return peer
}
