import type { experts } from '#api/experts.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import { keepPace } from '../auth/pace.ts'
import { choicesIn } from '../commands/expert/entry.ts'
import { answerInvitation, invitedBy, inviteExperts, issuerOf } from '../commands/expert/invite.ts'
import { addExpert, changeExpert, changeOwnProfile, retireExpert } from '../commands/expert/keep.ts'
import { whatIf } from '../commands/expert/what-if.ts'
import { readCursor } from '../db/cursor.ts'
import { listExperts } from '../db/expert-list.ts'
import { expertOfPerson, loadExpert } from '../db/experts.ts'
import { presentExpert, presentExpertRow } from '../present/expert.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

const minute = 60_000

/** The pool of experts: kept by the bureau, answered and filled in by experts themselves. */
export const expertRoutes: HandlersOf<typeof experts> = {
  'GET /experts': async (ctx, { actor, query }) => {
    granted(mayKeepExperts(actor))
    const { q, state, field, keyword, cursor, limit } = query
    const after = granted(readCursor(cursor || undefined, 'text'))
    const { rows, counts, next } = await listExperts(
      ctx.db,
      { q, state, field: field || undefined, keyword },
      { after, limit },
    )
    const total = state === undefined ? Object.values(counts).reduce((a, b) => a + b, 0) : counts[state]
    return { items: rows.map(presentExpertRow), total, counts, next }
  },
  'GET /expert-choices': async (ctx, { actor }) => {
    if (!mayKeepExperts(actor).ok && !(await expertOfPerson(ctx.db, actor.person)))
      throw new Refused({ why: 'not-yours' })
    const { fields, disciplines } = await choicesIn(ctx)
    return { fields: [...fields], disciplines: [...disciplines] }
  },
  'POST /experts': async (ctx, { actor, body, at }) => ({
    id: granted(await addExpert(ctx, actor, body, at)).id,
  }),
  'GET /experts/:id': async (ctx, { actor, params }) => {
    granted(mayKeepExperts(actor))
    const it = await loadExpert(ctx.db, params.id)
    if (!it) throw new Refused({ why: 'not-found' })
    return { expert: await presentExpert(ctx, it) }
  },
  'PUT /experts/:id': async (ctx, { actor, params, body: { revision, ...entry }, at }) => {
    const it = granted(await changeExpert(ctx, actor, params.id, entry, { revision, at }))
    return { expert: await presentExpert(ctx, it) }
  },
  'POST /experts/:id/retire': async (ctx, { actor, params, body: { revision }, at }) => {
    const { expert, tasks } = granted(await retireExpert(ctx, actor, params.id, { revision, at }))
    return { expert: await presentExpert(ctx, expert), tasks }
  },
  'POST /experts/invite': async (ctx, { actor, body, at }) =>
    granted(await inviteExperts(ctx, actor, { ...body, at })),
  'GET /experts/:id/conflicts': async (ctx, { actor, params, query }) => {
    const found = granted(await whatIf(ctx, actor, params.id, query.subject))
    return { found: found && { ...found, conflicts: found.conflicts.map((it) => ({ ...it })) } }
  },
  'POST /expert-invitations/read': async (ctx, { body, at, request }) => {
    keepPace(ctx, `expert-invitation:${request.ip}`, at, { most: 60, within: minute })
    const { expert, until } = granted(await invitedBy(ctx.db, body.token, at))
    return { name: expert.name, orgName: expert.orgName, issuer: await issuerOf(ctx), until }
  },
  'POST /expert-invitations/accept': async (ctx, { actor, body, at }) => {
    const said = { yes: true, person: actor.person } as const
    granted(await answerInvitation(ctx, { token: body.token, said, by: actor.person, at }))
    return {}
  },
  'POST /expert-invitations/decline': async (ctx, { actor, body, at }) => {
    const by = actor?.person ?? null
    granted(await answerInvitation(ctx, { token: body.token, said: { yes: false }, by, at }))
    return {}
  },
  'GET /judging/profile': async (ctx, { actor }) => {
    const it = await expertOfPerson(ctx.db, actor.person)
    return { expert: it?.state === 'active' ? await presentExpert(ctx, it, 'own') : null }
  },
  'PUT /judging/profile': async (ctx, { actor, body: { revision, ...own }, at }) => {
    const it = granted(await changeOwnProfile(ctx, actor, own, { revision, at }))
    return { expert: await presentExpert(ctx, it, 'own') }
  },
}
