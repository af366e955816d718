import { sql } from 'kysely'
import type { Call } from '#core/call/call.ts'
import type { CallVersionId } from '#core/id.ts'
import type { Words } from '#core/text.ts'
import type { InstalledCall } from '../call-book.ts'
import type { Db, Tx } from '../context.ts'

/** The call in force, locked until the transaction ends: of two changes at once the second sees the first. */
export async function lockCall(tx: Tx, id: string): Promise<InstalledCall | undefined> {
  const held = await tx
    .selectFrom('call')
    .select('current')
    .where('id', '=', id)
    // Its key stays what it is: drafts of it may be begun meanwhile.
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!held) return undefined
  const row = await tx
    .selectFrom('call_version')
    .select(['id', 'version', 'content'])
    .where('id', '=', held.current)
    .executeTakeFirstOrThrow()
  return { versionId: row.id as CallVersionId, version: row.version, call: row.content as Call }
}

/** Offices in which suggestions of the call are still being handled, or in which somebody works. */
export async function occupiedOffices(db: Db | Tx, call: string): Promise<readonly string[]> {
  const held = await db
    .selectFrom('suggestion')
    .select('office')
    .distinct()
    .where('call', '=', call)
    .where('office', 'is not', null)
    .where('state', 'in', [
      'unit-review',
      'unit-returned',
      'unverified',
      'submitted',
      'office-returned',
      'accepted',
      'reserve',
      'condensing',
      'not-accepted',
      'frozen',
    ])
    .execute()
  const staffed = await db
    .selectFrom('staff')
    .select('scope')
    .distinct()
    .where('role', 'in', ['officer', 'office-head'])
    .execute()
  return [...new Set([...held.flatMap((it) => it.office ?? []), ...staffed.map((it) => it.scope)])]
}

/** How many suggestions each combination has that would still be routed, and how many lie with an office already. */
export interface CombinationCount {
  readonly kind: string
  readonly field: string | null
  readonly livelihood: string | null
  /** Routed at their next hand-in: drafts, and what the unit gave back. */
  readonly drafts: number
  /** Routed already, not yet decided: they stay until somebody transfers them. */
  readonly waiting: number
}

/** Counted over the whole call in one go. */
export const combinationCounts = (db: Db | Tx, call: string): Promise<CombinationCount[]> =>
  db
    .selectFrom('suggestion')
    .select((eb) => [
      'kind',
      'field',
      'livelihood',
      eb.fn.countAll<number>().filterWhere('state', 'in', ['draft', 'unit-returned']).as('drafts'),
      eb.fn
        .countAll<number>()
        .filterWhere('state', 'in', ['unit-review', 'unverified', 'submitted', 'office-returned'])
        .as('waiting'),
    ])
    .where('call', '=', call)
    .groupBy(['kind', 'field', 'livelihood'])
    .execute()

/** Every installed version, the newest first, with who made it and how many suggestions were begun under it. */
export const versionsOf = (db: Db, call: string) =>
  db
    .selectFrom('call_version')
    .leftJoin('person', 'person.id', 'call_version.installed_by')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('fact')
          .select('fact.happened')
          .where('fact.subject', '=', `call:${call}`)
          .where(sql<boolean>`fact.detail->>'version' = call_version.version::text`)
          // A change of what is in force says more than that it was put in force.
          .orderBy(sql`fact.happened = 'call-installed'`)
          .limit(1)
          .as('fact'),
      (join) => join.onTrue(),
    )
    .select((eb) => [
      'fact.happened',
      sql<Words | null>`case fact.happened
        when 'call-paused' then call_version.content #> '{window,paused,reason}'
        when 'call-extended' then call_version.content #> '{window,extensions,-1,reason}'
      end`.as('reason'),
      'call_version.version',
      'call_version.installed_at',
      'call_version.note',
      'person.name as by',
      eb
        .selectFrom('suggestion')
        .select((count) => count.fn.countAll<number>().as('n'))
        .whereRef('suggestion.call_version', '=', 'call_version.id')
        .as('suggestions'),
    ])
    .where('call_version.call', '=', call)
    .orderBy('call_version.version', 'desc')
    .execute()
