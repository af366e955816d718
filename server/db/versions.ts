import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

export interface VersionHead {
  readonly n: number
  readonly handedIn: Instant
  readonly by: { readonly id: string; readonly name: string }
  readonly digest: string
  /** The version of the call whose form it was handed in under. */
  readonly callVersion: string
}

const head = (db: Db | Tx) =>
  db
    .selectFrom('version')
    .innerJoin('person', 'person.id', 'version.by_person')
    .select([
      'version.n',
      'version.handed_in',
      'version.by_person',
      'person.name',
      'version.digest',
      'version.call_version',
    ])

const fromRow = (row: {
  n: number
  handed_in: Date
  by_person: string
  name: string
  digest: string
  call_version: string
}): VersionHead => ({
  n: row.n,
  handedIn: row.handed_in.getTime(),
  by: { id: row.by_person, name: row.name },
  digest: row.digest,
  callVersion: row.call_version,
})

/** The versions handed in, the newest first. */
export const versionsOf = async (db: Db, suggestion: string): Promise<readonly VersionHead[]> =>
  (await head(db).where('version.suggestion', '=', suggestion).orderBy('version.n', 'desc').execute()).map(
    fromRow,
  )

/** One version whole; content is null once it was purged by order. */
export async function versionAt(
  db: Db,
  suggestion: string,
  n: number,
): Promise<
  | {
      readonly head: VersionHead
      readonly callVersion: string
      readonly answers: Readonly<Record<string, unknown>> | null
      readonly unit: Readonly<Record<string, unknown>> | null
      readonly files: readonly { id: string; name: string; size: number; sha256: string }[]
    }
  | undefined
> {
  const row = await head(db)
    .select(['version.content', 'version.unit', 'version.files'])
    .where('version.suggestion', '=', suggestion)
    .where('version.n', '=', n)
    .executeTakeFirst()
  return (
    row && {
      head: fromRow(row),
      callVersion: row.call_version,
      answers: row.content as Record<string, unknown> | null,
      unit: row.unit as Record<string, unknown> | null,
      files: row.files as { id: string; name: string; size: number; sha256: string }[],
    }
  )
}

/** The version that a receipt's number and digest name together, if they do. */
export async function versionByReceipt(
  db: Db,
  no: string,
  digest: string,
): Promise<{ n: number; at: Instant; sealed: boolean; purged: boolean } | undefined> {
  const row = await db
    .selectFrom('version')
    .innerJoin('suggestion', 'suggestion.id', 'version.suggestion')
    .leftJoin('sealed', (join) =>
      join
        .on((eb) => eb('sealed.subject', '=', eb.cast<string>('version.suggestion', 'text')))
        .onRef('sealed.n', '=', 'version.fact_n'),
    )
    .select(['version.n', 'version.handed_in', 'version.content', 'sealed.checkpoint'])
    .where('suggestion.no', '=', no)
    .where('version.digest', '=', digest)
    .executeTakeFirst()
  return (
    row && {
      n: row.n,
      at: row.handed_in.getTime(),
      sealed: row.checkpoint !== null,
      purged: row.content === null,
    }
  )
}
