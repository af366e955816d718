import { expressionBuilder, sql } from 'kysely'
import { mostAlike } from '#core/likeness/attached.ts'
import type { Actor } from '#core/permission/actor.ts'
import { atOffice } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'
import { held } from './kept-statements.ts'
import type { Database } from './schema.ts'
import { visibleTo } from './visible/suggestion.ts'

/** The latest version of one that lies with the bureau, and what is attached to it. */
export interface AttachedRow {
  readonly kind: string
  readonly version: number
  readonly callVersion: string
  readonly files: readonly { readonly id: string; readonly field: string }[]
}

/** Undefined where it does not lie with the bureau, or its content is gone. */
export async function attachedTo(db: Db, suggestion: string): Promise<AttachedRow | undefined> {
  const { rows } = await sql<AttachedRow>`select s.kind, v.n as version, v.call_version as "callVersion",
      coalesce((select json_agg(json_build_object('id', f.id, 'field', f.field) order by f.id)
        from jsonb_array_elements(v.files) it join file f on f.id = (it ->> 'id')::uuid
        where f.suggestion = s.id and f.state = 'ready'), '[]') as files
    from suggestion s join version v on v.suggestion = s.id and v.n = s.versions
    where s.id = ${suggestion} and s.state = any(${[...atOffice]}::text[]) and v.content is not null`.execute(
    db,
  )
  return rows[0]
}

/** Which of its files can be found by others already. */
export const printedFiles = async (db: Db, suggestion: string): Promise<readonly string[]> =>
  (await db.selectFrom('file_print').select('file').where('suggestion', '=', suggestion).execute()).map(
    (it) => it.file,
  )

/** Letters of an attachment that are compared. */
const compared = sql.lit(60_000)

/** What files of other suggestions say that share a band with one, the newest first. */
export async function filesNear(
  db: Db,
  suggestion: string,
  bands: readonly number[],
  most: number,
): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const { rows } = await sql<{
    file: string
    text: string
  }>`select near.file, left(t.body, ${compared}) as text from (
      select p.file from file_print p join suggestion s on s.id = p.suggestion
      where p.bands && ${[...bands]}::int[] and p.suggestion <> ${suggestion} and s.state = any(${[...atOffice]}::text[])
      order by p.file desc limit ${most}
    ) near join file_text t on t.file = near.file`.execute(db)
  return rows
}

export interface NewFilePrint {
  readonly file: string
  readonly bands: readonly number[]
  readonly alike: readonly { readonly file: string; readonly share: number }[]
}

/**
 * Writes what its attachments are found by and what is like them, and forgets those that are no longer among them; says false
 * where the suggestion was moved or written anew meanwhile. What was taken out meanwhile gets no row.
 */
export async function storeFilePrints(
  tx: Tx,
  suggestion: string,
  { version, files }: { readonly version: number; readonly files: readonly string[] },
  prints: readonly NewFilePrint[],
): Promise<boolean> {
  const still = await tx
    .selectFrom('suggestion')
    .select('id')
    .where('id', '=', suggestion)
    .where('versions', '=', version)
    .where('state', 'in', [...atOffice])
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!still) return false
  await sql`delete from file_print where suggestion = ${suggestion} and file <> all(${[...files]}::uuid[])`.execute(
    tx,
  )
  for (const { file, bands, alike } of prints) {
    await sql`insert into file_print (file, suggestion, bands)
      select file, ${suggestion}, ${[...bands]}::int[] from file_text where file = ${file} for key share
      on conflict (file) do update set bands = excluded.bands`.execute(tx)
    await sql`insert into file_likeness (a, b, share)
      select least(own.file, other.file), greatest(own.file, other.file), it.share
      from unnest(${alike.map((it) => it.file)}::uuid[], ${alike.map((it) => it.share)}::real[]) it (file, share)
      join file_print other on other.file = it.file join file_print own on own.file = ${file} for key share of other
      on conflict (a, b) do update set share = excluded.share`.execute(tx)
  }
  return true
}

/** Takes their attachments out of every comparison. */
export async function takeFilesOut(tx: Tx, suggestions: readonly string[]): Promise<void> {
  await sql`delete from file_print where suggestion = any(${[...suggestions]}::uuid[]) ${held}`.execute(tx)
}

/** An attachment of one suggestion and one of another that says nearly the same. */
export interface AlikeFiles {
  readonly suggestion: string
  readonly own: { readonly id: string; readonly name: string }
  readonly other: { readonly id: string; readonly name: string }
  readonly share: number
}

/**
 * What of others is like the attachments of one, the likest first, or of one other alone, as far as this person may see them; without
 * papers that many fill in.
 */
export async function alikeFiles(
  db: Db,
  actor: Actor,
  id: string,
  other?: string,
): Promise<readonly AlikeFiles[]> {
  const visible = visibleTo(actor)(expressionBuilder<Database, 'suggestion'>())
  const { rows } = await sql<AlikeFiles>`with mine as (
      select p.file, l.other, l.share from file_print p cross join lateral (
        select b as other, share from file_likeness where a = p.file
        union all select a, share from file_likeness where b = p.file) l
      where p.suggestion = ${id}
    )
    select theirs.suggestion, json_build_object('id', f.id, 'name', f.name) as own,
      json_build_object('id', g.id, 'name', g.name) as other, mine.share
    from mine join file_print theirs on theirs.file = mine.other join file f on f.id = mine.file
      join file g on g.id = mine.other join suggestion on suggestion.id = theirs.suggestion
    where (${other ?? null}::uuid is null or theirs.suggestion = ${other ?? null}::uuid)
      and suggestion.state = any(${[...atOffice]}::text[]) and ${visible}
      and (select count(*) from mine too where too.file = mine.file) <= ${sql.lit(mostAlike)}
      and (select count(*) from file_likeness l where l.a = mine.other or l.b = mine.other) <= ${sql.lit(mostAlike)}
    order by mine.share desc, f.id, g.id limit 50`.execute(db)
  return rows
}
