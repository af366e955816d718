import { sql } from 'kysely'
import { endingOf } from '#core/form/kinds/files.ts'
import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'
import { mediaTypes } from '../files/kinds.ts'
import type { FileSaid } from '../files/reader/asked.ts'
import { textsChanged } from './changed-texts.ts'

/** Kinds of files that hold text. */
const withText = ['pdf', 'docx', 'xlsx'].map((it) => mediaTypes[it] ?? '')

/** The next whole file that nobody has read yet, the oldest first. */
export async function unreadFile(
  db: Db,
  after: string | undefined,
): Promise<{ readonly id: string; readonly ending: string } | undefined> {
  const row = await db
    .selectFrom('file')
    .leftJoin('file_text', 'file_text.file', 'file.id')
    .select(['file.id', 'file.name'])
    .where('file.state', '=', 'ready')
    .where('file.type', 'in', withText)
    .where('file_text.file', 'is', null)
    .$if(after !== undefined, (query) => query.where('file.id', '>', after ?? ''))
    .orderBy('file.id')
    .limit(1)
    .executeTakeFirst()
  return row && { id: row.id, ending: endingOf(row.name) }
}

/** Keeps what a file says while it is there, and marks the suggestion to be read again where it was handed in. */
export const keepFileText = (db: Db, id: string, said: FileSaid, at: Instant): Promise<void> =>
  db.transaction().execute(async (tx) => {
    const file = await tx
      .selectFrom('file')
      .select(['suggestion'])
      .where('id', '=', id)
      .where('state', '=', 'ready')
      .forUpdate()
      .executeTakeFirst()
    if (!file) return
    const row = { outcome: said.outcome, body: said.text, read_at: new Date(at) }
    await tx
      .insertInto('file_text')
      .values({ file: id, ...row })
      .onConflict((it) => it.column('file').doUpdateSet(row))
      .execute()
    if (file.suggestion === null) return
    const handedIn = await tx
      .selectFrom('suggestion')
      .select('id')
      .where('id', '=', file.suggestion)
      .where('versions', '>', 0)
      .executeTakeFirst()
    if (handedIn) await textsChanged(tx, [file.suggestion])
  })

/** Letters of one attachment, and of all, that a suggestion is found by. */
const most = { ofOne: 60_000, ofAll: 150_000 }

/**
 * What these files say, in the order of the ids, each with the field it stands in; empty ones say nothing. Where no bound for all of
 * them is given there is none.
 */
export async function fileTexts(
  db: Db,
  suggestion: string,
  ids: readonly string[],
  { ofOne, ofAll }: { readonly ofOne: number; readonly ofAll?: number } = most,
): Promise<readonly { readonly id: string; readonly field: string; readonly text: string }[]> {
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('file')
    .innerJoin('file_text', 'file_text.file', 'file.id')
    .select(['file.id', 'file.field', sql<string>`left(file_text.body, ${sql.lit(ofOne)})`.as('text')])
    .where('file.suggestion', '=', suggestion)
    .where('file.id', 'in', [...ids])
    .where('file.state', '=', 'ready')
    .where('file_text.body', '<>', '')
    .execute()
  let left = ofAll ?? Number.POSITIVE_INFINITY
  return ids.flatMap((id) => {
    const found = rows.find((it) => it.id === id)
    if (!found || left <= 0) return []
    const text = found.text.slice(0, left)
    left -= text.length
    return [{ id, field: found.field, text }]
  })
}
