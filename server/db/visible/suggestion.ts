import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#core/permission/actor.ts'
import { atOffice } from '#core/suggestion/suggestion.ts'
import type { Database } from '../schema.ts'

type Eb = ExpressionBuilder<Database, 'suggestion'>

/** `maySee` from core, said again in SQL. test/visible.test.ts holds the two together. */
export const visibleTo =
  (actor: Actor) =>
  (eb: Eb): Expression<SqlBool> => {
    const state = eb.ref('suggestion.state')
    const arrived = eb(state, 'in', [...atOffice])
    const either: Expression<SqlBool>[] = [
      eb('suggestion.filer', '=', actor.person),
      eb.exists(
        eb
          .selectFrom('co_author')
          .select(sql.lit(1).as('one'))
          .whereRef('co_author.suggestion', '=', 'suggestion.id')
          .where('co_author.person', '=', actor.person),
      ),
    ]
    const units = [...new Set([...actor.reviewsFor, ...actor.administers])]
    if (units.length > 0)
      either.push(
        eb.and([eb(state, 'not in', ['draft', 'frozen', 'purged']), eb('suggestion.org', 'in', units)]),
      )
    if (actor.heads.length > 0)
      either.push(
        eb.and([eb(state, 'in', ['frozen', 'purged']), eb('suggestion.office', 'in', [...actor.heads])]),
      )
    if (actor.triage || actor.leader) either.push(arrived)
    if (actor.worksIn.length > 0) {
      either.push(eb.and([arrived, eb('suggestion.office', 'in', [...actor.worksIn])]))
      either.push(
        eb.and([arrived, sql<boolean>`suggestion.readers && ${sql.val([...actor.worksIn])}::text[]`]),
      )
    }
    return eb.or(either)
  }
