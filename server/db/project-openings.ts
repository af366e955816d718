import { sql } from 'kysely'
import { openable } from '#core/decide/project/open.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Db } from '../context.ts'
import { likeOf } from './like.ts'
import { directionVisibleTo } from './visible/direction.ts'
import { visibleTo } from './visible/suggestion.ts'

const most = 50

/** Adopted suggestions of an office whose number or title says this, those concluded last first. */
export async function adoptedSuggestions(db: Db, actor: Actor, office: string, q: string) {
  const rows = await db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .select(['suggestion.id', 'suggestion.no', 'suggestion.title', 'suggestion.org', 'org.name'])
    .select(
      sql<number>`(select count(*)::int from project p where p.suggestion = suggestion.id)`.as('projects'),
    )
    .where(visibleTo(actor))
    .where('suggestion.office', '=', office)
    .where('suggestion.state', 'in', [...openable])
    .where((eb) =>
      eb.or([eb('suggestion.title', 'ilike', likeOf(q)), eb('suggestion.no', 'ilike', likeOf(q))]),
    )
    .orderBy('suggestion.since', 'desc')
    .orderBy('suggestion.id')
    .limit(most)
    .execute()
  return rows.map(({ id, no, title, org, name, projects }) => ({
    id,
    no: no ?? '',
    title,
    org: { id: org, name },
    projects,
  }))
}

/** Published directions of an office, with the sources from which a baseline can be chosen. */
export async function publishedDirections(db: Db, actor: Actor, office: string, q: string) {
  const rows = await db
    .selectFrom('direction')
    .select(['direction.id', 'direction.no', 'direction.title'])
    .select(
      sql<number>`(select count(*)::int from project p where p.direction = direction.id)`.as('projects'),
    )
    .select(
      sql<{ id: string; no: string; title: string }[]>`coalesce((select json_agg(json_build_object('id', s.id,
        'no', s.no, 'title', s.title) order by s.no) from direction_source d join suggestion s on s.id = d.suggestion
        where d.direction = direction.id and s.state = any(${[...openable]}::text[])
          and s.office = direction.office), '[]')`.as('sources'),
    )
    .where(directionVisibleTo(actor))
    .where('direction.office', '=', office)
    .where('direction.state', '=', 'published')
    .where((eb) => eb.or([eb('direction.title', 'ilike', likeOf(q)), eb('direction.no', 'ilike', likeOf(q))]))
    .orderBy('direction.since', 'desc')
    .orderBy('direction.id')
    .limit(most)
    .execute()
  return rows.map((row) => ({ ...row, no: row.no ?? '' }))
}

/** Verified units whose name says this, with those who file for them. */
export async function bearersNamed(db: Db, q: string) {
  if (q.trim() === '') return []
  const orgs = await db
    .selectFrom('org')
    .select(['id', 'name'])
    .where('verified_at', 'is not', null)
    .where('name', 'ilike', likeOf(q))
    .orderBy('name')
    .orderBy('id')
    .limit(20)
    .execute()
  if (orgs.length === 0) return []
  const people = await db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person')
    .select(['member.org', 'person.id', 'person.name'])
    .where(
      'member.org',
      'in',
      orgs.map((it) => it.id),
    )
    .where('member.state', '=', 'active')
    .where('member.filer', '=', true)
    .where('person.disabled_at', 'is', null)
    .orderBy('person.name')
    .orderBy('person.id')
    .execute()
  return orgs.map((it) => ({
    ...it,
    people: people.filter((one) => one.org === it.id).map(({ id, name }) => ({ id, name })),
  }))
}
