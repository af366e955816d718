import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'
import type { AnswerRow } from './answers.ts'

/** Somebody who has the draft open, and the place in which they write. */
export interface Present {
  readonly id: string
  readonly name: string
  readonly path: string | null
}

/** Who asks, about which draft, and where they write. */
export interface Here {
  readonly suggestion: string
  readonly person: string
  readonly path: string | null
  readonly at: Instant
}

/** A sign of life is written anew after this long; editors ask every five seconds (ruling 10). */
const freshFor = 8_000
/** And holds for two of them, so that nobody flickers. */
const holdsFor = 20_000

/** Writes the asker's sign of life where it is missing, old or from another place; otherwise writes nothing. */
const seen = ({ suggestion, person, path, at }: Here) => sql`seen as (
    insert into presence (suggestion, person, path, at)
    select ${suggestion}::uuid, ${person}::uuid, ${path}::text, ${new Date(at)}::timestamptz
    where not exists (select from presence p where p.suggestion = ${suggestion}::uuid
      and p.person = ${person}::uuid and p.path is not distinct from ${path}::text
      and p.at > ${new Date(at - freshFor)}::timestamptz)
    on conflict (suggestion, person) do update set path = excluded.path, at = excluded.at
  )`

const others = ({ suggestion, person, at }: Here) => sql`(
    select coalesce(json_agg(json_build_object('id', p.person, 'name', person.name, 'path', p.path)
      order by person.name collate "C", p.person), '[]')
    from presence p join person on person.id = p.person
    where p.suggestion = ${suggestion}::uuid and p.person <> ${person}::uuid
    and p.at > ${new Date(at - holdsFor)}::timestamptz)`

/** Says that this person is here, and who else is: whichever server they talk to, in one round trip. */
export async function meet(db: Db, here: Here): Promise<Present[]> {
  const { rows } = await sql<{
    present: Present[]
  }>`with ${seen(here)} select ${others(here)} as present`.execute(db)
  return rows[0]?.present ?? []
}

/** The same, and what changed after a revision: everything that an open editor asks every few seconds. */
export async function meetAndRead(
  db: Db,
  here: Here,
  since: number,
): Promise<{ readonly present: Present[]; readonly changed: readonly AnswerRow[] }> {
  const { rows } = await sql<{ present: Present[]; changed: AnswerRow[] }>`with ${seen(here)}
    select ${others(here)} as present, (
      select coalesce(json_agg(json_build_object('path', a.path, 'value', a.value, 'rev', a.rev, 'by', a.by_person,
        'at', round(extract(epoch from a.at) * 1000)::bigint) order by a.rev), '[]')
      from answer a where a.suggestion = ${here.suggestion}::uuid and a.rev > ${since}) as changed`.execute(
    db,
  )
  return rows[0] ?? { present: [], changed: [] }
}
