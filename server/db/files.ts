import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import type { Outcome } from '../files/reader/asked.ts'
import { compiledOnce } from './compiled.ts'

/** What a file belongs to. */
export interface Owner {
  readonly of: 'suggestion' | 'project'
  readonly id: string
}
export const suggestionFiles = (id: string): Owner => ({ of: 'suggestion', id })
export const projectFiles = (id: string): Owner => ({ of: 'project', id })

/** A file as the database knows it; its bytes lie in the file store under its id. */
export interface FileRow {
  readonly id: string
  readonly owner: Owner | null
  readonly field: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string | null
  readonly state: 'uploading' | 'ready' | 'removed'
  readonly scanned: 'not-scanned' | 'clean'
  /** How reading what it says came out; null as long as nobody has read it, or where there is nothing to read. */
  readonly said: Outcome | null
  readonly partSize: number
  readonly by: string
  readonly createdAt: Instant
  /** Parts received so far, in order. */
  readonly parts: readonly { readonly n: number; readonly size: number }[]
}

const select = (db: Db | Tx) =>
  db
    .selectFrom('file')
    .select([
      'file.id',
      'file.suggestion',
      'file.project',
      'file.field',
      'file.name',
      'file.type',
      'file.size',
      'file.sha256',
      'file.state',
      'file.scanned',
      'file.part_size',
      'file.by_person',
      'file.created_at',
    ])
    .select((eb) =>
      eb.selectFrom('file_text').select('outcome').whereRef('file_text.file', '=', 'file.id').as('said'),
    )
    .select(
      sql<{ n: number; size: number }[]>`coalesce((select json_agg(json_build_object('n', p.n, 'size', p.size)
        order by p.n) from file_part p where p.file = file.id), '[]')`.as('parts'),
    )

type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

const fromRow = (row: Row): FileRow => ({
  id: row.id,
  owner: ownerOf(row),
  field: row.field,
  name: row.name,
  type: row.type,
  size: row.size,
  sha256: row.sha256,
  state: row.state,
  scanned: row.scanned,
  said: row.said,
  partSize: row.part_size,
  by: row.by_person,
  createdAt: row.created_at.getTime(),
  parts: row.parts,
})

const ownerOf = ({ suggestion, project }: Pick<Row, 'suggestion' | 'project'>): Owner | null => {
  if (suggestion !== null) return suggestionFiles(suggestion)
  return project === null ? null : projectFiles(project)
}

const selectOf = (db: Db | Tx, owner: Owner) => select(db).where(`file.${owner.of}`, '=', owner.id)

/** The files of a suggestion or a project, those taken out left aside. */
export const filesOf = async (db: Db | Tx, { of, id }: Owner): Promise<readonly FileRow[]> =>
  (await there[of](db, { id })).map(fromRow)

const thereOf = (of: Owner['of']) =>
  compiledOnce((db: Db | Tx, { id }: { readonly id: string }) =>
    select(db)
      .where(`file.${of}`, '=', id)
      .where('file.state', '<>', 'removed')
      .orderBy('file.created_at')
      .orderBy('file.id'),
  )
const there = { suggestion: thereOf('suggestion'), project: thereOf('project') }

/** Every file that it ever had, those taken out included: what has to go when its content is destroyed. */
export const everyFileOf = async (tx: Tx, owner: Owner): Promise<readonly FileRow[]> =>
  (await selectOf(tx, owner).execute()).map(fromRow)

