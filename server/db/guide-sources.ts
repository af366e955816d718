import { sql } from 'kysely'
import type { Use } from '#core/decide/suggestion/condense.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Db, Tx } from '../context.ts'

/** A source of one of these directions, and whether another direction that is not published yet uses it too. */
export interface UsedSource {
  readonly direction: string
  readonly suggestion: string
  readonly no: string
  readonly title: string
  readonly state: State
  readonly use: Use
  readonly usedElsewhere: boolean
}

/** Every source of these directions. */
export async function sourcesUsed(
  db: Db | Tx,
  directions: readonly string[],
): Promise<readonly UsedSource[]> {
  if (directions.length === 0) return []
  const ids = [...directions]
  const { rows } =
    await sql<UsedSource>`select s.direction, s.suggestion, coalesce(g.no, '') as no, g.title, g.state, s.use,
      exists (select from direction_source o join direction d on d.id = o.direction
        where o.suggestion = s.suggestion and d.id <> all(${ids}::uuid[]) and d.state not in ('abandoned', 'published'))
        as "usedElsewhere"
    from direction_source s join suggestion g on g.id = s.suggestion
    where s.direction = any(${ids}::uuid[]) order by s.at, s.suggestion`.execute(db)
  return rows
}

/** How published directions use a suggestion, over all guides. */
export async function publishedUses(
  tx: Tx,
  suggestions: readonly string[],
): Promise<ReadonlyMap<string, readonly Use[]>> {
  if (suggestions.length === 0) return new Map()
  const { rows } = await sql<{
    suggestion: string
    used: Use[]
  }>`select s.suggestion, array_agg(distinct s.use) as used
    from direction_source s join direction d on d.id = s.direction
    where s.suggestion = any(${[...suggestions]}::uuid[]) and d.state = 'published' group by s.suggestion`.execute(
    tx,
  )
  return new Map(rows.map((row) => [row.suggestion, row.used]))
}

/**
 * Sources still being condensed although every direction that uses them is published or given up: those that were frozen when
 * their guide went out and have been cleared since, or whose last other direction was given up.
 */
export async function leftToConclude(
  db: Db,
): Promise<readonly { readonly suggestion: string; readonly guide: string }[]> {
  const { rows } = await sql<{
    suggestion: string
    guide: string
  }>`select distinct on (s.suggestion) s.suggestion, d.guide
    from direction_source s join direction d on d.id = s.direction join suggestion g on g.id = s.suggestion
    where g.state = 'condensing' and d.state = 'published' and not exists (
      select from direction_source o join direction w on w.id = o.direction
      where o.suggestion = s.suggestion and w.state not in ('abandoned', 'published'))
    order by s.suggestion, d.since desc limit 500`.execute(db)
  return rows
}

/** The published directions that use a suggestion, guide by guide, as its letter names them. */
export async function usesPublished(
  db: Db,
  suggestion: string,
): Promise<
  readonly {
    readonly guide: string
    readonly title: Words
    readonly no: string
    readonly direction: string
  }[]
> {
  const { rows } = await sql<{
    guide: string
    title: Words
    no: string
    direction: string
  }>`select g.id as guide, g.title, d.no, d.title as direction
    from direction_source s join direction d on d.id = s.direction join guide g on g.id = d.guide
    where s.suggestion = ${suggestion}::uuid and d.state = 'published' and d.no is not null
    order by g.published_at, d.position, d.id`.execute(db)
  return rows
}
