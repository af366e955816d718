import type { Db } from '../context.ts'

/** One object that ought to lie in the file store: a whole file, a part of one that is still coming, or the try at an export that was made. */
export interface StoredKey {
  readonly file: string
  readonly part: number | null
  readonly sha256: string | null
}

const atOnce = 500

/** All that ought to lie there: attachments, parts on their way, and exports that can still be fetched. */
export async function* storedKeys(db: Db): AsyncGenerator<StoredKey, void, undefined> {
  for (let last: string | undefined; ; ) {
    const files = await db
      .selectFrom('file')
      .select(['id', 'sha256'])
      .where('state', '=', 'ready')
      .$if(last !== undefined, (query) => query.where('id', '>', last ?? ''))
      .orderBy('id')
      .limit(atOnce)
      .execute()
    yield* files.map(({ id, sha256 }) => ({ file: id, part: null, sha256 }))
    last = files.at(-1)?.id
    if (last === undefined) break
  }
  const parts = await db
    .selectFrom('file_part')
    .innerJoin('file', 'file.id', 'file_part.file')
    .select(['file_part.file', 'file_part.n'])
    .where('file.state', '=', 'uploading')
    .orderBy('file_part.file')
    .orderBy('file_part.n')
    .execute()
  yield* parts.map(({ file, n }) => ({ file, part: n, sha256: null }))
  const exports = await db
    .selectFrom('export')
    .select(['id', 'attempts', 'sha256'])
    .where('state', '=', 'ready')
    .orderBy('id')
    .execute()
  yield* exports.map(({ id, attempts, sha256 }) => ({ file: id, part: attempts, sha256 }))
}
