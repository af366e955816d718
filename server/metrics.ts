import { timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import { lastBackup } from './backup/noted.ts'
import type { Context } from './context.ts'
import { outboxState, queueState } from './doctor/work.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Why it was refused, as the code of its sentence; of what was granted it says nothing. */
    refusedFor?: string
  }
}

const perSecond = 1000
/** Where half of an answer's time is spent is told by the small ones, what people notice by the large ones. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Work that people would miss most, by the operation that does it. */
const counted: Readonly<Record<string, 'saves' | 'handIns'>> = {
  'POST /api/v1/suggestions/:id/answers': 'saves',
  'POST /api/v1/suggestions/:id/hand-in': 'handIns',
}

/** Counts what the server does and tells whoever has the token; without one there is nothing to pay for and nothing to read. */
export function measure(app: FastifyInstance, ctx: Context): void {
  const token = ctx.config.metricsToken
  if (token === null) return
  const register = new Registry()
  collectDefaultMetrics({ register, prefix: 'zhinan_' })
  countRequests(app, register)
  watchStanding(app, ctx, register)
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!isSame(request.headers.authorization ?? '', `Bearer ${token}`))
      return reply.code(401).header('www-authenticate', 'Bearer').send({ ok: false })
    return reply.type(register.contentType).send(await register.metrics())
  })
  app.addHook('onClose', async () => register.clear())
}

function countRequests(app: FastifyInstance, register: Registry): void {
  const registers = [register]
  const seconds = new Histogram({
    name: 'zhinan_http_request_seconds',
    help: 'How long requests took, by operation and class of answer.',
    labelNames: ['method', 'route', 'status'],
    buckets,
    registers,
  })
  const refused = new Counter({
    name: 'zhinan_refused_total',
    help: 'Requests that were refused, by the code of the sentence.',
    labelNames: ['why'],
    registers,
  })
  const done = {
    saves: new Counter({ name: 'zhinan_saves_total', help: 'Saved edits of suggestions.', registers }),
    handIns: new Counter({ name: 'zhinan_hand_ins_total', help: 'Suggestions handed in.', registers }),
  }
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    const status = `${Math.floor(reply.statusCode / 100)}xx`
    seconds.observe({ method: request.method, route, status }, reply.elapsedTime / perSecond)
    if (request.refusedFor !== undefined) refused.inc({ why: request.refusedFor })
    const what = counted[`${request.method} ${route}`]
    if (what !== undefined && reply.statusCode < 300) done[what].inc()
  })
}

function watchStanding(app: FastifyInstance, ctx: Context, register: Registry): void {
  const gauge = (name: string, help: string, collect: (it: Gauge) => void | Promise<void>) =>
    new Gauge({
      name: `zhinan_${name}`,
      help,
      registers: [register],
      async collect() {
        // A database that does not answer leaves a gap in one figure and not in all.
        await Promise.resolve(collect(this)).catch(() => this.reset())
      },
    })
  if (app.hasDecorator('load')) {
    gauge('load_waiting', 'Requests that wait for their turn.', (it) => it.set(app.load.waiting))
    gauge('load_level', 'How much is held back: 0 is nothing.', (it) => it.set(app.load.level))
    gauge('requests_in_flight', 'Requests being answered.', (it) => it.set(app.load.inFlight))
    gauge('turned_away', 'Requests asked to come back since the start.', (it) => it.set(app.load.turnedAway))
    gauge('lag_seconds', 'How late the event loop is.', (it) => it.set(app.load.lag / perSecond))
  }
  const { pool } = ctx
  if (pool !== undefined) {
    gauge('pool_connections', 'Connections to the database.', (it) => it.set(pool.totalCount))
    gauge('pool_idle', 'Connections that nobody uses.', (it) => it.set(pool.idleCount))
    gauge('pool_waiting', 'Requests that wait for a connection.', (it) => it.set(pool.waitingCount))
  }
  const { replica } = ctx
  if (replica !== undefined)
    gauge(
      'replica_lag_seconds',
      'How old what the replica holds is at most; absent where it cannot be asked.',
      (it) => {
        const lag = replica.lag()
        if (lag === null) it.reset()
        else it.set(lag / perSecond)
      },
    )
  gauge('database_up', 'Whether the database answers.', async (it) => {
    it.set(
      await ctx.db
        .selectFrom('call')
        .select('id')
        .limit(1)
        .execute()
        .then(
          () => 1,
          () => 0,
        ),
    )
  })
  const stood = { queue: () => queueState(ctx.db, ctx.now()), outbox: () => outboxState(ctx.db, ctx.now()) }
  gauge('jobs_due', 'Jobs that could have been begun.', async (it) => it.set((await stood.queue()).due))
  gauge('jobs_oldest_seconds', 'How long the oldest job has been due.', async (it) =>
    it.set((await stood.queue()).oldest / perSecond),
  )
  gauge('jobs_failed', 'Jobs that were given up.', async (it) => it.set((await stood.queue()).failed))
  gauge('mails_waiting', 'Mails that have not left.', async (it) => it.set((await stood.outbox()).waiting))
  gauge('mails_oldest_seconds', 'How long the oldest mail has been due.', async (it) =>
    it.set((await stood.outbox()).oldest / perSecond),
  )
  gauge('backup_age_seconds', 'How long ago the last backup was made; absent where none was.', async (it) => {
    const last = await lastBackup(ctx.db)
    if (last === null) it.reset()
    else it.set((ctx.now() - last.at) / perSecond)
  })
  watchExports(ctx, register)
}

function watchExports(ctx: Context, register: Registry): void {
  new Gauge({
    name: 'zhinan_exports',
    help: 'Large files that were asked for, by state.',
    labelNames: ['state'],
    registers: [register],
    async collect() {
      this.reset()
      const rows = await ctx.db
        .selectFrom('export')
        .select(({ fn }) => ['state', fn.countAll<number>().as('n')])
        .groupBy('state')
        .execute()
        .catch(() => [])
      for (const { state, n } of rows) this.set({ state }, Number(n))
    },
  })
}

const isSame = (said: string, wanted: string): boolean => {
  const [one, other] = [Buffer.from(said), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}
