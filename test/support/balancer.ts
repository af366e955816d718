import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A reverse proxy as operators put before several servers: round robin, asks each whether it is ready, repeats nothing. */
export interface Balancer {
  readonly origin: string
  /** Takes a server in; it gets requests once it says that it is ready. */
  join(origin: string): void
  /** How many requests each server answered, by the part of its address that a test cares about. */
  answered(server: string, path: RegExp): number
  /** What went wrong between the proxy and a server. */
  readonly failures: readonly string[]
  /** Waits until a server gets requests, or gets none any more and has answered all it got. */
  until(server: string, ready: boolean): Promise<void>
  close(): Promise<void>
}

interface Upstream {
  ready: boolean
  pending: number
  readonly answered: string[]
}

/** Much more often than a real one, as tests are in a hurry. */
const every = 50

export async function startBalancer(): Promise<Balancer> {
  const servers = new Map<string, Upstream>()
  const failures: string[] = []
  const agent = new Agent({ keepAlive: true })
  let next = 0

  const forward = (from: IncomingMessage, to: ServerResponse): void => {
    const ready = [...servers].filter(([, it]) => it.ready)
    const [origin, upstream] = ready[next++ % Math.max(1, ready.length)] ?? []
    if (origin === undefined) {
      failures.push('nobody is ready')
      to.writeHead(503).end()
      return
    }
    const headers = { ...from.headers, connection: 'keep-alive' }
    if (upstream) upstream.pending += 1
    const passed = ask(`${origin}${from.url}`, { method: from.method ?? 'GET', headers, agent }, (answer) => {
      upstream?.answered.push(`${from.method} ${from.url}`)
      const { connection: _, ...rest } = answer.headers
      to.writeHead(answer.statusCode ?? 502, rest)
      answer.pipe(to)
    })
    passed.on('error', (error) => {
      failures.push(`${origin} ${from.method} ${from.url}: ${error.message}`)
      if (!to.headersSent) to.writeHead(502)
      to.end()
    })
    passed.once('close', () => {
      if (upstream) upstream.pending -= 1
    })
    from.pipe(passed)
  }
  const server = createServer(forward)
  // Longer than anybody here pauses.
  server.keepAliveTimeout = 120_000
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const look = async (): Promise<void> => {
    await Promise.all(
      [...servers].map(async ([origin, it]) => {
        const answer = await fetch(`${origin}/readyz`).catch(() => null)
        it.ready = answer?.ok === true
        await answer?.body?.cancel()
      }),
    )
  }
  let timer = setTimeout(function again() {
    void look().finally(() => {
      timer = setTimeout(again, every)
    })
  }, every)
  const { port } = server.address() as { port: number }
  return {
    origin: `http://127.0.0.1:${port}`,
    join: (origin) => {
      servers.set(origin, { ready: false, pending: 0, answered: servers.get(origin)?.answered ?? [] })
    },
    answered: (origin, path) => servers.get(origin)?.answered.filter((it) => path.test(it)).length ?? 0,
    failures,
    until: async (origin, ready) => {
      const it = servers.get(origin)
      const reached = () => it?.ready === ready && (ready || it.pending === 0)
      for (let tries = 0; !reached(); tries++) {
        if (tries > 3000) throw new Error(`${origin} did not become ${ready ? '' : 'un'}ready`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
    close: async () => {
      clearTimeout(timer)
      agent.destroy()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      clearTimeout(timer)
    },
  }
}
