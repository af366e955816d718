import type { OrgId } from '#core/id.ts'
import type { Tx } from '../../context.ts'

/** Whether the unit has anybody besides one person: only then may nobody review their own (ruling 30). */
export async function accountsOf(tx: Tx, org: OrgId): Promise<'one-account' | 'several'> {
  const { count } = await tx
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('member.org', '=', org)
    .where('member.state', '=', 'active')
    .where('person.disabled_at', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(count) === 1 ? 'one-account' : 'several'
}
