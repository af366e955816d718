import type { FastifyReply, FastifyRequest } from 'fastify'
import type { factors } from '#api/factors.ts'
import { confirmed } from '#core/person/confirmation.ts'
import { beginOuter, finishOuter } from '../auth/outer.ts'
import { optionsToSignIn, passkeysWork } from '../auth/passkey.ts'
import { openSession, type SignedIn } from '../auth/session.ts'
import { giveCode } from '../commands/person/give-code.ts'
import { needsFactor } from '../commands/person/may-remove.ts'
import { findOuter, unlinkOuter } from '../commands/person/outer-identity.ts'
import {
  addPasskey,
  beginPasskey,
  removePasskey,
  renamePasskey,
  signInByPasskey,
} from '../commands/person/passkey.ts'
import { renewRecoveryCodes } from '../commands/person/recovery-codes.ts'
import { beginTotp, confirmTotp, removeTotp } from '../commands/person/totp.ts'
import type { Context } from '../context.ts'
import { factorsOf } from '../db/factors.ts'
import { presentMe } from '../present/me.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** A session that was given a factor begins anew, under another secret (session fixation, ASVS 7.2.4). */
async function proven(
  ctx: Context,
  it: {
    readonly session: SignedIn
    readonly at: number
    readonly request: FastifyRequest
    readonly reply: FastifyReply
  },
) {
  const { id: goesOn, person, confirmedAt } = it.session
  const opened = await ctx.db
    .transaction()
    .execute((tx) => openSession(tx, ctx, { ...it, person, confirmedAt, second: true, goesOn }))
  return presentMe(ctx, person, opened)
}

/** What authenticators and devices list the account under. */
const siteName = ({ config }: Context): string =>
  config.site.sponsor || `Zhinan ${new URL(config.publicUrl).hostname}`

const outerOf = ({ config }: Context) => {
  if (config.outerSignIn === null) throw new Refused({ why: 'not-found' })
  return config.outerSignIn
}

/** Only an address of this site, and never one that leaves by two slashes. */
const within = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])/.test(next) ? next : ''

export const factorRoutes = {
  'GET /me/factors': async (ctx, { session, at }) => ({
    required: await ctx.db.transaction().execute((tx) => needsFactor(tx, ctx, session, at)),
    ...(await factorsOf(ctx.db, session.person, ctx.config.outerSignIn?.issuer ?? null)),
  }),

  'POST /me/totp': async (ctx, { session, at }) => {
    granted(confirmed(session.confirmedAt, at))
    return granted(await beginTotp(ctx, session, { issuer: siteName(ctx), at }))
  },

  'POST /me/totp/confirm': async (ctx, { session, body, at, request, reply }) => {
    const codes = granted(await confirmTotp(ctx, session, { code: body.code, address: request.ip, at }))
    return { recoveryCodes: [...codes], me: await proven(ctx, { session, at, request, reply }) }
  },

  'DELETE /me/totp': async (ctx, { session, at }) => {
    granted(confirmed(session.confirmedAt, at))
    granted(await removeTotp(ctx, session, at))
    return {}
  },

  'POST /me/recovery-codes': async (ctx, { session, at }) => {
    granted(confirmed(session.confirmedAt, at))
    return { recoveryCodes: [...granted(await renewRecoveryCodes(ctx, session, at))] }
  },

  'POST /me/passkeys/options': async (ctx, { session, at }) => {
    granted(confirmed(session.confirmedAt, at))
    return { ...granted(await beginPasskey(ctx, session, { site: siteName(ctx), at })) }
  },

  'POST /me/passkeys': async (ctx, { session, body, at, request, reply }) => {
    granted(confirmed(session.confirmedAt, at))
    const { id, recoveryCodes } = granted(await addPasskey(ctx, session, { ...body, at }))
    return { id, recoveryCodes: [...recoveryCodes], me: await proven(ctx, { session, at, request, reply }) }
  },

  'PATCH /me/passkeys/:id': async (ctx, { session, params, body }) => {
    granted(await renamePasskey(ctx, session, { id: params.id, name: body.name }))
    return {}
  },

  'DELETE /me/passkeys/:id': async (ctx, { session, params, at }) => {
    granted(confirmed(session.confirmedAt, at))
    granted(await removePasskey(ctx, session, { id: params.id, at }))
    return {}
  },

  'DELETE /me/outer-identity': async (ctx, { session, at }) => {
    granted(confirmed(session.confirmedAt, at))
    granted(await unlinkOuter(ctx, session, { issuer: outerOf(ctx).issuer, at }))
    return {}
  },

  'POST /session/code': async (ctx, { session, body, at, request, reply }) => {
    granted(await giveCode(ctx, session.person, { code: body.code, address: request.ip, at }))
    return { me: await proven(ctx, { session, at, request, reply }) }
  },

  'POST /session/passkey/options': async (ctx, { at }) => {
    if (!passkeysWork(ctx.config)) throw new Refused({ why: 'not-found' })
    return { ...(await optionsToSignIn(ctx, at)) }
  },

  'POST /session/passkey': async (ctx, { body, at, request, reply }) => {
    const person = granted(await signInByPasskey(ctx, { given: body.given, at }))
    const opened = await ctx.db
      .transaction()
      .execute((tx) => openSession(tx, ctx, { person, at, request, reply, second: true }))
    return { me: await presentMe(ctx, person, opened) }
  },

  'POST /session/oidc': async (ctx, { body, at, reply }) => ({
    url: granted(await beginOuter(ctx, outerOf(ctx), { next: within(body.next), at, reply })),
  }),

  'GET /session/oidc/callback': async (ctx, { at, request, reply }) => {
    const service = outerOf(ctx)
    const said = await finishOuter(ctx, service, { request, reply, at })
    const found = said && (await findOuter(ctx, service, { ...said, at }))
    const backWith = (outer: string, next = '') =>
      reply.redirect(`/sign-in?${new URLSearchParams({ outer, ...(next ? { next } : {}) }).toString()}`)
    if (!said || !found) return backWith('failed')
    if (!found.ok) return backWith(found.error, said.next)
    // The service may ask as many factors as it likes: what it asked is not ours to know, so it counts as the password does.
    await ctx.db
      .transaction()
      .execute((tx) =>
        openSession(tx, ctx, { person: found.value, at, request, reply, confirmedAt: said.signedInAt }),
      )
    return backWith('done', said.next)
  },
} satisfies HandlersOf<typeof factors>
