import { sql } from 'kysely'
import type { Org } from '#core/org/org.ts'
import type { KeeperOfAccounts } from '#core/permission/person.ts'
import type { Db } from '../context.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { likeOf } from './like.ts'
import { orgOf } from './orgs.ts'

const pageSize = 50

/** Units for who verifies them: those that wait first, the oldest at the top; `held` is what waits with them. */
export async function listOrgs(
  db: Db,
  _keeper: KeeperOfAccounts,
  asked: {
    readonly q: string | undefined
    readonly waiting: 'yes' | 'no' | undefined
    readonly after: Cursor | undefined
    /** How many at a time; the screen's page unless said otherwise. */
    readonly limit?: number
  },
): Promise<{
  readonly orgs: readonly (Org & { readonly held: number })[]
  readonly total: number
  readonly next: string | null
}> {
  const { after, limit = pageSize } = asked
  const pattern = asked.q?.trim() ? likeOf(asked.q) : undefined
  const verified = sql<number>`(org.verified_at is not null)::int`
  const scope = db
    .selectFrom('org')
    .$if(pattern !== undefined, (it) =>
      it.where((eb) =>
        eb.or([eb('org.name', 'ilike', pattern ?? ''), eb('org.credit_code', 'ilike', pattern ?? '')]),
      ),
    )
    .$if(asked.waiting === 'yes', (it) => it.where('org.verified_at', 'is', null))
    .$if(asked.waiting === 'no', (it) => it.where('org.verified_at', 'is not', null))
  const rows = await scope
    .select([
      'org.id',
      'org.credit_code',
      'org.name',
      'org.type',
      'org.district',
      'org.profile_rev',
      'org.created_at',
      'org.verified_at',
      'org.check_digit_fits',
      'org.refused_reason',
      'org.path_override',
      'org.path_reason',
      'org.confirm_by_admin',
      'org.quotas',
    ])
    .select(verified.as('verified'))
    .select((eb) =>
      eb
        .selectFrom('suggestion')
        .select((inner) => inner.fn.countAll<number>().as('held'))
        .whereRef('suggestion.org', '=', 'org.id')
        .where('suggestion.state', '=', 'unverified')
        .as('held'),
    )
    .$if(after !== undefined, (it) =>
      it.where(
        sql<boolean>`(${verified}, org.id) > (${Number(after?.value) === 1 ? 1 : 0}, ${after?.id}::uuid)`,
      ),
    )
    .orderBy(verified)
    .orderBy('org.id')
    .limit(limit + 1)
    .execute()
  const { total } = await scope.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    orgs: page.map((it) => ({ ...orgOf(it), held: it.held ?? 0 })),
    total,
    next: last ? writeCursor({ value: last.verified, id: last.id }) : null,
  }
}
