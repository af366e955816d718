import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { KeeperOfAccounts } from '#core/permission/person.ts'
import { maskedMobile } from '#core/person/account.ts'
import type { Db } from '../context.ts'
import { type Cursor, writeCursor } from './cursor.ts'
import { likeOf } from './like.ts'

const pageSize = 50

/** Accounts for who keeps them, the newest first. */
export async function listPeople(
  db: Db,
  _keeper: KeeperOfAccounts,
  asked: {
    readonly q: string | undefined
    readonly role: string | undefined
    readonly after: Cursor | undefined
    /** How many at a time; the screen's page unless said otherwise. */
    readonly limit?: number
    readonly at: Instant
  },
) {
  const { after, limit = pageSize } = asked
  const pattern = asked.q?.trim() ? likeOf(asked.q) : undefined
  const role = asked.role?.trim() || undefined
  const scope = db
    .selectFrom('person as p')
    .$if(pattern !== undefined, (it) =>
      it.where((eb) =>
        eb.or([
          eb('p.name', 'ilike', pattern ?? ''),
          eb('p.email', 'ilike', pattern ?? ''),
          // By the whole number alone: parts of it would tell the rest bit by bit.
          eb('p.mobile', '=', asked.q?.trim() ?? ''),
        ]),
      ),
    )
    .$if(role !== undefined, (it) =>
      it.where((eb) =>
        eb.exists(
          eb
            .selectFrom('staff')
            .select('staff.role')
            .whereRef('staff.person', '=', 'p.id')
            .where('staff.role', '=', role ?? ''),
        ),
      ),
    )
  const rows = await scope
    .select([
      'p.id',
      'p.name',
      'p.email',
      'p.mobile',
      'p.created_at',
      'p.disabled_at',
      'p.locked_until',
      'p.second_factor',
    ])
    .select([
      sql<{ role: string; scope: string }[]>`(select coalesce(json_agg(json_build_object('role', g.role,
        'scope', g.scope) order by g.role, g.scope), '[]') from staff g where g.person = p.id)`.as('staff'),
      sql<
        string[]
      >`(select coalesce(json_agg(o.name order by o.id), '[]') from member m join org o on o.id = m.org
        where m.person = p.id and m.state = 'active')`.as('units'),
    ])
    .$if(after !== undefined, (it) => it.where('p.id', '<', after?.id ?? ''))
    .orderBy('p.id', 'desc')
    .limit(limit + 1)
    .execute()
  const { total } = await scope.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow()
  const page = rows.slice(0, limit)
  const last = rows.length > limit ? page.at(-1) : undefined
  return {
    people: page.map((it) => ({
      id: it.id,
      name: it.name,
      email: it.email,
      mobile: it.mobile && maskedMobile(it.mobile),
      createdAt: it.created_at.getTime(),
      disabled: it.disabled_at !== null,
      locked: it.locked_until !== null && it.locked_until.getTime() > asked.at,
      secondFactor: it.second_factor,
      staff: it.staff,
      units: it.units,
    })),
    total,
    next: last ? writeCursor({ value: 0, id: last.id }) : null,
  }
}
