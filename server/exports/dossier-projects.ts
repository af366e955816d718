import type { ProjectView } from '#api/project-view.ts'
import { readableProject } from '#core/permission/project.ts'
import { safeName } from '#documents/dossier/names.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import { baselineHidden } from '../commands/project/baseline-hidden.ts'
import { snapshotsOf } from '../db/project-snapshots.ts'
import { loadProject } from '../db/projects.ts'
import { projectViewOf } from '../present/project.ts'
import { snapshotViewOf } from '../present/project-snapshot.ts'
import { json, type Run } from './dossier-run.ts'

export interface ProjectTold {
  readonly folder: string
  readonly view: ProjectView
}

/** The ledgers of projects that came from a suggestion, as far as this reader sees them. */
export async function* projectsOf(
  run: Run,
  folder: string,
  suggestion: string,
  told: ProjectTold[],
): AsyncGenerator<Entry> {
  const rows = await run.ctx.db
    .selectFrom('project')
    .select('id')
    .where('suggestion', '=', suggestion)
    .orderBy('id')
    .execute()
  for (const { id } of rows) yield* projectFiles(run, folder, id, told)
}

/** What was assessed, decided and found in one project, as this reader may read it. */
export async function* projectFiles(
  run: Run,
  folder: string,
  id: string,
  told: ProjectTold[],
): AsyncGenerator<Entry> {
  const { ctx, actor } = run
  const it = await loadProject(ctx.db, id)
  if (!it || !readableProject(actor, it).ok) return
  const { may: _, ...view } = await projectViewOf(ctx, actor, it)
  const place = `${folder}/projects/${safeName(it.no)}`
  const hidden = await baselineHidden(ctx.db, actor, it)
  yield json(`${place}/project.json`, view)
  for (const snapshot of await snapshotsOf(ctx.db, it.id)) {
    if (snapshot.sort === 'baseline' && hidden) continue
    yield json(`${place}/snapshots/${snapshot.n}.json`, await snapshotViewOf(ctx, actor, it, snapshot))
  }
  told.push({ folder: place, view: { ...view, may: [] } })
}