/** One file of this suggestion or project and of no other. */
export async function fileOf(db: Db | Tx, owner: Owner, id: string): Promise<FileRow | undefined> {
  const row = await selectOf(db, owner).where('file.id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** Files of this suggestion or project by their ids, in whatever state, as they came in. */
export const filesByIds = async (
  db: Db | Tx,
  owner: Owner,
  ids: readonly string[],
): Promise<readonly FileRow[]> =>
  ids.length === 0
    ? []
    : (
        await selectOf(db, owner)
          .where('file.id', 'in', [...ids])
          .orderBy('file.created_at')
          .orderBy('file.id')
          .execute()
      ).map(fromRow)

/** An upload of the same bytes to the same place that this person began and that is not done: another try goes on with it. */
export async function begunUpload(
  tx: Tx,
  owner: Owner,
  person: string,
  it: { readonly field: string; readonly name: string; readonly size: number; readonly announced: string },
): Promise<FileRow | undefined> {
  const row = await selectOf(tx, owner)
    .where('file.state', '=', 'uploading')
    .where('file.by_person', '=', person)
    .where('file.field', '=', it.field)
    .where('file.name', '=', it.name)
    .where('file.size', '=', it.size)
    .where('file.announced', '=', it.announced)
    .orderBy('file.id')
    .executeTakeFirst()
  return row && fromRow(row)
}

export async function insertFile(tx: Tx, it: FileRow, announced: string | null = null): Promise<void> {
  await tx
    .insertInto('file')
    .values({
      id: it.id,
      suggestion: it.owner?.of === 'suggestion' ? it.owner.id : null,
      project: it.owner?.of === 'project' ? it.owner.id : null,
      field: it.field,
      name: it.name,
      type: it.type,
      size: it.size,
      state: it.state,
      part_size: it.partSize,
      by_person: it.by,
      created_at: new Date(it.createdAt),
      announced,
    })
    .execute()
}

/** Remembers that a part is there; sent again, it replaces the one before. False where the upload has ended meanwhile. */
export async function putPart(db: Db, file: string, n: number, size: number): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into file_part (file, n, size)
    select id, ${n}::int, ${size}::int from file where id = ${file} and state = 'uploading' for share
    on conflict (file, n) do update set size = excluded.size`.execute(db)
  return numAffectedRows === 1n
}

/** No part counts as received any more. */
export async function forgetParts(db: Db, id: string): Promise<void> {
  await db.deleteFrom('file_part').where('file', '=', id).execute()
}

/** The upload is whole; false if somebody else finished it first. */
export async function markReady(
  tx: Tx,
  id: string,
  it: { readonly type: string; readonly sha256: string; readonly scanned: 'not-scanned' | 'clean' },
  at: Instant,
): Promise<boolean> {
  const changed = await tx
    .updateTable('file')
    .set({ ...it, state: 'ready', ready_at: new Date(at) })
    .where('id', '=', id)
    .where('state', '=', 'uploading')
    .executeTakeFirst()
  await tx.deleteFrom('file_part').where('file', '=', id).execute()
  return changed.numUpdatedRows === 1n
}

/** Takes it out of everything; what it said goes after it, so that nobody who is reading it can put that back. */
export async function markRemoved(db: Db | Tx, id: string): Promise<void> {
  await db.updateTable('file').set({ state: 'removed' }).where('id', '=', id).execute()
  await db.deleteFrom('file_text').where('file', '=', id).execute()
}

/** Ends an upload that is not finished; false where it has been finished or ended meanwhile, or gone on with since the instant. */
export async function endUpload(db: Db | Tx, id: string, before?: Instant): Promise<boolean> {
  const ended = await db
    .updateTable('file')
    .set({ state: 'removed' })
    .where('id', '=', id)
    .where('state', '=', 'uploading')
    .$if(before !== undefined, (it) => it.where('created_at', '<', new Date(before ?? 0)))
    .returning('id')
    .executeTakeFirst()
  return ended !== undefined
}

/** Somebody goes on with an upload: it counts as begun now, for the sweeper as well. False where it has ended meanwhile. */
export async function renewUpload(tx: Tx, id: string, at: Instant): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('file')
    .set({ created_at: new Date(at) })
    .where('id', '=', id)
    .where('state', '=', 'uploading')
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Uploads begun before the instant and never finished. */
export const unfinishedBefore = async (db: Db, before: Instant): Promise<readonly FileRow[]> =>
  (
    await select(db)
      .where('file.state', '=', 'uploading')
      .where('file.created_at', '<', new Date(before))
      .limit(500)
      .execute()
  ).map(fromRow)
