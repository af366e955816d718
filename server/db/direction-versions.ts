import type { Db } from '../context.ts'

const heads = (db: Db, direction: string) =>
  db
    .selectFrom('direction_version')
    .innerJoin('person', 'person.id', 'direction_version.by_person')
    .select([
      'direction_version.n',
      'direction_version.step',
      'direction_version.by_person',
      'person.name',
      'direction_version.at',
    ])
    .where('direction_version.direction', '=', direction)

const fromRow = (row: { n: number; step: string; by_person: string; name: string; at: Date }) => ({
  n: row.n,
  step: row.step,
  by: { id: row.by_person, name: row.name },
  at: row.at.getTime(),
})

/** What was frozen of a direction, the newest first; no words. */
export const directionVersionsOf = async (db: Db, direction: string) =>
  (await heads(db, direction).orderBy('direction_version.n', 'desc').execute()).map(fromRow)

/** A stretch of a source at a place, as it was frozen. */
interface FrozenLink {
  readonly place: string
  readonly suggestion: string
  readonly path: string
  readonly from_at: number | null
  readonly to_at: number | null
}
interface FrozenSource {
  readonly suggestion: string
  readonly version: number
  readonly use: 'whole' | 'part' | 'merged' | 'reference'
  readonly note: string
}

/** One frozen version whole. */
export async function directionVersionAt(db: Db, direction: string, n: number) {
  const row = await heads(db, direction)
    .select(['direction_version.content', 'direction_version.sources'])
    .where('direction_version.n', '=', n)
    .executeTakeFirst()
  if (!row) return undefined
  const { sources, links } = row.sources as { sources: readonly FrozenSource[]; links: readonly FrozenLink[] }
  return { ...fromRow(row), answers: row.content as Readonly<Record<string, unknown>>, sources, links }
}
