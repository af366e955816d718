import type { FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Debt } from '#core/person/debt.ts'
import type { Language } from '#text/sentences.ts'
import type { Config } from '../config.ts'
import type { Context, Tx } from '../context.ts'
import { actorOf, loadActor, type MemberRow, type StaffRow } from '../db/actors.ts'
import { lockPerson } from '../db/people.ts'
import { togetherOn } from '../db/together.ts'
import { Refused } from '../refused.ts'
import { noteDevice } from './device.ts'
import { readStanding, type Standing, standingOf } from './standing.ts'
import { digestOf, newToken } from './token.ts'

/** Whoever sent a request: the session, the person and what they hold at this moment. */
export interface SignedIn {
  readonly id: string
  readonly person: PersonId
  readonly name: string
  readonly email: string
  readonly actor: Actor
  /** What is to be done before the session counts anywhere else. */
  readonly owes: Debt | null
  /** When the password was last given. */
  readonly confirmedAt: Instant
  readonly idleUntil: Instant
  readonly endsAt: Instant
  readonly language: Language
}

const minute = 60_000
/** GB/T 22239 as our domain sets it: half an hour without a sign of life, a quarter for staff, twelve hours in all. */
const idleFor = { unit: 30 * minute, staff: 15 * minute }
const longest = 12 * 60 * minute
/** So long the second step of signing in may take. */
const secondStep = 10 * minute

/** Screens ask for these by themselves; they keep nobody signed in. */
const asksByItself: readonly string[] = [
  'GET /api/v1/session',
  'GET /api/v1/notices',
  'GET /api/v1/suggestions/:id/draft/rev',
  'GET /api/v1/directions/:id/rev',
  'GET /api/v1/judging/tasks/:id/rev',
  'GET /api/v1/projects/:id/rev',
]

const overHttps = ({ publicUrl }: Config): boolean => publicUrl.startsWith('https:')
/** `__Host-` binds the cookie to this very host, which browsers only accept over https (RFC 6265bis). */
export const cookieName = (config: Config): string => (overHttps(config) ? '__Host-zhinan' : 'zhinan')

/** Who is signed in by the request's cookie, if anybody; one query whatever they hold, and one for all who ask together. */
export async function readSession(ctx: Context, request: FastifyRequest): Promise<SignedIn | undefined> {
  const token = request.cookies[cookieName(ctx.config)]
  if (!token || token.length > 100) return undefined
  const at = request.arrived
  const digest = digestOf(token)
  const row = await loadSession(ctx.db, { digest, at })
  if (!row) return undefined
  const actor = actorOf(row.person as PersonId, row.members, row.staff, at)
  const { owes } = standingOf(ctx.config, actor, row, at)
  let idleUntil = row.idle_until.getTime()
  const own = `${request.method} ${request.routeOptions.url}`
  if (at - row.last_seen.getTime() >= minute && owes !== 'code' && !asksByItself.includes(own)) {
    idleUntil = Math.min(at + idleFor[row.staff.length > 0 ? 'staff' : 'unit'], row.ends_at.getTime())
    await touch(ctx.db, { digest, at, idleUntil })
  }
  return {
    id: row.id,
    person: row.person as PersonId,
    name: row.name,
    email: row.email,
    actor,
    owes,
    confirmedAt: row.confirmed_at.getTime(),
    idleUntil,
    endsAt: row.ends_at.getTime(),
    language: row.language === 'en' ? 'en' : 'zh-CN',
  }
}

interface SessionRow extends Standing {
  readonly id: string
  readonly person: string
  readonly last_seen: Date
  readonly confirmed_at: Date
  readonly idle_until: Date
  readonly ends_at: Date
  readonly name: string
  readonly email: string
  readonly language: string | null
  readonly members: MemberRow[]
  readonly staff: StaffRow[]
}

/** The sessions of requests that arrive together, read after all of them arrived: an ended one is ended at once. */
const loadSession = togetherOn(
  async (db, asked: readonly { readonly digest: Buffer; readonly at: Instant }[]) => {
    const { rows } = await sql<SessionRow & { n: number }>`select asked.n, s.id, s.person, s.last_seen,
        s.confirmed_at, s.idle_until, s.ends_at, s.second_at, p.name, p.email, p.language, p.second_factor,
        coalesce(p.password_at, p.created_at) as password_at, not p.second_factor
          and exists(select from expert e where e.person = p.id and e.state = 'active') as expert,
        (select coalesce(json_agg(json_build_object('org', m.org, 'filer', m.filer, 'reviewer', m.reviewer,
          'admin', m.admin, 'deputyFrom', m.deputy_from, 'deputyTo', m.deputy_to) order by m.org), '[]')
          from member m where m.person = p.id and m.state = 'active') as members,
        (select coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope)
          order by g.role, g.scope), '[]') from staff g where g.person = p.id) as staff
      from unnest(${asked.map((it) => it.digest)}::bytea[], ${asked.map((it) => new Date(it.at))}::timestamptz[])
        with ordinality as asked(digest, at, n)
      join session s on s.token_hash = asked.digest and s.idle_until > asked.at and s.ends_at > asked.at
      join person p on p.id = s.person and p.disabled_at is null`.execute(db)
    const found = new Map(rows.map((row) => [row.n, row]))
    return asked.map((_, i) => found.get(i + 1))
  },
)

