import { createHash } from 'node:crypto'
import { type Selectable, sql } from 'kysely'
import { canonicalJson } from '#core/canonical.ts'
import type { PersonId, ProjectId } from '#core/id.ts'
import type { SnapshotStage } from '#core/project/project.ts'
import type { Snapshot } from '#core/project/snapshot.ts'
import type { AssessedElement, Assessment } from '#core/trl/assessment.ts'
import type { Db, Tx } from '../context.ts'
import { beginning } from './facts.ts'
import type { ProjectTables } from './schema-project.ts'

/** SHA-256 over the canonical form of everything but the hash itself; the digest of the one before is part of it. */
export const hashOfSnapshot = ({ hash: _, ...content }: Snapshot): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

/** Links a snapshot to the one before it. */
export function chained(
  it: Omit<Snapshot, 'prev' | 'hash'>,
  before: Pick<Snapshot, 'hash'> | undefined,
): Snapshot {
  const linked = { ...it, prev: before?.hash ?? beginning, hash: '' }
  return { ...linked, hash: hashOfSnapshot(linked) }
}

/** Stores a snapshot for good, and lets lists know its level. */
export async function insertSnapshot(tx: Tx, it: Snapshot): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value))
  await tx
    .insertInto('project_snapshot')
    .values({
      id: it.id,
      project: it.project,
      n: it.n,
      stage: it.stage,
      sort: it.sort,
      at: new Date(it.at),
      by_person: it.by,
      basis: JSON.stringify(it.basis),
      assessment: json(it.assessment),
      answers: json(it.answers),
      outcome: json(it.outcome),
      prev: it.prev,
      hash: it.hash,
    })
    .execute()
  if (it.assessment === null) return
  const { overall, target } = it.assessment
  await tx
    .updateTable('project')
    .set({ level: overall?.level ?? null, target })
    .where('id', '=', it.project)
    .execute()
}

const fromRow = (row: Selectable<ProjectTables['project_snapshot']>): Snapshot => ({
  id: row.id,
  project: row.project as ProjectId,
  n: row.n,
  stage: row.stage as SnapshotStage,
  sort: row.sort,
  at: row.at.getTime(),
  by: row.by_person as PersonId,
  basis: row.basis as Snapshot['basis'],
  assessment: row.assessment as Snapshot['assessment'],
  answers: row.answers as Snapshot['answers'],
  outcome: row.outcome as Snapshot['outcome'],
  prev: row.prev,
  hash: row.hash,
})

/** One snapshot of this project and of no other, whole. */
export async function snapshotOf(db: Db | Tx, project: string, id: string): Promise<Snapshot | undefined> {
  const row = await db
    .selectFrom('project_snapshot')
    .selectAll()
    .where('project', '=', project)
    .where('id', '=', id)
    .executeTakeFirst()
  return row && fromRow(row)
}

/** Every snapshot of a project, whole, in their order: what steps and comparisons lean on. */
export const snapshotsOf = async (db: Db | Tx, project: string): Promise<readonly Snapshot[]> =>
  (
    await db.selectFrom('project_snapshot').selectAll().where('project', '=', project).orderBy('n').execute()
  ).map(fromRow)

/** A snapshot as lists and charts need it: levels, and none of the answers and documents. */
export interface SnapshotHeadRow
  extends Pick<Snapshot, 'id' | 'n' | 'stage' | 'sort' | 'at' | 'by' | 'basis' | 'outcome' | 'hash'> {
  readonly byName: string
  readonly overall: Assessment['overall']
  readonly target: number | null
  readonly elements: readonly Pick<
    AssessedElement,
    'id' | 'no' | 'name' | 'critical' | 'level' | 'target' | 'from'
  >[]
}

/** The snapshots of a project without their bodies, in their order. */
export const snapshotHeads = (db: Db | Tx, project: string): Promise<readonly SnapshotHeadRow[]> =>
  snapshotHeadsOf(db, [project])

/** The same of several projects, one project after the other. */
export async function snapshotHeadsOf(
  db: Db | Tx,
  projects: readonly string[],
): Promise<readonly (SnapshotHeadRow & { readonly project: string })[]> {
  if (projects.length === 0) return []
  const rows = await db
    .selectFrom('project_snapshot as s')
    .innerJoin('person', 'person.id', 's.by_person')
    .select(['s.id', 's.n', 's.stage', 's.sort', 's.at', 's.by_person', 's.basis', 's.outcome', 's.hash'])
    .select('person.name')
    .select(sql<Assessment['overall']>`s.assessment->'overall'`.as('overall'))
    .select(sql<number | null>`(s.assessment->>'target')::int`.as('target'))
    .select(
      sql<
        SnapshotHeadRow['elements'] | null
      >`(select jsonb_agg(jsonb_build_object('id', e->'id', 'no', e->'no',
        'name', e->'name', 'critical', e->'critical', 'level', e->'level', 'target', e->'target', 'from', e->'from'))
        from jsonb_array_elements(s.assessment->'elements') e)`.as('elements'),
    )
    .where('s.project', 'in', [...projects])
    .select('s.project')
    .orderBy('s.project')
    .orderBy('s.n')
    .execute()
  return rows.map((row) => ({
    project: row.project,
    id: row.id,
    n: row.n,
    stage: row.stage as SnapshotStage,
    sort: row.sort,
    at: row.at.getTime(),
    by: row.by_person as PersonId,
    byName: row.name,
    basis: row.basis as Snapshot['basis'],
    outcome: row.outcome as Snapshot['outcome'],
    hash: row.hash,
    overall: row.overall,
    target: row.target,
    elements: row.elements ?? [],
  }))
}
