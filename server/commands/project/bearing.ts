import type { Bearing } from '#core/decide/project/open.ts'
import type { OrgId, PersonId } from '#core/id.ts'
import type { Db, Tx } from '../../context.ts'

/** A unit as far as it can carry a project out: whether it is verified, and who files for it. */
export async function bearingOf(
  db: Db | Tx,
  org: string,
): Promise<(Bearing & { readonly name: string }) | undefined> {
  const unit = await db
    .selectFrom('org')
    .select(['name', 'verified_at'])
    .where('id', '=', org)
    .executeTakeFirst()
  if (!unit) return undefined
  const filers = await filersOf(db, org)
  return {
    org: org as OrgId,
    name: unit.name,
    verified: unit.verified_at !== null,
    filers: filers.map((it) => it.id as PersonId),
  }
}

/** Those who file for a unit now, by name. */
export const filersOf = (
  db: Db | Tx,
  org: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person')
    .select(['person.id', 'person.name'])
    .where('member.org', '=', org)
    .where('member.state', '=', 'active')
    .where('member.filer', '=', true)
    .where('person.disabled_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
