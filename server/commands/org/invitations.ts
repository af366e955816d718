import { accept as decideAcceptance } from '#core/decide/org/members.ts'
import type { OrgId, PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { type Org, orgSubject, type UnitRoles } from '#core/org/org.ts'
import type { Actor } from '#core/permission/actor.ts'
import { administrableOrg } from '#core/permission/org.ts'
import { readEmail } from '#core/person/account.ts'
import { readName } from '#core/person/name.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sentences } from '#text/sentences.ts'
import { digestOf, newToken } from '../../auth/token.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { adminsOf, lockOrg, membersOf, storeMember } from '../../db/orgs.ts'
import { notify } from '../../mail/notify.ts'
import { post } from '../../mail/post.ts'
import { changeOrg, nameOf, type Wish } from './change.ts'

const lasts = 7 * 86_400_000
/** More open invitations than any unit needs, and few enough not to be a way of sending unwanted mail. */
const openAtMost = 100

/** Invites somebody by mail; an earlier invitation to the same address gives way to this one. */
export const invite = (
  ctx: Context,
  wish: Wish & UnitRoles & { readonly name: string; readonly email: string },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, administrableOrg, async (tx, org) => {
    const email = readEmail(wish.email)
    const name = readName(wish.name)
    if (email === undefined)
      return err({ why: 'bad-input', problems: [{ at: 'email', problem: 'not-an-email' }] })
    if (name === undefined)
      return err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-name' }] })
    if (!wish.filer && !wish.reviewer && !wish.admin)
      return err({ why: 'bad-input', problems: [{ at: 'roles', problem: 'too-few' }] })
    const invited = await tx
      .selectFrom('person')
      .leftJoin('member', (on) => on.onRef('member.person', '=', 'person.id').on('member.org', '=', org.id))
      .select(['person.language', 'member.state'])
      .where('person.email', '=', email)
      .executeTakeFirst()
    if (invited?.state === 'active') return err({ why: 'already', what: 'member' })
    await revokeOpen(tx, org.id, { email }, wish.at)
    if ((await openOf(tx, org.id, wish.at)) >= openAtMost)
      return err({ why: 'slow-down', retryAfter: 86_400, challenge: false })
    const by = { person: wish.actor.person, name: await nameOf(tx, wish.actor.person) }
    const roles = { filer: wish.filer, reviewer: wish.reviewer, admin: wish.admin }
    const language = invited?.language === 'en' ? 'en' : 'zh-CN'
    const id = await sendInvitation(tx, ctx, { org, email, name, roles, by, language, at: wish.at })
    return ok({
      facts: [{ happened: 'member-invited', detail: { invitation: id, ...roles } }],
      value: undefined,
    })
  })

/** Writes an invitation down and posts its letter; gives its id. */
export async function sendInvitation(
  tx: Tx,
  ctx: Context,
  it: {
    readonly org: Pick<Org, 'id' | 'name'>
    readonly name: string
    readonly email: string
    readonly roles: UnitRoles
    readonly by: { readonly person: PersonId; readonly name: string }
    readonly language: 'zh-CN' | 'en'
    readonly at: Instant
  },
): Promise<string> {
  const { org, name, email, roles, by, at } = it
  const { token, digest } = newToken(ctx)
  const id = ctx.dice.id(at)
  await tx
    .insertInto('invitation')
    .values({
      id,
      org: org.id,
      email,
      name,
      ...roles,
      token_hash: digest,
      by_person: by.person,
      at: new Date(at),
      expires_at: new Date(at + lasts),
    })
    .execute()
  const link = `${ctx.config.publicUrl}/invitation#${token}`
  const words = sentences(it.language).mail.invitation({ name, org: org.name, by: by.name, link })
  await post(tx, ctx, { to: email, person: null, sort: 'invitation', words, at })
  return id
}

/** Takes an invitation back; the link then says that it has expired. */
export const revokeInvitation = (
  ctx: Context,
  wish: Wish & { readonly invitation: string },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, administrableOrg, async (tx, org) => {
    const revoked = await revokeOpen(tx, org.id, { id: wish.invitation }, wish.at)
    return revoked ? ok({ facts: [], value: undefined }) : err({ why: 'not-found' })
  })

/** Whoever follows the link joins: the letter reached the person whom the unit meant. */
export async function acceptInvitation(
  ctx: Context,
  { actor, token, at }: { readonly actor: Actor; readonly token: string; readonly at: Instant },
): Promise<Result<{ readonly org: OrgId; readonly name: string }, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const offered = await tx
      .updateTable('invitation')
      .set({ accepted_at: new Date(at) })
      .where('token_hash', '=', digestOf(token))
      .where('accepted_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', new Date(at))
      .returning(['org', 'filer', 'reviewer', 'admin', 'by_person'])
      .executeTakeFirst()
    const org = offered && (await lockOrg(tx, offered.org))
    if (!org) return err({ why: 'expired-link' })
    const { member, facts } = decideAcceptance(await membersOf(tx, org.id), actor.person, offered)
    await storeMember(tx, org.id, member, at)
    await append(tx, orgSubject(org.id), facts, actor.person, at)
    const params = { person: await nameOf(tx, actor.person), org: org.name }
    for (const person of await adminsOf(tx, org.id))
      if (person !== actor.person)
        await notify(tx, ctx, { person, sort: 'invitation-accepted', params, org: org.id, at })
    return ok({ org: org.id, name: org.name })
  })
}

export async function revokeOpen(
  tx: Tx,
  org: OrgId,
  which: { readonly email: string } | { readonly id: string },
  at: Instant,
): Promise<boolean> {
  const revoked = await tx
    .updateTable('invitation')
    .set({ revoked_at: new Date(at) })
    .where('org', '=', org)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where((eb) => ('email' in which ? eb('email', '=', which.email) : eb('id', '=', which.id)))
    .returning('id')
    .execute()
  return revoked.length > 0
}

const openOf = async (tx: Tx, org: OrgId, at: Instant): Promise<number> => {
  const { count } = await tx
    .selectFrom('invitation')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('org', '=', org)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', new Date(at))
    .executeTakeFirstOrThrow()
  return count
}
