import type { orgs } from '#api/orgs.ts'
import type { Instant } from '#core/instant.ts'
import { canonicalCreditCode, readCreditCode } from '#core/org/credit-code.ts'
import type { Org } from '#core/org/org.ts'
import type { Actor } from '#core/permission/actor.ts'
import { administrableOrg, readableOrg } from '#core/permission/org.ts'
import { keepsAccounts } from '#core/permission/person.ts'
import { acceptInvitation, invite, revokeInvitation } from '../commands/org/invitations.ts'
import { changeMember, handOver, join, removeMember } from '../commands/org/members.ts'
import { changeProfile, changeSettings } from '../commands/org/profile.ts'
import { registerOrg } from '../commands/org/register.ts'
import { overridePath, refuseOrg, verifyOrg } from '../commands/org/verify.ts'
import type { Context } from '../context.ts'
import { loadActor } from '../db/actors.ts'
import { readCursor } from '../db/cursor.ts'
import { listOrgs } from '../db/org-list.ts'
import { findOrg } from '../db/orgs.ts'
import { orgPath, presentInvitations, presentMembers, presentOrg } from '../present/org.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { unitProfileForm } from '../unit-profile.ts'

async function found(ctx: Context, id: string): Promise<Org> {
  const org = await findOrg(ctx.db, id)
  if (!org) throw new Refused({ why: 'not-found' })
  return org
}

/** The unit as it stands after a change, to whoever made it. */
async function shown(ctx: Context, actor: Actor, id: string, at: Instant) {
  const org = granted(readableOrg(actor, await found(ctx, id)))
  return { org: await presentOrg(ctx, actor, org, at) }
}

export const orgRoutes = {
  'GET /orgs/lookup': async (ctx, { query }) => {
    const read = readCreditCode(query.creditCode)
    if (!read.ok) return { shape: false, checkDigitFits: false, hint: null, known: null }
    const row = await ctx.db
      .selectFrom('org')
      .select(['id', 'name', 'verified_at'])
      .where('credit_code', '=', canonicalCreditCode(query.creditCode))
      .executeTakeFirst()
    return {
      shape: true,
      checkDigitFits: read.value.checkFits,
      hint: read.value.hint,
      known: row ? { id: row.id, name: row.name, verified: row.verified_at !== null } : null,
    }
  },

  'POST /orgs': async (ctx, { actor, body, at }) => {
    const { id } = granted(await registerOrg(ctx, { ...body, actor, at }))
    return shown(ctx, await loadActor(ctx.db, actor.person, at), id, at)
  },

  'POST /orgs/:id/join': async (ctx, { actor, params, at }) => {
    granted(await join(ctx, { actor, org: params.id, at }))
    return {}
  },

  'GET /orgs/:id': (ctx, { actor, params, at }) => shown(ctx, actor, params.id, at),

  'GET /unit-profile-form': async (ctx) => {
    const installed = await ctx.calls.current()
    const lists: Record<string, unknown[]> = {}
    for (const name of ['industries', 'districts', 'orgTypes']) {
      const all = installed.flatMap(({ call }) => call.lists[name] ?? [])
      lists[name] = [...new Map(all.map((it) => [it.code, it])).values()]
    }
    return { form: unitProfileForm(), lists }
  },

  'PUT /orgs/:id/profile': async (ctx, { actor, params, body, at }) => {
    granted(await changeProfile(ctx, { actor, org: params.id, at, ...body }))
    return shown(ctx, actor, params.id, at)
  },

  'PUT /orgs/:id/settings': async (ctx, { actor, params, body, at }) => {
    granted(await changeSettings(ctx, { actor, org: params.id, at, ...body }))
    return shown(ctx, actor, params.id, at)
  },

  'GET /orgs/:id/members': async (ctx, { actor, params, at }) => {
    const org = granted(administrableOrg(actor, await found(ctx, params.id)))
    return {
      members: await presentMembers(ctx, org.id),
      invitations: await presentInvitations(ctx, org.id, at),
    }
  },

  'POST /orgs/:id/invitations': async (ctx, { actor, params, body, at }) => {
    granted(await invite(ctx, { actor, org: params.id, at, ...body }))
    return {}
  },

  'DELETE /orgs/:id/invitations/:invitation': async (ctx, { actor, params, at }) => {
    granted(await revokeInvitation(ctx, { actor, org: params.id, invitation: params.invitation, at }))
    return {}
  },

  'POST /invitations/accept': async (ctx, { actor, body, at }) =>
    granted(await acceptInvitation(ctx, { actor, token: body.token, at })),

  'PUT /orgs/:id/members/:person': async (ctx, { actor, params, body, at }) => {
    granted(await changeMember(ctx, { actor, org: params.id, person: params.person, at, ...body }))
    return {}
  },

  'DELETE /orgs/:id/members/:person': async (ctx, { actor, params, at }) => {
    granted(await removeMember(ctx, { actor, org: params.id, person: params.person, at }))
    return {}
  },

  'POST /orgs/:id/hand-over': async (ctx, { actor, session, params, body, at }) => {
    const { confirmedAt } = session
    granted(await handOver(ctx, { actor, org: params.id, to: body.to, confirmedAt, at }))
    return {}
  },

  'GET /admin/orgs': async (ctx, { actor, query }) => {
    const keeper = granted(keepsAccounts(actor))
    const after = granted(readCursor(query.cursor || undefined))
    const { orgs, total, next } = await listOrgs(ctx.db, keeper, {
      q: query.q,
      waiting: query.waiting,
      after,
    })
    const [first] = await ctx.calls.current()
    return {
      orgs: orgs.map((it) => ({
        id: it.id,
        name: it.name,
        creditCode: it.creditCode,
        type: it.type,
        district: it.district,
        verified: it.verifiedAt !== null,
        checkDigitFits: it.checkDigitFits,
        path: orgPath(it, first),
        pathReason: it.pathReason,
        refusedReason: it.refusedReason,
        createdAt: it.createdAt,
        held: it.held,
      })),
      total,
      next,
    }
  },

  'POST /admin/orgs/:id/verify': async (ctx, { actor, params, at }) => {
    granted(await verifyOrg(ctx, { actor, org: params.id, at }))
    return {}
  },

  'POST /admin/orgs/:id/refuse': async (ctx, { actor, params, body, at }) => {
    granted(await refuseOrg(ctx, { actor, org: params.id, reason: body.reason, at }))
    return {}
  },

  'PUT /admin/orgs/:id/path': async (ctx, { actor, params, body, at }) => {
    granted(await overridePath(ctx, { actor, org: params.id, path: body.path, reason: body.reason, at }))
    return {}
  },
} satisfies HandlersOf<typeof orgs>
