import type { Call } from '#core/call/call.ts'
import { isDistrict } from '#core/decide/org/register.ts'
import type { NewFact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { type StaffRole, staffRoles } from '#core/permission/actor.ts'
import type { KeeperOfAccounts, KeptAccount } from '#core/permission/person.ts'
import { readEmail } from '#core/person/account.ts'
import { readName } from '#core/person/name.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { forgive } from '../../auth/attempts.ts'
import { noPassword } from '../../auth/password.ts'
import { endOtherSessions } from '../../auth/session.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { lockPerson } from '../../db/people.ts'
import { notify } from '../../mail/notify.ts'
import { forgiveCodes } from './give-code.ts'
import { sendResetLink } from './register.ts'

export interface Grant {
  readonly role: string
  readonly scope: string
}
interface CheckedGrant {
  readonly role: StaffRole
  readonly scope: string
}

/** Opens an account for somebody of the bureau, who sets the password by the link that is sent. */
export async function openStaffAccount(
  ctx: Context,
  keeper: KeeperOfAccounts,
  it: { readonly name: string; readonly email: string; readonly grant: Grant; readonly at: Instant },
): Promise<Result<{ readonly id: string }, Reason>> {
  const grant = checkGrant(it.grant, await inForce(ctx))
  if (!grant.ok) return grant
  return ctx.db.transaction().execute(async (tx) => {
    const opened = await openAccount(tx, ctx, { ...it, grant: grant.value, by: keeper.person })
    return opened.ok ? ok({ id: opened.value.id }) : opened
  })
}

/** The account itself; the command line opens the first one with it, before there is anybody who could. */
export async function openAccount(
  tx: Tx,
  ctx: Context,
  it: {
    readonly name: string
    readonly email: string
    readonly grant: CheckedGrant
    readonly by: PersonId | null
    readonly at: Instant
  },
): Promise<Result<{ readonly id: string; readonly link: string }, Reason>> {
  const email = readEmail(it.email)
  const name = readName(it.name)
  if (email === undefined)
    return err({ why: 'bad-input', problems: [{ at: 'email', problem: 'not-an-email' }] })
  if (name === undefined) return err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-name' }] })
  const id = ctx.dice.id(it.at) as PersonId
  const made = await tx
    .insertInto('person')
    .values({ id, email, name, password_hash: noPassword, created_at: new Date(it.at) })
    .onConflict((on) => on.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return err({ why: 'already', what: 'email' })
  await tx
    .insertInto('staff')
    .values({ person: id, ...it.grant, granted_at: new Date(it.at), granted_by: it.by })
    .execute()
  const facts: NewFact[] = [
    { happened: 'person-registered', detail: { staff: true } },
    { happened: 'role-granted', detail: { ...it.grant } },
  ]
  await append(tx, personSubject(id), facts, it.by, it.at)
  const link = await sendResetLink(tx, ctx, { id, name, email, language: 'zh-CN' }, it.at, 'staff')
  return ok({ id, link })
}

/** Sets what the bureau grants a person; what is not named is taken away. */
export async function setRoles(
  ctx: Context,
  keeper: KeeperOfAccounts,
  it: { readonly person: KeptAccount; readonly roles: readonly Grant[]; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  const calls = await inForce(ctx)
  const wanted = new Map<string, CheckedGrant>()
  for (const role of it.roles) {
    const grant = checkGrant(role, calls)
    if (!grant.ok) return grant
    wanted.set(keyOf(grant.value), grant.value)
  }
  return ctx.db.transaction().execute(async (tx) => {
    // Two administrators who take the role from each other at once would leave none.
    await tx.selectFrom('staff').select('person').where('role', '=', 'sys-admin').forUpdate().execute()
    const still = await tx
      .selectFrom('staff')
      .select('person')
      .where('role', '=', 'sys-admin')
      .where('person', '=', keeper.person)
      .executeTakeFirst()
    if (!still) return err({ why: 'not-yours' })
    const person = await lockPerson(tx, it.person)
    if (!person || person.erased_at !== null) return err({ why: 'not-found' })
    const held = await tx
      .selectFrom('staff')
      .select(['role', 'scope'])
      .where('person', '=', person.id)
      .execute()
    const gone = held.filter((role) => !wanted.has(keyOf(role)))
    const added = [...wanted.values()].filter((role) => !held.some((one) => keyOf(one) === keyOf(role)))
    for (const { role, scope } of gone)
      await tx
        .deleteFrom('staff')
        .where('person', '=', person.id)
        .where('role', '=', role)
        .where('scope', '=', scope)
        .execute()
    for (const grant of added)
      await tx
        .insertInto('staff')
        .values({ person: person.id, ...grant, granted_at: new Date(it.at), granted_by: keeper.person })
        .execute()
    if (gone.length + added.length === 0) return ok(undefined)
    const facts: NewFact[] = [
      ...gone.map((role) => ({ happened: 'role-revoked' as const, detail: { ...role } })),
      ...added.map((role) => ({ happened: 'role-granted' as const, detail: { ...role } })),
    ]
    await append(tx, personSubject(it.person), facts, keeper.person, it.at)
    await notify(tx, ctx, { person: person.id, sort: 'role-changed', params: {}, at: it.at })
    return ok(undefined)
  })
}

/** Closes an account, which ends its sessions, or opens it again. */
export async function setDisabled(
  ctx: Context,
  keeper: KeeperOfAccounts,
  it: { readonly person: KeptAccount; readonly disabled: boolean; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, it.person)
    if (!person || person.erased_at !== null) return err({ why: 'not-found' })
    if ((person.disabled_at !== null) === it.disabled) return ok(undefined)
    await tx
      .updateTable('person')
      .set({ disabled_at: it.disabled ? new Date(it.at) : null })
      .where('id', '=', person.id)
      .execute()
    if (it.disabled) await endOtherSessions(tx, person.id, null)
    const fact = { happened: 'person-disabled', detail: { disabled: it.disabled } } as const
    await append(tx, personSubject(it.person), [fact], keeper.person, it.at)
    return ok(undefined)
  })
}

/** Lets somebody try again at once who mistyped too often. */
export async function unlock(
  ctx: Context,
  _keeper: KeeperOfAccounts,
  id: string,
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, id)
    if (!person) return err({ why: 'not-found' })
    await forgive(tx, person)
    await forgiveCodes(tx, person.id)
    await tx
      .updateTable('person')
      .set({ failures: 0, locked_until: null })
      .where('id', '=', person.id)
      .execute()
    return ok(undefined)
  })
}

const keyOf = ({ role, scope }: Grant): string => `${role}/${scope}`

const inForce = async (ctx: Context): Promise<readonly Call[]> =>
  (await ctx.calls.current()).map((it) => it.call)

/** Offices and districts are the calls’; the other roles hold for the whole site. */
function checkGrant({ role, scope }: Grant, calls: readonly Call[]): Result<CheckedGrant, Reason> {
  const known = staffRoles.find((it) => it === role)
  if (!known) return err({ why: 'unknown-code', code: role })
  if (known === 'officer' || known === 'office-head')
    return calls.some((call) => call.offices.some((it) => it.code === scope))
      ? ok({ role: known, scope })
      : err({ why: 'unknown-code', code: scope })
  if (known === 'district')
    return calls.some((call) => isDistrict(call, scope))
      ? ok({ role: known, scope })
      : err({ why: 'unknown-code', code: scope })
  return ok({ role: known, scope: '' })
}
