import type { SubmitPath } from '#core/call/call.ts'
import type { OrgId, PersonId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Member, Org } from '#core/org/org.ts'
import { maskedMobile } from '#core/person/account.ts'
import type { Db, Tx } from '../context.ts'

const columns = [
  'id',
  'credit_code',
  'name',
  'type',
  'district',
  'profile_rev',
  'created_at',
  'verified_at',
  'check_digit_fits',
  'refused_reason',
  'path_override',
  'path_reason',
  'confirm_by_admin',
  'quotas',
] as const

const query = (db: Db | Tx) => db.selectFrom('org').select(columns)
type Row = Awaited<ReturnType<ReturnType<typeof query>['executeTakeFirstOrThrow']>>

/** A unit as the rules see it; the profile is read apart. */
export async function findOrg(db: Db | Tx, id: string): Promise<Org | undefined> {
  const row = await query(db).where('id', '=', id).executeTakeFirst()
  return row && orgOf(row)
}

/** Takes the unit for the rest of the transaction: its members and facts change one at a time. */
export async function lockOrg(tx: Tx, id: string): Promise<Org | undefined> {
  const row = await query(tx).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
  return row && orgOf(row)
}

export const orgOf = (row: Row): Org => ({
  id: row.id as OrgId,
  creditCode: row.credit_code,
  name: row.name,
  type: row.type,
  district: row.district,
  profileRev: row.profile_rev,
  createdAt: row.created_at.getTime(),
  verifiedAt: row.verified_at?.getTime() ?? null,
  checkDigitFits: row.check_digit_fits,
  refusedReason: row.refused_reason,
  pathOverride: row.path_override as SubmitPath | null,
  pathReason: row.path_reason,
  confirmByAdmin: row.confirm_by_admin,
  quotas: row.quotas,
})

/** Everybody who ever belonged, as the decisions about members need them. */
export async function membersOf(db: Db | Tx, org: OrgId): Promise<readonly Member[]> {
  const rows = await db
    .selectFrom('member as m')
    .innerJoin('person as p', 'p.id', 'm.person')
    .select([
      'm.person',
      'm.state',
      'm.filer',
      'm.reviewer',
      'm.admin',
      'm.deputy_from',
      'm.deputy_to',
      'p.disabled_at',
    ])
    .where('m.org', '=', org)
    .execute()
  return rows.map((it) => ({
    person: it.person as PersonId,
    state: it.state,
    filer: it.filer,
    reviewer: it.reviewer,
    admin: it.admin,
    deputyFrom: it.deputy_from,
    deputyTo: it.deputy_to,
    disabled: it.disabled_at !== null,
  }))
}

/** Writes a member as decided. */
export async function storeMember(
  tx: Tx,
  org: OrgId,
  member: Omit<Member, 'disabled'>,
  at: number,
): Promise<void> {
  const roles = {
    state: member.state,
    filer: member.filer,
    reviewer: member.reviewer,
    admin: member.admin,
    deputy_from: member.deputyFrom,
    deputy_to: member.deputyTo,
  }
  await tx
    .insertInto('member')
    .values({ org, person: member.person, since: new Date(at), ...roles })
    .onConflict((it) => it.columns(['org', 'person']).doUpdateSet(roles))
    .execute()
}

/** Who is told of what concerns the unit. */
export async function adminsOf(db: Db | Tx, org: OrgId): Promise<readonly PersonId[]> {
  const rows = await db
    .selectFrom('member')
    .select('person')
    .where('org', '=', org)
    .where('state', '=', 'active')
    .where('admin', '=', true)
    .orderBy('person')
    .execute()
  return rows.map((it) => it.person as PersonId)
}

/** Who reviews for the unit on that day, deputies in their days included. */
export async function reviewersOf(db: Db | Tx, org: string, at: Instant): Promise<readonly PersonId[]> {
  const today = dayOf(at)
  const rows = await db
    .selectFrom('member')
    .select('person')
    .where('org', '=', org)
    .where('state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('reviewer', '=', true),
        eb.and([eb('deputy_from', '<=', today), eb('deputy_to', '>=', today)]),
      ]),
    )
    .orderBy('person')
    .execute()
  return rows.map((it) => it.person as PersonId)
}

/** Somebody to turn to in a unit. */
export interface OrgContact {
  readonly org: string
  readonly name: string
  readonly email: string
  readonly mobile: string | null
  readonly roles: readonly ('filer' | 'reviewer' | 'admin')[]
  readonly state: 'asked' | 'active'
}

/** The members of several units at once, for who keeps accounts; who left is not told. */
export async function contactsOf(db: Db, orgs: readonly string[]): Promise<readonly OrgContact[]> {
  if (orgs.length === 0) return []
  const rows = await db
    .selectFrom('member as m')
    .innerJoin('person as p', 'p.id', 'm.person')
    .select(['m.org', 'p.name', 'p.email', 'p.mobile', 'm.state', 'm.filer', 'm.reviewer', 'm.admin'])
    .where('m.org', 'in', [...orgs])
    .where('m.state', '<>', 'left')
    .orderBy('m.org')
    .orderBy('m.since')
    .orderBy('m.person')
    .execute()
  return rows.map(({ filer, reviewer, admin, state, ...it }) => ({
    ...it,
    mobile: it.mobile && maskedMobile(it.mobile),
    state: state === 'asked' ? 'asked' : 'active',
    roles: (['filer', 'reviewer', 'admin'] as const).filter((role) => ({ filer, reviewer, admin })[role]),
  }))
}
