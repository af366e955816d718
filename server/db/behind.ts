import { sql } from 'kysely'
import type { Call } from '#core/call/call.ts'
import type { Behind, PersonBehind } from '#core/expert/conflict.ts'
import { type NamedInForm, namedIn, usedForNames } from '#core/expert/named.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import type { CallVersionId, PersonId } from '#core/id.ts'
import type { CallBook } from '../call-book.ts'
import type { Db, Tx } from '../context.ts'
import { behindProjects } from './project-behind.ts'

/** What is needed to read who stands behind: a context, or a transaction with the calls. */
export interface Reading {
  readonly db: Db | Tx
  readonly calls: CallBook
}

/** Somebody whom a filer asks to be heard. */
export interface Recommended {
  readonly name: string
  readonly org: string
}

interface Source {
  readonly subject: string
  readonly id: string
  readonly orgName: string
  readonly orgCode: string
  readonly filer: string
  readonly filerName: string
  readonly filerEmail: string
  readonly versions: number
  readonly callVersion: string
}

/**
 * Who stands behind each of these, by subject; for a direction all of its sources together, for a project also who carries it out.
 * Read from the last version handed in, as the call's forms mark what names whom. Six statements, however many are asked; who
 * writes together with them elsewhere is left out where nobody asks for it.
 */
export async function behindOf(
  at: Reading,
  subjects: JudgedThing,
  ids: readonly string[],
  more: { readonly together: boolean } = { together: true },
): Promise<ReadonlyMap<string, Behind>> {
  if (subjects === 'project')
    return behindProjects(at, ids, (thing, others) => behindOf(at, thing, others, more))
  const sources = await sourcesOf(at.db, subjects, ids)
  const suggestions = [...new Set(sources.map((it) => it.id))]
  const [calls, coAuthors, linked] = await Promise.all([
    callsOf(at, sources),
    coAuthorsOf(at.db, suggestions),
    linkedOf(at.db, suggestions),
  ])
  const named = await namedOf(at.db, sources, calls)
  const together = more.together ? await togetherOf(at.db, sources, coAuthors) : new Map<string, never[]>()
  const bySubject = grouped(sources.map((it) => ({ of: it.subject, it })))
  return new Map(
    ids.map((id) => {
      const own = bySubject.get(id) ?? []
      const inForms = own.flatMap((it) => named.get(it.id) ?? [])
      const people: PersonBehind[] = own.flatMap((it) => [
        { name: it.filerName, email: it.filerEmail, person: it.filer as PersonId, as: 'filer' } as const,
        ...(coAuthors.get(it.id) ?? []),
        ...(named.get(it.id)?.people ?? []),
        ...(linked.get(it.id) ?? []).map(
          ({ name, email }) => ({ name, email, person: null, as: 'partner' }) as const,
        ),
      ])
      const call = own[0] && calls.get(own[0].callVersion)
      return [
        id,
        {
          units: [
            ...own.map((it) => ({ name: it.orgName, creditCode: it.orgCode, as: 'proposer' }) as const),
            ...inForms.flatMap((it) => it.units).map((it) => ({ ...it, as: 'partner' }) as const),
          ],
          people,
          avoided: inForms.flatMap((it) => it.avoided),
          together: own.flatMap((it) => together.get(it.id) ?? []),
          names: call?.unitNames ?? null,
        },
      ]
    }),
  )
}

