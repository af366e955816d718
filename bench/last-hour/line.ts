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
}

/** Somebody's browser: an address of its own, and the cookies that it was given, their place in the line among them. */
export interface Browser {
  readonly address: string
  readonly cookies: Map<string, string>
}

/** So long somebody goes on trying who was told nothing of how long it takes. */
const patience = 120_000
/** Who was told waits as told, and gives up after twice that and two minutes more. */
const patienceFor = (told: number): number => told * 2000 + patience
const pause = (milliseconds: number) => new Promise<void>((done) => setTimeout(done, milliseconds))

/** Connections to the site. Each asks again as the pages do: when they are told to, with their place in the line. */
export function lineTo(origins: readonly string[], tally: Tallies) {
  const agent = new Agent({ keepAlive: true, maxSockets: 16_384, scheduling: 'fifo' })
  const hosts = origins.map(hostOf)
  let turn = 0
  const once = (sent: Sent, { address, cookies }: Browser): Promise<Came> =>
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
            ...(cookies.size === 0 ? {} : { cookie: [...cookies].map((it) => it.join('=')).join('; ') }),
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
            for (const one of answer.headers['set-cookie'] ?? []) {
              const [name = '', value = ''] = one.slice(0, one.indexOf(';')).split('=')
              cookies.set(name, value)
            }
            resolve({ status, body: looked ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : undefined })
          })
        },
      )
      asking.on('error', reject)
      asking.end(body)
    })

  /** Sends until it is answered; undefined where it was refused for good or patience ran out. */
  const send = async (sent: Sent, browser: Browser): Promise<Came | undefined> => {
    const began = performance.now()
    let told: number | undefined
    for (let tries = 0; ; tries++) {
      const came = await once(sent, browser).catch((error: NodeJS.ErrnoException) => error)
      const late = performance.now() - began > patienceFor(told ?? 0)
      if (came instanceof Error) {
        if (late) return void tally.failed(sent.name, came.code ?? came.message)
        tally.again(sent.name)
        await pause(Math.min(500 * 2 ** tries, 4000) * (0.5 + Math.random()))
        continue
      }
      if (came.status === 200) {
        // What was waited in all, turned away and sent again included.
        const took = performance.now() - began
        tally.answered(sent.name, took)
        if (told !== undefined) tally.kept(took, told * 1000)
        return came
      }
      const retryAfter = Number(came.body?.more?.retryAfter)
      if ((came.status === 503 || came.status === 429) && Number.isFinite(retryAfter) && !late) {
        tally.turnedAway(sent.name)
        told ??= came.body.more.line?.wait
        await pause(retryAfter * 1000)
        continue
      }
      // The editor sends again by itself, and whoever reads that the database is away for a moment presses again.
      if (came.body?.why === 'database-away' && !late) {
        tally.again(sent.name)
        await pause(2000 + 2000 * Math.random())
        continue
      }
      // Who gives up was promised too little.
      if (told !== undefined) tally.kept(performance.now() - began, told * 1000)
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
