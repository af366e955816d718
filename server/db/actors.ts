import type { OfficeCode, OrgId, PersonId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'

export interface MemberRow {
  readonly org: string
  readonly filer: boolean
  readonly reviewer: boolean
  readonly admin: boolean
  readonly deputyFrom: string | null
  readonly deputyTo: string | null
}
export interface StaffRow {
  readonly role: string
  readonly scope: string
}

/** What active memberships and grants amount to at an instant; a deputy reviews only between their days, both included. */
export function actorOf(
  person: PersonId,
  members: readonly MemberRow[],
  staff: readonly StaffRow[],
  at: Instant,
): Actor {
  const today = dayOf(at)
  const unitsWhere = (holds: (it: MemberRow) => boolean) => members.filter(holds).map((it) => it.org as OrgId)
  const standsIn = ({ deputyFrom, deputyTo }: MemberRow) =>
    deputyFrom !== null && deputyTo !== null && deputyFrom <= today && today <= deputyTo
  const scopesOf = (...roles: readonly string[]) => [
    ...new Set(staff.filter((it) => roles.includes(it.role)).map((it) => it.scope)),
  ]
  const holds = (role: string) => staff.some((it) => it.role === role)
  return {
    person,
    filesFor: unitsWhere((it) => it.filer),
    reviewsFor: unitsWhere((it) => it.reviewer || standsIn(it)),
    administers: unitsWhere((it) => it.admin),
    worksIn: scopesOf('officer', 'office-head') as OfficeCode[],
    heads: scopesOf('office-head') as OfficeCode[],
    districts: scopesOf('district'),
    triage: holds('triage'),
    leader: holds('leader'),
    sysAdmin: holds('sys-admin'),
    auditor: holds('auditor'),
    exports: holds('exporter'),
  }
}

/** What a person holds, without a session: for jobs, the command line and tests. Closed accounts hold nothing. */
export async function loadActor(db: Db | Tx, person: PersonId, at: Instant): Promise<Actor> {
  const open = await db
    .selectFrom('person')
    .select('id')
    .where('id', '=', person)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!open) return actorOf(person, [], [], at)
  const members = await db
    .selectFrom('member')
    .select(['org', 'filer', 'reviewer', 'admin', 'deputy_from as deputyFrom', 'deputy_to as deputyTo'])
    .where('person', '=', person)
    .where('state', '=', 'active')
    .execute()
  const staff = await db.selectFrom('staff').select(['role', 'scope']).where('person', '=', person).execute()
  return actorOf(person, members, staff, at)
}
