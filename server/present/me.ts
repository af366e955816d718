import { sql } from 'kysely'
import type { z } from 'zod'
import type { me } from '#api/session.ts'
import type { PersonId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Debt } from '#core/person/debt.ts'
import type { Context, Db, Tx } from '../context.ts'
import { loadActor } from '../db/actors.ts'
import { compiledOnce } from '../db/compiled.ts'
import { anyProject } from '../db/projects.ts'

type Me = z.input<typeof me>

/** Who is signed in and what they hold, as every screen begins with it. */
export async function presentMe(
  { db, now }: Context,
  person: string,
  session: {
    readonly idleUntil: number
    readonly endsAt: number
    readonly confirmedAt: number
    readonly owes: Debt | null
    readonly actor?: Actor
  },
): Promise<Me> {
  if (session.owes !== null) return nobodyYet(db, person, session.owes, session)
  const [[row], projects] = await Promise.all([
    heldBy(db, { person }),
    anyProject(db, session.actor ?? (await loadActor(db, person as PersonId, now()))),
  ])
  if (!row) throw new Error(`person ${person} is gone`)
  return {
    person: row.id,
    name: row.name,
    email: row.email,
    mobile: row.mobile,
    emailVerified: row.email_verified_at !== null,
    language: row.language === 'en' ? 'en' : 'zh-CN',
    largeType: row.large_type,
    memberships: row.memberships,
    staff: row.staff,
    unread: row.unread,
    judging: row.judging,
    projects,
    session: {
      idleUntil: session.idleUntil,
      endsAt: session.endsAt,
      confirmedAt: session.confirmedAt,
      owes: null,
    },
  }
}

/** A person with all that they hold, in one statement: every page begins with it. */
const heldBy = compiledOnce((db: Db | Tx, { person }: { readonly person: string }) =>
  db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'mobile', 'email_verified_at', 'language', 'large_type'])
    .select([
      sql<
        Me['memberships']
      >`(select coalesce(json_agg(json_build_object('org', m.org, 'name', o.name, 'type', o.type,
        'verified', o.verified_at is not null, 'state', case m.state when 'asked' then 'asked' else 'active' end,
        'filer', m.filer, 'reviewer', m.reviewer, 'admin', m.admin) order by m.since, m.org), '[]')
        from member m join org o on o.id = m.org where m.person = person.id and m.state <> 'left')`.as(
        'memberships',
      ),
      sql<Me['staff']>`(select coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope)
        order by g.role, g.scope), '[]') from staff g where g.person = person.id)`.as('staff'),
      sql<number>`(select count(*)::int from notice n where n.person = person.id and n.read_at is null)`.as(
        'unread',
      ),
      sql<Me['judging']>`(select json_build_object('open', count(*) filter (where r.state = 'open'
        and t.state in ('invited', 'accepted'))) from expert e left join task t on t.expert = e.id
        left join round r on r.id = t.round where e.person = person.id and e.state = 'active' group by e.id)`.as(
        'judging',
      ),
    ])
    .where('id', '=', person),
)

/** Somebody whose signing in is not finished: enough to go on with it, and nothing that the person holds. */
async function nobodyYet(
  db: Context['db'],
  person: string,
  owes: Debt,
  session: { readonly idleUntil: number; readonly endsAt: number; readonly confirmedAt: number },
): Promise<Me> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language', 'large_type'])
    .where('id', '=', person)
    .executeTakeFirstOrThrow()
  const { idleUntil, endsAt, confirmedAt } = session
  return {
    person: row.id,
    name: row.name,
    email: row.email,
    mobile: null,
    emailVerified: true,
    language: row.language === 'en' ? 'en' : 'zh-CN',
    largeType: row.large_type,
    memberships: [],
    staff: [],
    unread: 0,
    judging: null,
    projects: false,
    session: { idleUntil, endsAt, confirmedAt, owes },
  }
}
