import { Agent, request } from 'node:http'
import type { Tallies } from './tally.ts'

/** One request as somebody's browser sends it. */
export interface Sent {
  /** What it is counted as. */
  readonly name: string
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly json?: unknown
  readonly bytes?: Buffer
  /** Whether the answer is looked into; it is fetched whole in any case. */
  readonly reads?: boolean
}

interface Came {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: the rehearsal reads what it needs of an answer
  readonly body: any
  readonly cookie: string | undefined
}

/** So long a browser goes on trying before its person gives up. */
const patience = 120_000
const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** Somebody's connection to the site, from an address of their own, with a cookie. It tries again as the pages do. */
export function lineTo(origins: readonly string[], tally: Tallies) {
  const agent = new Agent({ keepAlive: true, maxSockets: 4096, scheduling: 'fifo' })
  const hosts = origins.map(hostOf)
  let turn = 0
  const once = (sent: Sent, address: string, cookie: string | undefined): Promise<Came> =>
    new Promise((resolve, reject) => {
      const body =
        sent.bytes ?? (sent.json === undefined ? undefined : Buffer.from(JSON.stringify(sent.json)))
      const asking = request(
        {
          ...hosts[turn++ % hosts.length],
          agent,
          path: sent.path,
          method: sent.method ?? 'GET',
          headers: {
            'x-forwarded-for': address,
            // As browsers do; what is only fetched need not be unpacked.
            ...(sent.reads ? {} : { 'accept-encoding': 'br' }),
            ...(cookie === undefined ? {} : { cookie }),
            ...(body === undefined
              ? {}
              : {
                  'content-type': sent.bytes ? 'application/octet-stream' : 'application/json',
                  'content-length': body.length,
                }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('error', reject)
          answer.on('end', () => {
            const status = answer.statusCode ?? 0
            const json = String(answer.headers['content-type']).includes('json')
            const looked = (sent.reads || status !== 200) && json && chunks.length > 0
            resolve({
              status,
              body: looked ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined,
              cookie: answer.headers['set-cookie']?.[0]?.split(';')[0],
            })
          })
        },
      )
      asking.on('error', reject)
      asking.end(body)
    })

  /** Sends until it is answered; undefined where it was refused for good or patience ran out. */
  const send = async (sent: Sent, address: string, cookie: string | undefined): Promise<Came | undefined> => {
    const began = performance.now()
    for (let tries = 0; ; tries++) {
      const came = await once(sent, address, cookie).catch((error: NodeJS.ErrnoException) => error)
      const late = performance.now() - began > patience
      if (came instanceof Error) {
        if (late) return void tally.failed(sent.name, came.code ?? came.message)
        tally.again(sent.name)
        await pause(Math.min(500 * 2 ** tries, 4000) * (0.5 + Math.random()))
        continue
      }
      if (came.status === 200) {
        // What was waited in all, turned away and sent again included.
        tally.answered(sent.name, performance.now() - began)
        return came
      }
      const retryAfter = Number(came.body?.more?.retryAfter)
      if ((came.status === 503 || came.status === 429) && Number.isFinite(retryAfter) && !late) {
        tally.turnedAway(sent.name)
        await pause(retryAfter * 1000)
        continue
      }
      tally.failed(sent.name, `${came.status} ${came.body?.why ?? ''}`.trim())
      return undefined
    }
  }
  return { send, joins: (origin: string) => void hosts.push(hostOf(origin)), close: () => agent.destroy() }
}

function hostOf(origin: string): { readonly host: string; readonly port: string } {
  const { hostname: host, port } = new URL(origin)
  return { host, port }
}

export type Line = ReturnType<typeof lineTo>
