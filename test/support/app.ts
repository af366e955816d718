import { tmpdir } from 'node:os'
import path from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Call } from '#core/call/call.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { checkedAnswers } from '#server/answer.ts'
import { buildApp } from '#server/app.ts'
import { cookieName } from '#server/auth/session.ts'
import { digestOf } from '#server/auth/token.ts'
import { answersHere } from '#server/background/answers.ts'
import { openCallBook } from '#server/call-book.ts'
import { type Env, readConfig } from '#server/config.ts'
import type { Context } from '#server/context.ts'
import { type Clock, seededDice, setClock } from './clock.ts'
import { testDatabase } from './database.ts'
import { filesInMemory } from './files.ts'

/** What came back. */
export interface Answer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer
  readonly body: any
  readonly headers: Readonly<Record<string, unknown>>
}

/** Requests in the name of somebody (or of nobody), below /api/v1. */
export interface As {
  readonly cookie: string | undefined
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  patch(path: string, body?: unknown): Promise<Answer>
  delete(path: string): Promise<Answer>
}

/** The whole server on a database of its own, with a set clock and seeded dice. */
export interface TestApp {
  readonly app: FastifyInstance
  readonly ctx: Context
  readonly clock: Clock
  /** The database's address, for workers. */
  readonly url: string
  readonly anyone: As
  /** In the name of the person with this address, without their password; the password counts as just given. */
  signIn(email: string): Promise<As>
  /** With a cookie that the server gave. */
  as(cookie: string | undefined): As
  /** Puts a call into force. */
  install(call: Call): Promise<void>
  close(): Promise<void>
}

export interface TestAppOptions {
  /** 10 February 2030, noon, in the middle of the invented call's window, unless told otherwise. */
  readonly now?: Instant
  readonly env?: Env
  readonly mode?: 'demo' | 'real'
}

export async function testApp(options: TestAppOptions = {}): Promise<TestApp> {
  const database = await testDatabase()
  const clock = setClock(options.now ?? Date.parse('2030-02-10T12:00:00+08:00'))
  const env = { SESSION_SECRET: 'kD3vR8tYw2Qm5Xp9Lb6Nc4Hs7Jf1Gz0A', LOG_LEVEL: 'silent', ...options.env }
  const config = readConfig(env, options.mode ?? 'demo', path.join(tmpdir(), `zhinan-test-${process.pid}`))
  const ctx: Context = {
    config,
    db: database.db,
    files: filesInMemory(),
    calls: openCallBook(database.db, clock.now),
    log: pino({ level: process.env['TEST_LOG'] ?? 'silent' }),
    now: clock.now,
    dice: seededDice(20_300_210),
    background: answersHere,
  }
  const app = await buildApp(ctx, checkedAnswers)
  await app.ready()
  const as = (cookie: string | undefined): As => requests(app, cookie)
  return {
    app,
    ctx,
    clock,
    url: database.url,
    as,
    anyone: as(undefined),
    signIn: async (email) => as(await sessionOf(ctx, email)),
    install: (call) => install(ctx, call),
    close: async () => {
      await app.close()
      await database.drop()
    },
  }
}

/** Requests to an app, or to whatever answers `inject` like one. */
export function requests(app: FastifyInstance, cookie: string | undefined): As {
  const send = async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await app.inject({
      method: method as 'GET',
      url: `/api/v1${path}`,
      headers: cookie ? { cookie } : {},
      ...(body === undefined ? {} : { payload: body as object }),
    })
    const text = answer.body
    const json = text !== '' && String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, body: json ? JSON.parse(text) : text, headers: answer.headers }
  }
  return {
    cookie,
    get: (path) => send('GET', path),
    post: (path, body) => send('POST', path, body),
    put: (path, body) => send('PUT', path, body),
    patch: (path, body) => send('PATCH', path, body),
    delete: (path) => send('DELETE', path),
  }
}

async function sessionOf(ctx: Context, email: string): Promise<string> {
  const { id } = await ctx.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow()
  const token = ctx.dice.bytes(32).toString('base64url')
  const at = ctx.now()
  await ctx.db
    .insertInto('session')
    .values({
      token_hash: digestOf(token),
      id: ctx.dice.id(at),
      person: id as PersonId,
      created_at: new Date(at),
      last_seen: new Date(at),
      confirmed_at: new Date(at),
      idle_until: new Date(at + 30 * 60_000),
      ends_at: new Date(at + 12 * 3_600_000),
      agent: 'test',
      address: '127.0.0.1',
    })
    .execute()
  return `${cookieName(ctx.config)}=${token}`
}

/** The cookie that an answer set, as a browser would send it back. */
export const cookieOf = (answer: Answer): string => String(answer.headers['set-cookie']).split(';')[0] ?? ''

async function install(ctx: Context, call: Call): Promise<void> {
  const last = await ctx.db
    .selectFrom('call_version')
    .select((eb) => eb.fn.max('version').as('version'))
    .where('call', '=', call.id)
    .executeTakeFirst()
  const id = ctx.dice.id(ctx.now())
  await ctx.db
    .insertInto('call_version')
    .values({
      id,
      call: call.id,
      version: (last?.version ?? 0) + 1,
      digest: 'test',
      content: JSON.stringify(call),
      installed_at: new Date(ctx.now()),
    })
    .execute()
  await ctx.db
    .insertInto('call')
    .values({ id: call.id, current: id })
    .onConflict((it) => it.column('id').doUpdateSet({ current: id }))
    .execute()
  ctx.calls.refresh()
}
