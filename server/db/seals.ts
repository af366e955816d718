import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#core/canonical.ts'
import type { Db } from '../context.ts'

/** A row that is not what it was when it was written, by its table and key. */
export interface BrokenSeal {
  readonly rule: string
  readonly what: string
}

/** Tables whose rows are written once, with the columns that name a row. What each seal goes over stands in the migration. */
export const sealedTables: Readonly<Record<string, readonly string[]>> = {
  version: ['suggestion', 'n'],
  file: ['id'],
  call_version: ['id'],
  edition: ['guide', 'n'],
  direction_version: ['direction', 'n'],
  remark: ['id'],
  outcome: ['suggestion', 'at'],
  project_snapshot: ['project', 'n'],
  project_decision: ['id'],
  project_finding: ['project', 'n'],
}

export const sealRule = 'a row that is written once is what was written'

const broken = sql<boolean>`not seal_fits(it, it.seal)`
/** A file that is removed or still on its way promises nothing; one in a state that does not exist has been changed. */
const brokenFile = sql<boolean>`case when it.state = 'ready' then ${broken} else it.state not in ('uploading', 'removed') end`

/** Rows whose seal does not fit; the database computes them, in the order in which they lie. */
export async function brokenSeals(db: Db, most: number): Promise<readonly BrokenSeal[]> {
  const found: BrokenSeal[] = []
  for (const [table, key] of Object.entries(sealedTables)) {
    const named = sql.join(
      key.map((column) => sql`it.${sql.ref(column)}`),
      sql`, `,
    )
    const { rows } = await sql<{
      what: string
    }>`select concat_ws(' ', ${sql.lit(table)}::text, ${named}) as what
      from ${sql.table(table)} it where ${table === 'file' ? brokenFile : broken} limit ${most}`.execute(db)
    found.push(...rows.map(({ what }) => ({ rule: sealRule, what })))
  }
  return found
}

export const digestRule = 'what was published or installed makes its digest'

/** Editions of guides and versions of calls whose content no longer makes the digest that facts and readers were given. */
export async function brokenDigests(db: Db, most: number): Promise<readonly BrokenSeal[]> {
  const found: BrokenSeal[] = []
  const editions = await db
    .selectFrom('edition')
    .select(['guide', 'n'])
    .orderBy('guide')
    .orderBy('n')
    .execute()
  const calls = await db.selectFrom('call_version').select('id').orderBy('id').execute()
  // One at a time: both are large.
  for (const { guide, n } of editions) {
    const row = await db
      .selectFrom('edition')
      .select(['content', 'digest'])
      .where('guide', '=', guide)
      .where('n', '=', n)
      .executeTakeFirst()
    if (row && digestOf(row.content) !== row.digest)
      found.push({ rule: digestRule, what: `edition ${guide} ${n}` })
  }
  for (const { id } of calls) {
    const row = await db
      .selectFrom('call_version')
      .select(['content', 'digest'])
      .where('id', '=', id)
      .executeTakeFirst()
    if (row && digestOf(row.content) !== row.digest)
      found.push({ rule: digestRule, what: `call_version ${id}` })
  }
  return found.slice(0, most)
}

const digestOf = (content: unknown): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')