/** Signs of life of those who ask together, in one statement; a session ended meanwhile stays ended. */
const touch = togetherOn(
  async (
    db,
    asked: readonly { readonly digest: Buffer; readonly at: Instant; readonly idleUntil: Instant }[],
  ) => {
    await sql`update session s set last_seen = asked.at, idle_until = asked.idle_until
      from unnest(${asked.map((it) => it.digest)}::bytea[], ${asked.map((it) => new Date(it.at))}::timestamptz[],
        ${asked.map((it) => new Date(it.idleUntil))}::timestamptz[]) as asked(digest, at, idle_until)
      where s.token_hash = asked.digest`.execute(db)
    return asked
  },
  { atOnce: 1 },
)

/**
 * Begins a session under a new secret and hands the cookie over; what the browser had before is ended. What proved the person
 * took its time: the account must still be open, and the password still the one that was found right.
 */
export async function openSession(
  tx: Tx,
  ctx: Context,
  it: {
    readonly person: string
    readonly at: Instant
    readonly request: FastifyRequest
    readonly reply: FastifyReply
    /** Whether a second factor was given. */
    readonly second?: boolean
    /** When a password or a passkey was given, where that was not just now. */
    readonly confirmedAt?: Instant
    /** The hash that the password given was found to fit. */
    readonly fitted?: string
    /** The session that this one goes on from, which nothing may have ended meanwhile. */
    readonly goesOn?: string
  },
): Promise<Opened> {
  const person = await lockPerson(tx, it.person)
  const closed = !person || person.disabled_at !== null
  if (closed || (it.fitted !== undefined && it.fitted !== person.password_hash))
    throw new Refused({ why: 'bad-credentials' })
  if (it.goesOn !== undefined && !(await lockSession(tx, { id: it.goesOn, person: it.person })))
    throw new Refused({ why: 'not-signed-in' })
  const before = it.request.cookies[cookieName(ctx.config)]
  if (before) await tx.deleteFrom('session').where('token_hash', '=', digestOf(before)).execute()
  const actor = await loadActor(tx, it.person as PersonId, it.at)
  const row = await readStanding(tx, it.person)
  const { token, digest } = newToken(ctx)
  const id = ctx.dice.id(it.at)
  const second = it.second ? new Date(it.at) : null
  const { owes } = standingOf(ctx.config, actor, { ...row, second_at: second }, it.at)
  const staff = row.staff.length > 0
  const lasts = owes === 'code' ? secondStep : longest
  const endsAt = it.at + lasts
  const idleUntil = it.at + Math.min(idleFor[staff ? 'staff' : 'unit'], lasts)
  const confirmedAt = it.confirmedAt ?? it.at
  await tx
    .insertInto('session')
    .values({
      token_hash: digest,
      id,
      person: it.person,
      created_at: new Date(it.at),
      last_seen: new Date(it.at),
      confirmed_at: new Date(confirmedAt),
      idle_until: new Date(idleUntil),
      ends_at: new Date(endsAt),
      agent: (it.request.headers['user-agent'] ?? '').slice(0, 200),
      address: it.request.ip,
      second_at: second,
    })
    .execute()
  if (owes !== 'code') await noteDevice(tx, ctx, { ...it, agent: it.request.headers['user-agent'] ?? '' })
  it.reply.setCookie(cookieName(ctx.config), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: overHttps(ctx.config),
  })
  return { id, idleUntil, endsAt, confirmedAt, owes, actor }
}

/**
 * Takes the person and the session for the rest of the transaction; false where the session was ended while the request waited,
 * as setting a new password ends them all: what it proved counts no more.
 */
export async function lockSession(
  tx: Tx,
  { id, person }: { readonly id: string; readonly person: string },
): Promise<boolean> {
  await lockPerson(tx, person)
  const row = await tx.selectFrom('session').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  return row !== undefined
}

/** A session just begun, as the answer to signing in tells of it. */
export interface Opened {
  readonly id: string
  readonly idleUntil: Instant
  readonly endsAt: Instant
  readonly confirmedAt: Instant
  readonly owes: Debt | null
  readonly actor: Actor
}

/** Moves the idle limit on, never past the absolute one. */
export async function extendSession(ctx: Context, session: SignedIn, at: Instant): Promise<Instant> {
  const { worksIn, districts, triage, leader, sysAdmin, auditor } = session.actor
  const staff = worksIn.length + districts.length > 0 || triage || leader || sysAdmin || auditor
  const idleUntil = Math.min(at + idleFor[staff ? 'staff' : 'unit'], session.endsAt)
  await ctx.db
    .updateTable('session')
    .set({ last_seen: new Date(at), idle_until: new Date(idleUntil) })
    .where('id', '=', session.id)
    .execute()
  return idleUntil
}

/** Ends every session of a person but the one named. */
export const endOtherSessions = (tx: Tx, person: string, keep: string | null) =>
  tx
    .deleteFrom('session')
    .where('person', '=', person)
    .$if(keep !== null, (it) => it.where('id', '<>', keep ?? ''))
    .execute()

export function forgetCookie(ctx: Context, reply: FastifyReply): void {
  reply.clearCookie(cookieName(ctx.config), { path: '/', httpOnly: true, sameSite: 'lax' })
}
