import type { z } from 'zod'
import type { me } from '#api/session.ts'
import type { PersonId } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Debt } from '#core/person/debt.ts'
import type { Context } from '../context.ts'
import { loadActor } from '../db/actors.ts'
import { anyProject } from '../db/projects.ts'
import { judgingOf } from '../db/tasks.ts'

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
  const [row, memberships, staff, { unread }, judging, projects] = await Promise.all([
    db
      .selectFrom('person')
      .select(['id', 'name', 'email', 'mobile', 'email_verified_at', 'language', 'large_type'])
      .where('id', '=', person)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('member as m')
      .innerJoin('org as o', 'o.id', 'm.org')
      .select(['m.org', 'o.name', 'o.type', 'o.verified_at', 'm.state', 'm.filer', 'm.reviewer', 'm.admin'])
      .where('m.person', '=', person)
      .where('m.state', '<>', 'left')
      .orderBy('m.since')
      .orderBy('m.org')
      .execute(),
    db
      .selectFrom('staff')
      .select(['role', 'scope'])
      .where('person', '=', person)
      .orderBy('role')
      .orderBy('scope')
      .execute(),
    db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('unread'))
      .where('person', '=', person)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow(),
    judgingOf(db, person),
    anyProject(db, session.actor ?? (await loadActor(db, person as PersonId, now()))),
  ])
  return {
    person: row.id,
    name: row.name,
    email: row.email,
    mobile: row.mobile,
    emailVerified: row.email_verified_at !== null,
    language: row.language === 'en' ? 'en' : 'zh-CN',
    largeType: row.large_type,
    memberships: memberships.map(({ verified_at, state, ...it }) => ({
      ...it,
      verified: verified_at !== null,
      state: state === 'asked' ? 'asked' : 'active',
    })),
    staff,
    unread,
    judging,
    projects,
    session: {
      idleUntil: session.idleUntil,
      endsAt: session.endsAt,
      confirmedAt: session.confirmedAt,
      owes: null,
    },
  }
}

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
