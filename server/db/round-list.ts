import { sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db, Tx } from '../context.ts'
import { roundVisibleTo } from './visible/round.ts'

/** The rounds of an office with how far each is, the latest first; two hundred are more than an office holds in years. */
export const roundList = (db: Db, actor: Actor, office: OfficeCode, call: string | undefined) =>
  db
    .selectFrom('round')
    .innerJoin('person', 'person.id', 'round.by_person')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('task')
          .whereRef('task.round', '=', 'round.id')
          .select([
            sql<number>`count(*) filter (where state not in ('declined', 'void'))::int`.as('tasks'),
            sql<number>`count(*) filter (where state = 'handed-in')::int`.as('handed_in'),
            sql<number>`count(*) filter (where state = 'declined' and replaced_by is null)::int`.as(
              'declined',
            ),
            sql<number>`count(distinct expert) filter (where state not in ('declined', 'void'))::int`.as(
              'experts',
            ),
          ])
          .as('counts'),
      (join) => join.onTrue(),
    )
    .select([
      'round.id',
      'round.call',
      'round.office',
      'round.title',
      'round.subjects',
      'round.per_subject',
      'round.due',
      'round.state',
      'round.revision',
      'round.created_at',
      'round.opened_at',
      'round.closed_at',
      'round.by_person',
      'person.name',
      'counts.tasks',
      'counts.handed_in',
      'counts.declined',
      'counts.experts',
    ])
    .select((eb) =>
      eb
        .selectFrom('round_subject')
        .select((inner) => inner.fn.countAll<number>().as('n'))
        .whereRef('round_subject.round', '=', 'round.id')
        .as('items'),
    )
    .where('round.office', '=', office)
    .where((eb) => roundVisibleTo(actor)(eb as never))
    .$if(call !== undefined, (it) => it.where('round.call', '=', call ?? ''))
    .orderBy('round.created_at', 'desc')
    .orderBy('round.id', 'desc')
    .limit(200)
    .execute()

/** What a round has before it, in the order of being added, with what was released of each. */
export const roundItems = (db: Db | Tx, round: string) =>
  db
    .selectFrom('round_subject')
    .select(['subject', 'version', 'released'])
    .where('round', '=', round)
    .orderBy('subject')
    .execute()

/** When it went which step. */
export const roundTimes = (db: Db, round: string) =>
  db
    .selectFrom('round')
    .innerJoin('person', 'person.id', 'round.by_person')
    .select(['round.created_at', 'round.opened_at', 'round.closed_at', 'person.name'])
    .where('round.id', '=', round)
    .executeTakeFirstOrThrow()
