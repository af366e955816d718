import {
  ask,
  changeMember as decideChange,
  handOver as decideHandOver,
  removeMember as decideRemoval,
} from '#core/decide/org/members.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { type DeputyDays, type Org, orgSubject, type UnitRoles } from '#core/org/org.ts'
import type { Actor } from '#core/permission/actor.ts'
import { administrableOrg } from '#core/permission/org.ts'
import { confirmed } from '#core/person/confirmation.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { adminsOf, lockOrg, membersOf, storeMember } from '../../db/orgs.ts'
import { notify } from '../../mail/notify.ts'
import { changeOrg, nameOf, type Wish } from './change.ts'

/** Asks to be let in; asking again changes nothing. */
export async function join(ctx: Context, { actor, org: id, at }: Wish): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const org = await lockOrg(tx, id)
    if (!org) return err({ why: 'not-found' })
    const decided = ask(await membersOf(tx, org.id), actor.person)
    if (!decided.ok) return decided
    if (!decided.value) return ok(undefined)
    await storeMember(tx, org.id, decided.value.member, at)
    await append(tx, orgSubject(org.id), decided.value.facts, actor.person, at)
    const params = { person: await nameOf(tx, actor.person), org: org.name }
    for (const person of await adminsOf(tx, org.id))
      await notify(tx, ctx, { person, sort: 'member-asked', params, org: org.id, at })
    return ok(undefined)
  })
}

/** Lets somebody in, or changes what they may do. */
export const changeMember = (
  ctx: Context,
  wish: Wish & { readonly person: string } & UnitRoles & DeputyDays,
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, administrableOrg, async (tx, org) => {
    const members = await membersOf(tx, org.id)
    const before = members.find((it) => it.person === wish.person)
    const decided = decideChange(members, wish.person as PersonId, wish)
    if (!decided.ok) return decided
    const { member, facts } = decided.value
    if (facts.length === 0) return ok({ facts, value: undefined })
    await storeMember(tx, org.id, member, wish.at)
    const told = { person: member.person, org: org.id, at: wish.at }
    const { deputyFrom: from, deputyTo: to } = member
    if (member.person !== wish.actor.person) {
      const sort = before?.state === 'asked' ? 'member-let-in' : 'member-changed'
      await notify(tx, ctx, { ...told, sort, params: { org: org.name } })
    }
    if (from !== null && to !== null && (from !== before?.deputyFrom || to !== before?.deputyTo))
      await notify(tx, ctx, { ...told, sort: 'deputy-named', params: { org: org.name, from, to } })
    return ok({ facts, value: undefined })
  })

/** Takes a person out, or turns their request down; anybody may leave by themselves. */
export const removeMember = (
  ctx: Context,
  wish: Wish & { readonly person: string },
): Promise<Result<undefined, Reason>> =>
  changeOrg(ctx, wish, ownOr(administrableOrg, wish.person), async (tx, org) => {
    const members = await membersOf(tx, org.id)
    const before = members.find((it) => it.person === wish.person)
    const decided = decideRemoval(members, wish.person as PersonId)
    if (!decided.ok) return decided
    await storeMember(tx, org.id, decided.value.member, wish.at)
    if (wish.person !== wish.actor.person) {
      const sort = before?.state === 'asked' ? 'member-turned-down' : 'member-removed'
      const params = { org: org.name }
      await notify(tx, ctx, { person: wish.person, sort, params, org: org.id, at: wish.at })
    }
    return ok({ facts: decided.value.facts, value: undefined })
  })

/** Leaving one’s own unit needs no permission; whoever is no member is told that there is nothing to leave. */
const ownOr =
  <Proof extends Org>(may: (actor: Actor, org: Org) => Result<Proof, Reason>, person: string) =>
  (actor: Actor, org: Org): Result<Org, Reason> =>
    actor.person === person ? ok(org) : may(actor, org)

/** Hands the administration to another member, once the password has been given anew. */
export async function handOver(
  ctx: Context,
  wish: Wish & { readonly to: string; readonly confirmedAt: Instant },
): Promise<Result<undefined, Reason>> {
  const fresh = confirmed(wish.confirmedAt, wish.at)
  if (!fresh.ok) return fresh
  return changeOrg(ctx, wish, administrableOrg, async (tx, org) => {
    const decided = decideHandOver(await membersOf(tx, org.id), wish.actor.person, wish.to as PersonId)
    if (!decided.ok) return decided
    for (const member of decided.value.members) await storeMember(tx, org.id, member, wish.at)
    const params = { from: await nameOf(tx, wish.actor.person), org: org.name }
    await notify(tx, ctx, { person: wish.to, sort: 'admin-handed-over', params, org: org.id, at: wish.at })
    return ok({ facts: decided.value.facts, value: undefined })
  })
}
