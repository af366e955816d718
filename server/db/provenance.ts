import { sql } from 'kysely'
import type { Use } from '#core/guide/use.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Db } from '../context.ts'

/** What provenance is made of: the version that was used, and the latest one for a consent that was narrowed since. */
export interface ProvenanceRow {
  readonly suggestion: string
  readonly use: Use
  readonly state: State
  readonly kind: string
  readonly month: string
  readonly orgName: string
  readonly orgType: string
  readonly callVersion: string
  readonly content: Readonly<Record<string, unknown>> | null
  readonly latestCallVersion: string
  readonly latestContent: Readonly<Record<string, unknown>> | null
}

/** The sources of a published direction as it was frozen; whatever happened to them since counts at once. */
export async function provenanceRows(db: Db, direction: string): Promise<readonly ProvenanceRow[]> {
  const { rows } = await sql<ProvenanceRow>`select s.suggestion, s.use, g.state, g.kind,
      to_char(coalesce(g.first_handed_in, g.handed_in) at time zone 'Asia/Shanghai', 'YYYY-MM') as month,
      o.name as "orgName", o.type as "orgType", v.call_version as "callVersion", v.content,
      l.call_version as "latestCallVersion", l.content as "latestContent"
    from direction_source s
    join suggestion g on g.id = s.suggestion
    join org o on o.id = g.org
    join version v on v.suggestion = s.suggestion and v.n = s.version
    join version l on l.suggestion = s.suggestion and l.n = g.versions
    where s.direction = ${direction}::uuid order by s.at, s.suggestion`.execute(db)
  return rows
}
