import type { UnitNamed } from '#core/expert/expert.ts'
import { isInvolved } from '#core/expert/involved.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import type { PersonId } from '#core/id.ts'
import { behindOf, type Reading } from './behind.ts'

/** Those of the subjects behind which this person stands: what experts say of them is masked to them, everywhere. */
export async function involvedIn(
  at: Reading,
  person: PersonId,
  subjects: JudgedThing,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const units = await unitsOfPerson(at, person)
  const behind = await behindOf(at, subjects, ids)
  return new Set([...behind].filter(([, it]) => isInvolved(person, units, it)).map(([id]) => id))
}

/** The units to which a person belongs or asked to belong. */
async function unitsOfPerson({ db }: Reading, person: PersonId): Promise<readonly UnitNamed[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('org', 'org.id', 'member.org')
    .select(['org.name', 'org.credit_code'])
    .where('member.person', '=', person)
    .where('member.state', '<>', 'left')
    .execute()
  return rows.map((it) => ({ name: it.name, creditCode: it.credit_code }))
}
