import type { people } from '#api/people.ts'
import { rolePowers } from '#core/permission/actor.ts'
import { audits, keepableAccount, keepsAccounts } from '#core/permission/person.ts'
import { readMobile } from '#core/person/account.ts'
import { confirmed } from '#core/person/confirmation.ts'
import { keepPace } from '../auth/pace.ts'
import { resetFactors } from '../commands/person/reset-factors.ts'
import { openStaffAccount, setDisabled, setRoles, unlock } from '../commands/person/staff.ts'
import { listFacts, namesIn } from '../db/audit.ts'
import { verifyChains } from '../db/chain.ts'
import { readCursor } from '../db/cursor.ts'
import { listPeople } from '../db/person-list.ts'
import { listRefusals } from '../db/refusals.ts'
import { outbox, resend } from '../mail/outbox.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Whoever knows whose number it is asks for a few; whoever tries numbers asks for many. */
const byNumber = { most: 20, within: 60_000 }

export const peopleRoutes = {
  'GET /admin/people': async (ctx, { actor, query, at }) => {
    const keeper = granted(keepsAccounts(actor))
    if (readMobile(query.q ?? '') !== undefined)
      keepPace(ctx, `people-by-number:${actor.person}`, at, byNumber)
    const after = granted(readCursor(query.cursor || undefined))
    return listPeople(ctx.db, keeper, { q: query.q, role: query.role, after, at })
  },

  'POST /admin/people': async (ctx, { actor, session, body, at }) => {
    const keeper = granted(keepsAccounts(actor))
    granted(confirmed(session.confirmedAt, at))
    const { name, email, role, scope } = body
    return granted(await openStaffAccount(ctx, keeper, { name, email, grant: { role, scope }, at }))
  },

  'PUT /admin/people/:id/roles': async (ctx, { actor, session, params, body, at }) => {
    const keeper = granted(keepsAccounts(actor))
    const person = granted(keepableAccount(actor, params.id as typeof actor.person))
    granted(confirmed(session.confirmedAt, at))
    granted(await setRoles(ctx, keeper, { person, roles: body.roles, at }))
    return {}
  },

  'PUT /admin/people/:id/disabled': async (ctx, { actor, params, body, at }) => {
    const keeper = granted(keepsAccounts(actor))
    const person = granted(keepableAccount(actor, params.id as typeof actor.person))
    granted(await setDisabled(ctx, keeper, { person, disabled: body.disabled, at }))
    return {}
  },

  'POST /admin/people/:id/unlock': async (ctx, { actor, params }) => {
    granted(await unlock(ctx, granted(keepsAccounts(actor)), params.id))
    return {}
  },

  'POST /admin/people/:id/reset-factors': async (ctx, { actor, session, params, at }) => {
    const keeper = granted(keepsAccounts(actor))
    const person = granted(keepableAccount(actor, params.id as typeof actor.person))
    granted(confirmed(session.confirmedAt, at))
    granted(await resetFactors(ctx, { person, by: keeper.person, at }))
    return {}
  },

  'GET /admin/roles': async (_ctx, { actor }) => {
    granted(keepsAccounts(actor))
    return {
      roles: Object.fromEntries(Object.entries(rolePowers).map(([role, powers]) => [role, [...powers]])),
    }
  },

  'GET /admin/outbox': async (ctx, { actor, query }) =>
    outbox(ctx, granted(keepsAccounts(actor)), { state: query.state, cursor: query.cursor }),

  'POST /admin/outbox/:id/resend': async (ctx, { actor, params, at }) => {
    granted(await resend(ctx, granted(keepsAccounts(actor)), params.id, at))
    return {}
  },

  'GET /admin/audit': async (ctx, { actor, query }) => {
    const auditor = granted(audits(actor))
    const { subject, happened, by } = query
    const cursor = granted(readCursor(query.cursor || undefined))
    return listFacts(ctx.db, auditor, { subject, happened, by, after: cursor })
  },

  'GET /admin/refusals': async (ctx, { actor, query, request }) => {
    const auditor = granted(audits(actor))
    const after = granted(readCursor(query.cursor || undefined, 'place'))
    await request.server.storeRefusals()
    return listRefusals(ctx.db, auditor, { by: query.by, after })
  },

  'POST /admin/audit/verify': async (ctx, { actor }) => {
    granted(audits(actor))
    const verified = await verifyChains(ctx.db)
    return { ...verified, broken: [...verified.broken], names: await namesIn(ctx.db, verified.broken) }
  },
} satisfies HandlersOf<typeof people>
