import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type Debt, debtOf, worthSecondFactor } from '#core/person/debt.ts'
import type { Config } from '../config.ts'
import type { Tx } from '../context.ts'
import type { StaffRow } from '../db/actors.ts'

/** What the tables say of a person and a session that decides what the session owes. */
export interface Standing {
  readonly second_factor: boolean
  readonly second_at: Date | null
  readonly password_at: Date
  readonly expert: boolean
  readonly staff: readonly StaffRow[]
}

const day = 86_400_000

/** What a session owes at this moment: it follows roles and factors as they are, not as they were when it began. */
export function standingOf(
  { requireSecondFactor, passwordExpiresDays }: Config,
  actor: Actor,
  it: Standing,
  at: Instant,
): { readonly owes: Debt | null; readonly needsFactor: boolean } {
  const staff = it.staff.length > 0
  const needsFactor =
    requireSecondFactor &&
    worthSecondFactor({ staff, reviews: actor.reviewsFor.length > 0, expert: it.expert })
  const expired =
    staff && passwordExpiresDays !== null && at - it.password_at.getTime() > passwordExpiresDays * day
  const owes = debtOf({ has: it.second_factor, gave: it.second_at !== null, needs: needsFactor, expired })
  return { owes, needsFactor }
}

/** The same rows for a session that is only beginning. */
export async function readStanding(tx: Tx, person: string): Promise<Omit<Standing, 'second_at'>> {
  const { rows } = await sql<Omit<Standing, 'second_at'>>`select p.second_factor,
      coalesce(p.password_at, p.created_at) as password_at,
      exists(select from expert e where e.person = p.id and e.state = 'active') as expert,
      (select coalesce(json_agg(json_build_object('role', g.role, 'scope', g.scope)), '[]')
        from staff g where g.person = p.id) as staff
    from person p where p.id = ${person}`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('A session begins for nobody.')
  return row
}
