import { sql } from 'kysely'
import type { OrgId } from '#core/id.ts'
import type { Db, Tx } from '../context.ts'

/** A unit that is registered, and whether anybody administers it. */
export interface UnitKnown {
  readonly id: OrgId
  readonly name: string
  readonly administered: boolean
}

/** Keeps other lists of units out until this one is in. */
export async function lockUnits(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('import units'))`.execute(tx)
}

/** Registered units among these credit codes. */
export async function unitsByCode(
  db: Db | Tx,
  codes: readonly string[],
): Promise<ReadonlyMap<string, UnitKnown>> {
  const wanted = [...new Set(codes.filter((it) => it !== ''))]
  if (wanted.length === 0) return new Map()
  const rows = await db
    .selectFrom('org')
    .select(({ eb, exists, selectFrom }) => [
      'org.id',
      'org.name',
      'org.credit_code',
      exists(
        selectFrom('member')
          .select(eb.lit(1).as('one'))
          .whereRef('member.org', '=', 'org.id')
          .where('member.state', '=', 'active')
          .where('member.admin', '=', true),
      ).as('administered'),
    ])
    .where('org.credit_code', 'in', wanted)
    .execute()
  return new Map(
    rows.map((it) => [
      it.credit_code,
      { id: it.id as OrgId, name: it.name, administered: Boolean(it.administered) },
    ]),
  )
}
