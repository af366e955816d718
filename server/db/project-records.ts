import type { DecidedAs, ProjectStepped } from '#core/decide/project/steps.ts'
import type { Instant } from '#core/instant.ts'
import type { FoundElement, KeptFinding } from '#core/project/finding.ts'
import type { Stage } from '#core/project/project.ts'
import type { Context, Db, Tx } from '../context.ts'

/** What the office decided, as it is read. */
export interface DecisionRow {
  readonly id: string
  readonly stage: Stage
  readonly decided: DecidedAs
  readonly reason: string
  readonly by: { readonly id: string; readonly name: string }
  readonly at: Instant
  readonly snapshot: number
}

export async function insertDecision(
  ctx: Context,
  tx: Tx,
  project: string,
  it: NonNullable<ProjectStepped['decision']>,
  by: string,
  at: Instant,
): Promise<void> {
  await tx
    .insertInto('project_decision')
    .values({ id: ctx.dice.id(at), project, ...it, by_person: by, at: new Date(at) })
    .execute()
}

/** Everything that was decided, in its order. */
export async function decisionsOf(db: Db | Tx, project: string): Promise<readonly DecisionRow[]> {
  const rows = await db
    .selectFrom('project_decision as d')
    .innerJoin('person', 'person.id', 'd.by_person')
    .select(['d.id', 'd.stage', 'd.decided', 'd.reason', 'd.by_person', 'person.name', 'd.at', 'd.snapshot'])
    .where('d.project', '=', project)
    .orderBy('d.at')
    .orderBy('d.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    stage: row.stage as Stage,
    decided: row.decided as DecidedAs,
    reason: row.reason,
    by: { id: row.by_person, name: row.name },
    at: row.at.getTime(),
    snapshot: row.snapshot,
  }))
}

/** A finding with the name of who recorded it. */
export type FindingRow = KeptFinding & { readonly byName: string }

export async function insertFindings(
  ctx: Context,
  tx: Tx,
  place: { readonly project: string; readonly snapshot: number },
  findings: readonly FoundElement[],
  by: string,
  at: Instant,
): Promise<void> {
  const { last } = await tx
    .selectFrom('project_finding')
    .select((eb) => eb.fn.coalesce(eb.fn.max<number>('n'), eb.lit(0)).as('last'))
    .where('project', '=', place.project)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('project_finding')
    .values(
      findings.map(({ items, on, ...it }, i) => ({
        ...place,
        n: last + 1 + i,
        id: ctx.dice.id(at),
        ...it,
        who: it.who.trim(),
        note: it.note.trim(),
        items: JSON.stringify(items),
        on_day: on,
        by_person: by,
        at: new Date(at),
      })),
    )
    .execute()
}

/** Everything that was found at acceptance, in the order in which it was recorded. */
export async function findingsOfProject(db: Db | Tx, project: string): Promise<readonly FindingRow[]> {
  const rows = await db
    .selectFrom('project_finding as f')
    .innerJoin('person', 'person.id', 'f.by_person')
    .selectAll('f')
    .select('person.name')
    .where('f.project', '=', project)
    .orderBy('f.n')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    element: row.element,
    level: row.level,
    items: row.items as FoundElement['items'],
    basis: row.basis as FoundElement['basis'],
    who: row.who,
    on: row.on_day,
    note: row.note,
    by: row.by_person,
    byName: row.name,
    at: row.at.getTime(),
  }))
}
