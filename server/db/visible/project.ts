import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#core/permission/actor.ts'
import type { Database } from '../schema.ts'

/** `maySeeProject` from core, said again in SQL. test/visible-projects.test.ts holds the two together. */
export const projectVisibleTo =
  (actor: Actor) =>
  (eb: ExpressionBuilder<Database, 'project'>): Expression<SqlBool> => {
    if (actor.triage || actor.leader) return sql<boolean>`true`
    const either: Expression<SqlBool>[] = []
    if (actor.worksIn.length > 0) either.push(eb('project.office', 'in', [...actor.worksIn]))
    const units = [...new Set([...actor.reviewsFor, ...actor.administers])]
    if (units.length > 0) either.push(eb('project.org', 'in', units))
    if (actor.filesFor.length > 0)
      either.push(
        eb.and([
          eb('project.org', 'in', [...actor.filesFor]),
          eb.exists(
            eb
              .selectFrom('project_member')
              .select(sql.lit(1).as('one'))
              .whereRef('project_member.project', '=', 'project.id')
              .where('project_member.person', '=', actor.person),
          ),
        ]),
      )
    return either.length === 0 ? sql<boolean>`false` : eb.or(either)
  }
