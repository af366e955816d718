import type { session } from '#api/session.ts'
import { passkeysWork } from '../auth/passkey.ts'
import { acceptProof, makeChallenge } from '../auth/proof.ts'
import { endOtherSessions, extendSession, forgetCookie, openSession } from '../auth/session.ts'
import { changeMe } from '../commands/person/me.ts'
import { askReset, changePassword, confirmPassword, finishReset } from '../commands/person/password.ts'
import { register, verifyEmail } from '../commands/person/register.ts'
import { signIn } from '../commands/person/sign-in.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { buildId } from '../present/build.ts'
import { presentMe } from '../present/me.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Sign-ins to show on the first page; only a demonstration has any, and it keeps them among its settings. */
async function demoSignIns({ config, db }: Context) {
  if (config.mode !== 'demo') return []
  const row = await db
    .selectFrom('setting')
    .select('value')
    .where('key', '=', 'demo-sign-ins')
    .executeTakeFirst()
  return Array.isArray(row?.value) ? (row.value as { email: string; password: string; role: string }[]) : []
}

const footerOf = ({ site }: Config): Record<string, string> =>
  Object.fromEntries(Object.entries(site).filter(([, text]) => text !== ''))

async function demandProof(ctx: Context, proof: string, at: number): Promise<void> {
  if (!(await acceptProof(ctx, proof, at)))
    throw new Refused({ why: 'slow-down', retryAfter: 1, challenge: true })
}

export const sessionRoutes = {
  'GET /site': async (ctx) => ({
    demo: ctx.config.mode === 'demo',
    now: ctx.now(),
    build: buildId(),
    footer: footerOf(ctx.config),
    demoSignIns: await demoSignIns(ctx),
    passkeys: passkeysWork(ctx.config),
    outerSignIn: ctx.config.outerSignIn?.name ?? null,
  }),

  'GET /session': async (ctx, { session }) => ({
    me: session ? await presentMe(ctx, session.person, session) : null,
    now: ctx.now(),
  }),

  'POST /session': async (ctx, { body, at, request, reply }) => {
    const person = granted(
      await signIn(ctx, {
        account: body.account,
        password: body.password,
        proof: body.proof,
        address: request.ip,
        at,
      }),
    )
    const { id, password_hash: fitted } = person
    const opened = await ctx.db
      .transaction()
      .execute((tx) => openSession(tx, ctx, { person: id, at, request, reply, fitted }))
    return { me: await presentMe(ctx, id, opened) }
  },

  'DELETE /session': async (ctx, { session, reply }) => {
    if (session) await ctx.db.deleteFrom('session').where('id', '=', session.id).execute()
    forgetCookie(ctx, reply)
    return {}
  },

  'POST /session/extend': async (ctx, { session, at }) => ({
    idleUntil: await extendSession(ctx, session, at),
    endsAt: session.endsAt,
  }),

  'POST /session/confirm': async (ctx, { session, body, at, request }) => {
    granted(await confirmPassword(ctx, { session, password: body.password, address: request.ip, at }))
    return { confirmedAt: at }
  },

  'GET /sessions': async (ctx, { session, at }) => {
    const rows = await ctx.db
      .selectFrom('session')
      .select(['id', 'created_at', 'last_seen', 'agent', 'address'])
      .where('person', '=', session.person)
      .where('idle_until', '>', new Date(at))
      .where('ends_at', '>', new Date(at))
      .orderBy('last_seen', 'desc')
      .orderBy('id')
      .execute()
    return {
      sessions: rows.map((it) => ({
        id: it.id,
        createdAt: it.created_at.getTime(),
        lastSeen: it.last_seen.getTime(),
        agent: it.agent,
        address: it.address,
        current: it.id === session.id,
      })),
    }
  },

  'DELETE /sessions': async (ctx, { session }) => {
    const ended = await ctx.db.transaction().execute((tx) => endOtherSessions(tx, session.person, session.id))
    return { ended: Number(ended[0]?.numDeletedRows ?? 0) }
  },

  'DELETE /sessions/:id': async (ctx, { session, params }) => {
    const ended = await ctx.db
      .deleteFrom('session')
      .where('id', '=', params.id)
      .where('person', '=', session.person)
      .returning('id')
      .executeTakeFirst()
    if (!ended) throw new Refused({ why: 'not-found' })
    return {}
  },

  'GET /challenge': async (ctx, { at }) => ({ ...(await makeChallenge(ctx, at)) }),

  'POST /registration': async (ctx, { body, at }) => {
    await demandProof(ctx, body.proof, at)
    granted(await register(ctx, { ...body, mobile: body.mobile, at }))
    return {}
  },

  'POST /registration/verify': async (ctx, { body, at, request, reply }) => {
    const opened = await ctx.db.transaction().execute(async (tx) => {
      const person = await verifyEmail(tx, body.token, at)
      if (!person.ok) return person
      await endOtherSessions(tx, person.value.id, null)
      const session = await openSession(tx, ctx, { person: person.value.id, at, request, reply })
      return { ok: true as const, value: { person: person.value.id, session } }
    })
    const { person, session } = granted(opened)
    return { me: await presentMe(ctx, person, session) }
  },

  'POST /password-reset': async (ctx, { body, at }) => {
    await demandProof(ctx, body.proof, at)
    granted(await askReset(ctx, body.email, at))
    return {}
  },

  'POST /password-reset/finish': async (ctx, { body, at, reply }) => {
    granted(await finishReset(ctx, { token: body.token, password: body.password, at }))
    forgetCookie(ctx, reply)
    return {}
  },

  'PATCH /me': async (ctx, { session, body }) => {
    granted(await changeMe(ctx, session.person, body))
    return { me: await presentMe(ctx, session.person, session) }
  },

  'PUT /me/password': async (ctx, { session, body, at, request }) => {
    granted(
      await changePassword(ctx, {
        session,
        current: body.current,
        password: body.password,
        address: request.ip,
        at,
      }),
    )
    return {}
  },
} satisfies HandlersOf<typeof session>