/** Whom the filers of these suggestions or directions ask to be heard, by subject; a wish, never a claim. */
export async function recommendedIn(
  at: Reading,
  subjects: JudgedThing,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly Recommended[]>> {
  // A project asks for nobody.
  if (subjects === 'project') return new Map()
  const sources = await sourcesOf(at.db, subjects, ids)
  const named = await namedOf(at.db, sources, await callsOf(at, sources))
  const bySubject = grouped(sources.map((it) => ({ of: it.subject, it })))
  return new Map(
    ids.map((id) => [id, (bySubject.get(id) ?? []).flatMap((it) => named.get(it.id)?.recommended ?? [])]),
  )
}

async function sourcesOf(
  db: Db | Tx,
  subjects: Exclude<JudgedThing, 'project'>,
  ids: readonly string[],
): Promise<readonly Source[]> {
  if (ids.length === 0) return []
  const query = db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .innerJoin('person', 'person.id', 'suggestion.filer')
    .select([
      'suggestion.id',
      'org.name as orgName',
      'org.credit_code as orgCode',
      'suggestion.filer',
      'person.name as filerName',
      'person.email as filerEmail',
      'suggestion.versions',
      'suggestion.call_version as callVersion',
    ])
  if (subjects === 'suggestion')
    return await query
      .select('suggestion.id as subject')
      .where('suggestion.id', 'in', [...ids])
      .execute()
  return await query
    .innerJoin('direction_source', 'direction_source.suggestion', 'suggestion.id')
    .select('direction_source.direction as subject')
    .where('direction_source.direction', 'in', [...ids])
    .orderBy('direction_source.at')
    .orderBy('suggestion.id')
    .execute()
}

async function callsOf({ calls }: Reading, sources: readonly Source[]): Promise<ReadonlyMap<string, Call>> {
  const versions = [...new Set(sources.map((it) => it.callVersion))]
  return new Map(
    await Promise.all(
      versions.map(async (it) => [it, (await calls.version(it as CallVersionId)).call] as const),
    ),
  )
}

async function coAuthorsOf(
  db: Db | Tx,
  suggestions: readonly string[],
): Promise<ReadonlyMap<string, readonly (PersonBehind & { readonly person: PersonId })[]>> {
  if (suggestions.length === 0) return new Map()
  const rows = await db
    .selectFrom('co_author')
    .innerJoin('person', 'person.id', 'co_author.person')
    .select(['co_author.suggestion', 'person.id', 'person.name', 'person.email'])
    .where('co_author.suggestion', 'in', [...suggestions])
    .execute()
  const people = rows.map(({ suggestion, id, name, email }) => ({
    of: suggestion,
    it: { name, email, person: id as PersonId, as: 'co-author' } as const,
  }))
  return grouped(people)
}

/** Named people of partners who were written to, whether or not they have answered. */
async function linkedOf(
  db: Db | Tx,
  suggestions: readonly string[],
): Promise<ReadonlyMap<string, readonly { readonly name: string; readonly email: string }[]>> {
  if (suggestions.length === 0) return new Map()
  const rows = await db
    .selectFrom('partner_link')
    .select(['suggestion', 'person_name as name', 'email'])
    .distinct()
    .where('suggestion', 'in', [...suggestions])
    .execute()
  return grouped(rows.map(({ suggestion, ...it }) => ({ of: suggestion, it })))
}

/**
 * Of the last versions only the answers that name somebody: forms are long, and many are read at once. Each is gone through
 * once: asked for one answer after the other, the database unpacks it for every one.
 */
async function namedOf(
  db: Db | Tx,
  sources: readonly Source[],
  calls: ReadonlyMap<string, Call>,
): Promise<ReadonlyMap<string, NamedInForm>> {
  const ids = [...new Set(sources.filter((it) => it.versions > 0).map((it) => it.id))]
  const keys = [...new Set([...calls.values()].flatMap(usedForNames))]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{
    suggestion: string
    kind: string
    callVersion: string
    answers: Record<string, unknown> | null
  }>`select v.suggestion, s.kind, v.call_version as "callVersion",
      (select jsonb_object_agg(e.key, e.value)
      from jsonb_each(v.content) e where e.key = any(${keys}::text[])) as answers
    from version v join suggestion s on s.id = v.suggestion and s.versions = v.n
    where v.suggestion = any(${ids}::uuid[])`.execute(db)
  return new Map(
    rows.flatMap((row) => {
      const call = calls.get(row.callVersion) ?? calls.values().next().value
      return call === undefined ? [] : [[row.suggestion, namedIn(call, row.kind, row.answers ?? {})]]
    }),
  )
}

/** Who files or writes together with these people in other suggestions that were handed in; sought once for each of them. */
async function togetherOf(
  db: Db | Tx,
  sources: readonly Source[],
  coAuthors: ReadonlyMap<string, readonly { readonly person: PersonId }[]>,
): Promise<ReadonlyMap<string, readonly { name: string; person: PersonId; no: string }[]>> {
  const pairs = sources.flatMap((it) =>
    [it.filer, ...(coAuthors.get(it.id) ?? []).map((co) => co.person)].map(
      (person) => [it.id, person] as const,
    ),
  )
  if (pairs.length === 0) return new Map()
  const { rows } = await sql<{ suggestion: string; person: string; name: string; no: string | null }>`
    with behind as (select * from unnest(${pairs.map((it) => it[0])}::uuid[], ${pairs.map((it) => it[1])}::uuid[])
        as it(suggestion, person)),
      part as not materialized (select id as suggestion, filer as person from suggestion
        union all select suggestion, person from co_author),
      mates as materialized (select distinct own.person as of_person, mate.person, own.suggestion
        from (select distinct person from behind) who join part own on own.person = who.person
          join part mate on mate.suggestion = own.suggestion and mate.person <> own.person)
    select distinct behind.suggestion, mates.person, person.name, other.no
    from behind join mates on mates.of_person = behind.person and mates.suggestion <> behind.suggestion
      join person on person.id = mates.person join suggestion other on other.id = mates.suggestion and other.no is not null
    where not exists (select from behind b where b.suggestion = behind.suggestion and b.person = mates.person)`.execute(
    db,
  )
  return grouped(
    rows.map(({ suggestion, person, name, no }) => ({
      of: suggestion,
      it: { name, person: person as PersonId, no: no ?? '' },
    })),
  )
}

function grouped<T>(
  rows: readonly { readonly of: string; readonly it: T }[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>()
  for (const { of, it } of rows) {
    const known = found.get(of)
    if (known) known.push(it)
    else found.set(of, [it])
  }
  return found
}
