import type { personal } from '#api/personal.ts'
import { keepsAccounts } from '#core/permission/person.ts'
import { keepsSite } from '#core/permission/site.ts'
import { confirmed } from '#core/person/confirmation.ts'
import { terms } from '#core/person/retention.ts'
import { keepPace } from '../auth/pace.ts'
import {
  askErasure,
  carryOut,
  lookAtErasure,
  refuseErasure,
  withdrawErasure,
} from '../commands/person/erase.ts'
import { revealExpert, revealPerson } from '../commands/person/reveal.ts'
import { daysKept, setDaysKept } from '../commands/site/retention.ts'
import { heldAbout } from '../db/held-about.ts'
import { heldNames } from '../present/held-names.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** It goes through every fact there is: nobody needs it often. */
const pace = { most: 30, within: 60_000 }

export const personalRoutes = {
  'GET /me/data': async (ctx, { actor, at }) => {
    keepPace(ctx, `own-data:${actor.person}`, at, pace)
    const sections = await heldAbout(ctx.db, actor.person)
    return { at, sections, names: await heldNames(ctx, sections) }
  },

  'GET /me/erasure': async (ctx, { actor, at }) => {
    keepPace(ctx, `own-data:${actor.person}`, at, pace)
    const last = await ctx.db
      .selectFrom('erasure')
      .select(['asked_at', 'outcome', 'reason'])
      .where('person', '=', actor.person)
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    const look = await lookAtErasure(ctx.db, actor.person)
    if (!look) throw new Refused({ why: 'not-found' })
    return {
      asked: last ? { askedAt: last.asked_at.getTime(), outcome: last.outcome, reason: last.reason } : null,
      look: { ...look, ties: { ...look.ties } },
    }
  },

  'POST /me/erasure': async (ctx, { actor, session, at }) => {
    granted(confirmed(session.confirmedAt, at))
    return granted(await askErasure(ctx, { person: actor.person, by: actor.person, at }))
  },

  'DELETE /me/erasure': async (ctx, { actor, at }) => {
    granted(await withdrawErasure(ctx, actor.person, at))
    return {}
  },

  'GET /admin/personal': async (ctx, { actor }) => {
    granted(keepsAccounts(actor))
    const rows = await ctx.db
      .selectFrom('erasure as e')
      .innerJoin('person as p', 'p.id', 'e.person')
      .select(['e.id', 'e.person', 'p.name', 'e.asked_at', 'e.decided_at', 'e.outcome'])
      .orderBy('e.decided_at', (it) => it.desc().nullsFirst())
      .orderBy('e.asked_at', 'desc')
      .limit(200)
      .execute()
    const requests = []
    for (const it of rows) {
      const look =
        it.decided_at === null ? await lookAtErasure(ctx.db, it.person, { stays: false }) : undefined
      requests.push({
        id: it.id,
        person: { id: it.person, name: it.name },
        askedAt: it.asked_at.getTime(),
        decidedAt: it.decided_at?.getTime() ?? null,
        outcome: it.outcome,
        look: look ? { ...look, ties: { ...look.ties } } : null,
      })
    }
    const days = await daysKept(ctx.db)
    return {
      requests,
      terms: Object.entries(days).map(([kept, it]) => ({
        kept,
        days: it,
        ...terms[kept as keyof typeof terms],
      })),
    }
  },

  'POST /admin/erasures/:id/carry-out': async (ctx, { actor, session, params, at }) => {
    const keeper = granted(keepsAccounts(actor))
    granted(confirmed(session.confirmedAt, at))
    const { goes, stays, backups } = granted(await carryOut(ctx, { id: params.id, by: keeper.person, at }))
    return { goes, stays, backups: [...backups] }
  },

  'POST /admin/erasures/:id/refuse': async (ctx, { actor, params, body, at }) => {
    const keeper = granted(keepsAccounts(actor))
    granted(await refuseErasure(ctx, { id: params.id, by: keeper.person, reason: body.reason, at }))
    return {}
  },

  'PUT /admin/retention': async (ctx, { actor, session, body, at }) => {
    const keeper = granted(keepsSite(actor))
    granted(confirmed(session.confirmedAt, at))
    granted(await setDaysKept(ctx, { by: keeper.person, days: body.days, at }))
    return {}
  },

  'POST /admin/people/:id/reveal': async (ctx, { actor, params, at }) => {
    const keeper = granted(keepsAccounts(actor))
    return { mobile: granted(await revealPerson(ctx, keeper, params.id as typeof actor.person, at)) }
  },

  'POST /experts/:id/reveal': async (ctx, { actor, params, at }) => ({
    mobile: granted(await revealExpert(ctx, actor, params.id, at)),
  }),
} satisfies HandlersOf<typeof personal>
