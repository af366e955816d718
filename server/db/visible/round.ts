import type { Expression, ExpressionBuilder, SqlBool } from 'kysely'
import { sql } from 'kysely'
import type { Actor } from '#core/permission/actor.ts'
import type { Database } from '../schema.ts'

/** `maySeeRound` from core, said again in SQL. */
export const roundVisibleTo =
  (actor: Actor) =>
  (eb: ExpressionBuilder<Database, 'round'>): Expression<SqlBool> => {
    if (actor.triage || actor.leader) return sql<boolean>`true`
    return actor.worksIn.length > 0 ? eb('round.office', 'in', [...actor.worksIn]) : sql<boolean>`false`
  }
