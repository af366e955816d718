import { sql } from 'kysely'
import type {
  CallId,
  CallVersionId,
  DirectionId,
  OfficeCode,
  OrgId,
  PersonId,
  ProjectId,
  SuggestionId,
} from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Duty, Project, ProjectEnd, ProjectStep, Stage } from '#core/project/project.ts'
import type { Db, Tx } from '../context.ts'
import type { ProjectTable } from './schema-project.ts'
import { projectVisibleTo } from './visible/project.ts'

const columns = [
  'id',
  'no',
  'title',
  'call',
  'call_version',
  'kind',
  'office',
  'org',
  'suggestion',
  'direction',
  'stage',
  'step',
  'ended',
  'revision',
  'since',
  'opened_by',
  'opened_at',
  'evidence_released_at',
  'snapshots',
] as const satisfies readonly (keyof ProjectTable)[]

const select = (db: Db | Tx) =>
  db
    .selectFrom('project')
    .select([...columns])
    .select(
      sql<
        { person: string; duty: Duty }[]
      >`(select json_agg(json_build_object('person', m.person, 'duty', m.duty)
        order by m.added_at, m.person) from project_member m where m.project = project.id)`.as('members'),
    )
type Row = Awaited<ReturnType<ReturnType<typeof select>['executeTakeFirstOrThrow']>>

/** One project as core thinks of it, or undefined. */
export async function loadProject(db: Db | Tx, id: string): Promise<Project | undefined> {
  const row = await select(db).where('project.id', '=', id).executeTakeFirst()
  return row && fromRow(row)
}

/** The same, and nobody else moves it or writes in it until this transaction ends. */
export async function lockProject(tx: Tx, id: string): Promise<Project | undefined> {
  const held = await tx
    .selectFrom('project')
    .select('id')
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return held && loadProject(tx, id)
}

/** Several as they are now, in the order of their ids. */
export async function projectsByIds(db: Db | Tx, ids: readonly string[]): Promise<readonly Project[]> {
  if (ids.length === 0) return []
  const rows = await select(db)
    .where('project.id', 'in', [...ids])
    .orderBy('project.id')
    .execute()
  return rows.map(fromRow)
}

/** Writes what became of it; whoever decided holds its lock. The team is written on its own. */
export async function saveProject(tx: Tx, it: Project): Promise<void> {
  await tx
    .updateTable('project')
    .set({
      stage: it.stage,
      step: it.step,
      ended: it.end,
      revision: it.revision,
      since: new Date(it.since),
      evidence_released_at: it.evidenceReleasedAt === null ? null : new Date(it.evidenceReleasedAt),
      snapshots: it.snapshots,
    })
    .where('id', '=', it.id)
    .execute()
}

/** A new project with its leader. */
export async function insertProject(tx: Tx, it: Project, version: number | null): Promise<void> {
  const at = new Date(it.openedAt)
  await tx
    .insertInto('project')
    .values({
      id: it.id,
      no: it.no,
      title: it.title,
      call: it.call,
      call_version: it.callVersion,
      kind: it.kind,
      office: it.office,
      org: it.org,
      suggestion: it.suggestion,
      version,
      direction: it.direction,
      stage: it.stage,
      step: it.step,
      ended: it.end,
      revision: it.revision,
      since: new Date(it.since),
      opened_at: at,
      opened_by: it.openedBy,
      edited_at: at,
      evidence_released_at: it.evidenceReleasedAt === null ? null : new Date(it.evidenceReleasedAt),
      snapshots: it.snapshots,
    })
    .execute()
  await setDuty(tx, it.id, it.leader, 'leader', it.openedBy, at)
}

/** Takes somebody into the team, or changes what they answer for. */
export async function setDuty(
  tx: Tx,
  project: string,
  person: string,
  duty: Duty,
  by: string,
  at: Date,
): Promise<void> {
  if (duty === 'leader')
    await tx
      .updateTable('project_member')
      .set({ duty: 'member' })
      .where('project', '=', project)
      .where('duty', '=', 'leader')
      .execute()
  await tx
    .insertInto('project_member')
    .values({ project, person, duty, added_by: by, added_at: at })
    .onConflict((one) => one.columns(['project', 'person']).doUpdateSet({ duty }))
    .execute()
}

export interface ProjectFilter {
  readonly office?: string | undefined
  readonly state?: ProjectStep | undefined
  readonly stage?: Stage | undefined
}

/** So many rows a screen shows; what is taken away is whole. */
const listedAtMost = 500

/** Rows of the list, those on which something happened last first; no words of theirs but the title. */
export async function projectList(
  db: Db,
  actor: Actor,
  by: ProjectFilter,
  most: number | null = listedAtMost,
) {
  let query = db
    .selectFrom('project')
    .innerJoin('org', 'org.id', 'project.org')
    .innerJoin('project_member as led', (join) =>
      join.onRef('led.project', '=', 'project.id').on('led.duty', '=', 'leader'),
    )
    .innerJoin('person', 'person.id', 'led.person')
    .leftJoin('project_member as mine', (join) =>
      join.onRef('mine.project', '=', 'project.id').on('mine.person', '=', actor.person),
    )
    .select([
      'project.id',
      'project.no',
      'project.title',
      'project.call',
      'project.kind',
      'project.office',
      'project.org',
      'org.name as org_name',
      'led.person as leader',
      'person.name as leader_name',
      'mine.duty',
      'project.stage',
      'project.step',
      'project.ended',
      'project.revision',
      'project.since',
      'project.level',
      'project.target',
    ])
    .where(projectVisibleTo(actor))
  if (by.office !== undefined) query = query.where('project.office', '=', by.office)
  if (by.state !== undefined) query = query.where('project.step', '=', by.state)
  if (by.stage !== undefined) query = query.where('project.stage', '=', by.stage)
  if (most !== null) query = query.limit(most)
  return query.orderBy('project.since', 'desc').orderBy('project.id').execute()
}
export type ProjectRow = Awaited<ReturnType<typeof projectList>>[number]

/** Whether there is any project for this reader. */
export async function anyProject(db: Db, actor: Actor): Promise<boolean> {
  const one = await db
    .selectFrom('project')
    .select('project.id')
    .where(projectVisibleTo(actor))
    .limit(1)
    .executeTakeFirst()
  return one !== undefined
}

function fromRow(row: Row): Project {
  const leader = row.members.find((it) => it.duty === 'leader')
  if (!leader) throw new Error(`Project ${row.id} has no leader.`)
  return {
    id: row.id as ProjectId,
    no: row.no,
    title: row.title,
    call: row.call as CallId,
    callVersion: row.call_version as CallVersionId,
    kind: row.kind,
    office: row.office as OfficeCode,
    org: row.org as OrgId,
    suggestion: row.suggestion as SuggestionId | null,
    direction: row.direction as DirectionId | null,
    leader: leader.person as PersonId,
    team: row.members.filter((it) => it.duty === 'member').map((it) => it.person as PersonId),
    stage: row.stage as Stage,
    step: row.step as ProjectStep,
    end: row.ended as ProjectEnd | null,
    revision: row.revision,
    since: row.since.getTime(),
    openedBy: row.opened_by as PersonId,
    openedAt: row.opened_at.getTime(),
    evidenceReleasedAt: row.evidence_released_at?.getTime() ?? null,
    snapshots: row.snapshots,
  }
}
