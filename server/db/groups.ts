import { sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Judged, Standing } from '#core/likeness/regroup.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { directionVisibleTo } from './visible/direction.ts'
import { visibleTo } from './visible/suggestion.ts'

/** What lies on the condensing desk: what the office took in and has not yet brought to an end. */
export const onDesk = ['accepted', 'reserve', 'condensing'] as const satisfies readonly State[]

export interface DeskFilter {
  readonly office: OfficeCode
  readonly call: string
  readonly kind?: string | undefined
  readonly field?: string | undefined
}

/** Put by a person into the group it stands in, or taken out by one. */
const standsByHand = sql<boolean>`(group_member.by_person is not null
  and (group_member.member_of is null or suggestion_group.id is not null))`

/** The head of a suggestion on the condensing desk, with its group and the directions that use it. */
export interface DeskRow {
  readonly id: string
  readonly no: string | null
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly state: string
  readonly revision: number
  readonly org_name: string
  readonly org_type: string
  readonly group: string | null
  readonly group_name: string | null
  readonly group_model: string | null
  readonly by_hand: boolean
  readonly directions: readonly string[]
}

/** Heads only, group by group in the order in which groups were made, then those that stand alone. */
export async function deskRows(
  db: Db | Tx,
  actor: Actor,
  { office, call, kind, field }: DeskFilter,
  limit: number,
  /** Those alone that stand in no group. */
  looseOnly = false,
): Promise<readonly DeskRow[]> {
  return db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .leftJoin('group_member', 'group_member.suggestion', 'suggestion.id')
    .leftJoin('suggestion_group', (join) =>
      join
        .onRef('suggestion_group.id', '=', 'group_member.member_of')
        .onRef('suggestion_group.office', '=', 'suggestion.office')
        .onRef('suggestion_group.call', '=', 'suggestion.call'),
    )
    .select([
      'suggestion.id',
      'suggestion.no',
      'suggestion.title',
      'suggestion.kind',
      'suggestion.field',
      'suggestion.state',
      'suggestion.revision',
      'org.name as org_name',
      'org.type as org_type',
      'suggestion_group.id as group',
      'suggestion_group.name as group_name',
      'suggestion_group.model as group_model',
    ])
    .select([
      standsByHand.as('by_hand'),
      sql<string[]>`array(select s.direction from direction_source s join direction d on d.id = s.direction
        where s.suggestion = suggestion.id and d.office = suggestion.office and d.state <> 'abandoned'
        order by s.direction)`.as('directions'),
    ])
    .where('suggestion.office', '=', office)
    .where('suggestion.call', '=', call)
    .where('suggestion.state', 'in', [...onDesk])
    .$if(kind !== undefined, (it) => it.where('suggestion.kind', '=', kind ?? ''))
    .$if(field !== undefined, (it) => it.where('suggestion.field', '=', field ?? ''))
    .$if(looseOnly, (it) => it.where('suggestion_group.id', 'is', null))
    .where(visibleTo(actor))
    .orderBy('suggestion_group.created_at', (it) => it.nullsLast())
    .orderBy('suggestion_group.id')
    .orderBy('suggestion.no')
    .orderBy('suggestion.id')
    .limit(limit)
    .execute()
}

/** How many directions of the office stand in each step. */
export async function directionCounts(
  db: Db,
  actor: Actor,
  { office, call, kind, field }: DeskFilter,
): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom('direction')
    .select((eb) => ['direction.state', eb.fn.countAll<number>().as('n')])
    .where('direction.office', '=', office)
    .where('direction.call', '=', call)
    .$if(kind !== undefined, (it) => it.where('direction.kind', '=', kind ?? ''))
    .$if(field !== undefined, (it) => it.where('direction.field', '=', field ?? ''))
    .where(directionVisibleTo(actor))
    .groupBy('direction.state')
    .execute()
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.n)]))
}

export interface Group {
  readonly id: string
  readonly call: string
  readonly office: OfficeCode
  readonly name: string
}

/** One group, or undefined. */
export async function loadGroup(db: Db | Tx, id: string): Promise<Group | undefined> {
  const row = await db
    .selectFrom('suggestion_group')
    .select(['id', 'call', 'office', 'name'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && { ...row, office: row.office as OfficeCode }
}

/** Whoever changes groups of an office waits for whoever is at it: counting again and a hand do not cross. */
export const lockGroups = (tx: Tx, office: OfficeCode): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`groups of ${office}`}, 0))`.execute(tx)

/** Puts suggestions into a group, or leaves them alone where it is null; by a person, or by counting. */
export async function placeMembers(
  tx: Tx,
  placed: readonly { readonly suggestion: string; readonly group: string | null }[],
  by: string | null,
  at: Date,
): Promise<void> {
  if (placed.length === 0) return
  await tx
    .insertInto('group_member')
    .values(placed.map(({ suggestion, group }) => ({ suggestion, member_of: group, by_person: by, at })))
    .onConflict((on) =>
      on.column('suggestion').doUpdateSet((eb) => ({
        member_of: eb.ref('excluded.member_of'),
        by_person: eb.ref('excluded.by_person'),
        at: eb.ref('excluded.at'),
      })),
    )
    .execute()
}

/** Groups in which nothing is left go away. */
export const dropEmptyGroups = (tx: Tx, office: OfficeCode): Promise<unknown> =>
  sql`delete from suggestion_group g where g.office = ${office}
    and not exists (select from group_member m where m.member_of = g.id)`.execute(tx)

/** What counting once put into a group and what has left the desk since is no member any more. */
export const forgetDeparted = (tx: Tx, office: OfficeCode, call: string): Promise<unknown> =>
  sql`delete from group_member m using suggestion_group g, suggestion s
    where g.id = m.member_of and s.id = m.suggestion and g.office = ${office} and g.call = ${call}
      and m.by_person is null
      and not (s.office = g.office and s.call = g.call and s.state = any(${[...onDesk]}::text[]))`.execute(tx)

/** Everything on the desk with the group it is in: a group of another office or call is none. */
export async function standingOnDesk(tx: Tx, office: OfficeCode, call: string): Promise<readonly Standing[]> {
  return tx
    .selectFrom('suggestion')
    .leftJoin('group_member', 'group_member.suggestion', 'suggestion.id')
    .leftJoin('suggestion_group', (join) =>
      join
        .onRef('suggestion_group.id', '=', 'group_member.member_of')
        .onRef('suggestion_group.office', '=', 'suggestion.office')
        .onRef('suggestion_group.call', '=', 'suggestion.call'),
    )
    .select(['suggestion.id', 'suggestion_group.id as group'])
    .select(standsByHand.as('byHand'))
    .where('suggestion.office', '=', office)
    .where('suggestion.call', '=', call)
    .where('suggestion.state', 'in', [...onDesk])
    .orderBy('suggestion.id')
    .execute()
}

/** What was found alike among those on the desk. */
export async function likenessOnDesk(tx: Tx, office: OfficeCode, call: string): Promise<readonly Judged[]> {
  return tx
    .selectFrom('likeness')
    .innerJoin('suggestion as one', 'one.id', 'likeness.a')
    .innerJoin('suggestion as other', 'other.id', 'likeness.b')
    .select(['likeness.a', 'likeness.b', 'likeness.score', 'likeness.judged'])
    .where('one.office', '=', office)
    .where('one.call', '=', call)
    .where('one.state', 'in', [...onDesk])
    .where('other.office', '=', office)
    .where('other.call', '=', call)
    .where('other.state', 'in', [...onDesk])
    .execute()
}
