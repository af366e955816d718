import { takesOut } from '#core/permission/export.ts'
import { readable, relationOf } from '#core/permission/suggestion.ts'
import type { Subject } from '#documents/dossier/manifest.ts'
import { safeName } from '#documents/dossier/names.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import { formOf } from '../commands/draft/form-of.ts'
import { factsOf } from '../db/facts.ts'
import { loadSuggestion } from '../db/suggestions.ts'
import { suggestionPage, type Told } from '../present/dossier.ts'
import { readsFact, timelineOf } from '../present/handed-in.ts'
import { suggestionView } from '../present/suggestion.ts'
import { type Attached, attachmentsOf } from './dossier-attachments.ts'
import { factsFile } from './dossier-facts.ts'
import { type ProjectTold, projectsOf } from './dossier-projects.ts'
import { reviewsOf } from './dossier-reviews.ts'
import { json, pagesIn, type Run, text } from './dossier-run.ts'
import { noVersions, versionsOf } from './dossier-versions.ts'

/**
 * Everything about one suggestion that this reader may read now, in a folder named by its number. Every part asks the policy
 * of its own screen; what may not be read any more when its turn comes is left out and counted.
 */
export async function* suggestionFiles(run: Run, base: string, id: string): AsyncGenerator<Entry> {
  const { ctx, actor, filled } = run
  const it = await loadSuggestion(ctx.db, id)
  const relation = it && relationOf(actor, it)
  if (!it || !relation || !takesOut(actor, relation)) {
    filled.leftOut++
    return
  }
  const seen = { it, relation }
  const open = readable(actor, it).ok
  const folder = `${base}${safeName(it.no ?? `draft-${it.id.slice(-12)}`)}`
  const subject: Subject = { id: it.id, no: it.no, folder, chain: null, versions: [] }
  filled.subjects.push(subject)
  const { may: _, ...view } = await suggestionView(ctx, actor, it, run.making.at)
  yield json(`${folder}/suggestion.json`, view)

  const versions = noVersions()
  const attached: Attached[] = []
  if (open || it.state === 'purged') yield* versionsOf(run, seen, folder, versions)
  if (open) yield* attachmentsOf(run, folder, [...versions.files.values()], attached)

  const timeline = await timelineOf(ctx, seen)
  const facts = await factsFile(run, `${folder}/facts.json`, it.id, await factsOf(ctx.db, it.id), (fact) =>
    readsFact(relation, fact.happened),
  )
  subject.chain = facts.chain
  yield facts.entry
  const remarks = timeline.entries.flatMap((entry) => entry.remarks)
  if (remarks.length > 0) yield json(`${folder}/remarks.json`, remarks)
  for (const receipt of view.receipts)
    yield json(`${folder}/receipts/${receipt.fact}-version-${receipt.version}.json`, {
      ...receipt,
      title: view.title,
      time: new Date(receipt.at).toISOString(),
    })
  const reviews = open ? await reviewsOf(run, it, relation) : { rounds: [], passedOn: [] }
  if (reviews.rounds.length + reviews.passedOn.length > 0) yield json(`${folder}/reviews.json`, reviews)
  const { assessment } = versions
  if (assessment) yield json(`${folder}/readiness.json`, assessment)
  const projects: ProjectTold[] = []
  if (open) yield* projectsOf(run, folder, it.id, projects)

  const { call, form } = await formOf(ctx, it)
  const told: Told = {
    view,
    open,
    folder,
    call,
    form,
    versions,
    attached,
    timeline,
    reviews,
    assessment,
    projects,
  }
  for (const page of pagesIn)
    yield text(`${folder}/${page.file}`, suggestionPage(told, page, run.making.mark))
  const kind = call.kinds.find((one) => one.code === it.kind)?.short ?? { zh: it.kind, en: it.kind }
  run.rows.push({
    folder,
    no: it.no,
    title: view.title,
    kind,
    unit: view.org.name,
    state: view.state,
    office: view.office,
    files: attached.length,
    lacking: attached.filter((one) => one.lacking !== null).length,
    bytes: attached.reduce((sum, one) => sum + one.size, 0),
  })
}
