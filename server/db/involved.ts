import type { Behind } from '#core/expert/conflict.ts'
import type { UnitNamed } from '#core/expert/expert.ts'
import { isInvolved } from '#core/expert/involved.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import type { PersonId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { behindOf, type Reading } from './behind.ts'

/**
 * Those of the subjects behind which this person stands: what experts say of them is masked to them, everywhere. Whoever has
 * read already who stands behind them gives it.
 */
export async function involvedIn(
  at: Reading,
  person: PersonId,
  subjects: JudgedThing,
  ids: readonly string[],
  read?: ReadonlyMap<string, Behind>,
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const units = await unitsOfPerson(at, person)
  const behind = read ?? (await behindOf(at, subjects, ids, { together: false }))
  return new Set([...behind].filter(([, it]) => isInvolved(person, units, it)).map(([id]) => id))
}

/** Whoever stands behind a subject decides nothing about who judges it. */
export async function notInvolved(
  at: Reading,
  actor: Actor,
  subjects: JudgedThing,
  ids: readonly string[],
): Promise<Result<null, Reason>> {
  const involved = await involvedIn(at, actor.person, subjects, [...new Set(ids)])
  return involved.size === 0 ? ok(null) : err({ why: 'not-yours' })
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
