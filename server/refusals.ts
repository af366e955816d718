import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { Reason } from '#core/reason.ts'
import type { Context, Db } from './context.ts'
import { householdOf, type Line, refusalLines } from './refusal-lines.ts'

/** What is worth knowing to whoever watches over access; the rest of the refusals are mistakes in typing and timing. */
const worthNoting: ReadonlySet<Reason['why']> = new Set([
  'not-yours',
  'not-an-exporter',
  'own-suggestion',
  'own-project',
  'not-found',
  'sign-in-unfinished',
  'needs-confirmation',
  'bad-credentials',
  'bad-code',
  'bad-passkey',
  'slow-down',
])

const hour = 3_600_000
/** How long refusals are gathered before they are stored, one statement for all. */
const gatheredFor = 2000
/** So long a subject or an address may be; an id is shorter. */
const longest = 100

declare module 'fastify' {
  interface FastifyInstance {
    /** Stores what has been gathered, so that whoever looks sees the last minute as well. */
    storeRefusals: () => Promise<void>
  }
}

/**
 * Keeps who was refused which operation on which subject, and why (ASVS 16.3.2, 16.3.3). It costs a request nothing: lines are
 * gathered in memory, counted where they repeat, and stored together a moment later.
 */
export function keepRefusals(app: FastifyInstance, ctx: Pick<Context, 'db' | 'now' | 'log'>): void {
  // Apart, so that nobody hides behind a flood of strangers.
  const ofPeople = refusalLines()
  const ofStrangers = refusalLines()
  let timer: NodeJS.Timeout | undefined
  let storing = Promise.resolve()

  const note = (request: FastifyRequest, why: string): void => {
    const person = request.signedIn?.person ?? null
    const last = ctx.now()
    const lines = person === null ? ofStrangers : ofPeople
    lines.note({
      person,
      operation: `${request.method} ${(request.routeOptions.url ?? '').replace('/api/v1', '')}`,
      subject: storable(Object.values((request.params ?? {}) as Record<string, unknown>).join(' ')),
      why,
      hour: Math.floor(last / hour) * hour,
      address: person === null ? storable(householdOf(request.ip)) : null,
      count: 1,
      last,
    })
  }

  /** What the database refuses to read goes line by line, so that one such line costs no other. */
  const storeAll = async (lines: typeof ofPeople, all: readonly Line[]): Promise<void> => {
    try {
      await insertLines(ctx.db, all)
    } catch (error) {
      const unreadable = /^22/.test(String((error as { code?: unknown }).code))
      if (unreadable && all.length > 1) {
        const half = Math.ceil(all.length / 2)
        await storeAll(lines, all.slice(0, half))
        await storeAll(lines, all.slice(half))
        return
      }
      ctx.log.error({ err: error, lines: all.length, lost: unreadable }, 'refusals were not stored')
      if (!unreadable) lines.putBack(all)
    }
  }
  const store = async (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    for (const lines of [ofPeople, ofStrangers]) {
      const all = lines.take()
      if (all.length > 0) await storeAll(lines, all)
    }
  }
  const storeInTurn = (): Promise<void> => {
    storing = storing.then(store)
    return storing
  }

  app.decorate('storeRefusals', storeInTurn)
  app.addHook('onResponse', async (request) => {
    const why = request.refusedFor
    if (why === undefined || !isNoteworthy(request, why)) return
    note(request, why)
    timer ??= setTimeout(() => void storeInTurn(), gatheredFor).unref()
  })
  app.addHook('onClose', storeInTurn)
}

/** As PostgreSQL can hold it: no NUL nor any other control character, and not for ever long. */
const storable = (text: string): string => text.replace(/\p{Cc}/gu, '').slice(0, longest)

async function insertLines(db: Db, all: readonly Line[]): Promise<void> {
  const column = <Key extends keyof Line>(name: Key) => all.map((it) => it[name])
  const times = (name: 'hour' | 'last') => all.map((it) => new Date(it[name]).toISOString())
  await sql`insert into refusal (person, operation, subject, why, hour, address, count, last_at)
    select * from unnest(${column('person')}::uuid[], ${column('operation')}::text[], ${column('subject')}::text[],
      ${column('why')}::text[], ${times('hour')}::timestamptz[], ${column('address')}::text[],
      ${column('count')}::int[], ${times('last')}::timestamptz[])
    on conflict (person, operation, subject, why, hour, address)
    do update set count = refusal.count + excluded.count, last_at = excluded.last_at`.execute(db)
}

/** A page that does not exist is no refusal; a thing that does not exist for this reader may be one. */
function isNoteworthy(request: FastifyRequest, why: string): boolean {
  if (!worthNoting.has(why as Reason['why']) || request.routeOptions.url === undefined) return false
  return why !== 'not-found' || Object.keys((request.params ?? {}) as object).length > 0
}
