import { sql } from 'kysely'
import type { Use } from '#core/decide/suggestion/condense.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Db, Tx } from '../context.ts'

/** A source of a direction: the suggestion as lists show it, and in which version and how it is used. */
export interface SourceRow {
  readonly suggestion: string
  readonly no: string
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly state: State
  readonly orgName: string
  readonly orgType: string
  readonly version: number
  readonly latest: number
  readonly callVersion: string
  readonly use: Use
  readonly note: string
}

const sourceRows = (db: Db | Tx) =>
  db
    .selectFrom('direction_source')
    .innerJoin('suggestion', 'suggestion.id', 'direction_source.suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .innerJoin('version', (join) =>
      join
        .onRef('version.suggestion', '=', 'direction_source.suggestion')
        .onRef('version.n', '=', 'direction_source.version'),
    )
    .select([
      'direction_source.suggestion',
      'suggestion.no',
      'suggestion.title',
      'suggestion.kind',
      'suggestion.field',
      'suggestion.state',
      'org.name as orgName',
      'org.type as orgType',
      'direction_source.version',
      'suggestion.versions as latest',
      'version.call_version as callVersion',
      'direction_source.use',
      'direction_source.note',
    ])
    .orderBy('direction_source.at')
    .orderBy('direction_source.suggestion')

/** The sources in the order in which they were taken in. */
export async function sourcesOf(db: Db | Tx, direction: string): Promise<readonly SourceRow[]> {
  const rows = await sourceRows(db).where('direction_source.direction', '=', direction).execute()
  return rows.map((row) => ({ ...row, no: row.no ?? '', state: row.state as State }))
}

/** The same of several directions at once, by direction. */
export async function sourcesOfAll(
  db: Db | Tx,
  directions: readonly string[],
): Promise<ReadonlyMap<string, readonly SourceRow[]>> {
  if (directions.length === 0) return new Map()
  const rows = await sourceRows(db)
    .select('direction_source.direction')
    .where('direction_source.direction', 'in', [...directions])
    .execute()
  const found = new Map<string, SourceRow[]>()
  for (const { direction, ...row } of rows) {
    const source = { ...row, no: row.no ?? '', state: row.state as State }
    const known = found.get(direction)
    if (known) known.push(source)
    else found.set(direction, [source])
  }
  return found
}

/** What sources say, by suggestion; frozen content, null where it was purged. */
export async function contentsOf(
  db: Db,
  direction: string,
): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>> | null>> {
  const rows = await db
    .selectFrom('direction_source')
    .innerJoin('version', (join) =>
      join
        .onRef('version.suggestion', '=', 'direction_source.suggestion')
        .onRef('version.n', '=', 'direction_source.version'),
    )
    .select(['direction_source.suggestion', 'version.content'])
    .where('direction_source.direction', '=', direction)
    .execute()
  return new Map(rows.map((row) => [row.suggestion, row.content as Record<string, unknown> | null]))
}

/** Takes sources in, or says otherwise how they are used. */
export async function putSources(
  tx: Tx,
  direction: string,
  sources: readonly {
    readonly suggestion: string
    readonly version: number
    readonly use: Use
    readonly note: string
  }[],
  by: string,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('direction_source')
    .values(sources.map((it) => ({ direction, ...it, by_person: by, at })))
    .onConflict((on) =>
      on.columns(['direction', 'suggestion']).doUpdateSet((eb) => ({
        use: eb.ref('excluded.use'),
        note: eb.ref('excluded.note'),
        version: eb.ref('excluded.version'),
      })),
    )
    .execute()
}

/** Of these suggestions, those that no direction uses any more; directions given up do not count. */
export async function unusedSources(tx: Tx, suggestions: readonly string[]): Promise<readonly string[]> {
  if (suggestions.length === 0) return []
  const { rows } = await sql<{ id: string }>`select it.id from unnest(${[...suggestions]}::uuid[]) as it(id)
    where not exists (select from direction_source s join direction d on d.id = s.direction
      where s.suggestion = it.id and d.state <> 'abandoned')`.execute(tx)
  return rows.map((row) => row.id)
}

/** Where each place of a direction comes from. */
export const linksOf = (db: Db | Tx, direction: string) =>
  db
    .selectFrom('direction_link')
    .select(['place', 'suggestion', 'path', 'from_at', 'to_at'])
    .where('direction', '=', direction)
    .orderBy(sql`place collate "C"`)
    .orderBy('at')
    .execute()
