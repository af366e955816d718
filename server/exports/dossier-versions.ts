import { fieldsOf } from '#core/form/asked.ts'
import { assessmentOf } from '#core/form/assessment.ts'
import { assemble } from '#core/form/paths.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { editable } from '#core/permission/suggestion.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import type { Paper } from '#documents/paper.ts'
import { formOf } from '../commands/draft/form-of.ts'
import { answersOf } from '../db/answers.ts'
import { type FileRow, filesOf, suggestionFiles } from '../db/files.ts'
import { leisure } from '../jobs/leisure.ts'
import { drawn } from '../paper.ts'
import { type SeenAs, versionFor } from '../present/handed-in.ts'
import { suggestionPaper } from '../present/paper.ts'
import { json, type Run } from './dossier-run.ts'

/** What was learnt while the versions were written. */
export interface Versions {
  /** Newest last. */
  readonly heads: { readonly n: number; readonly at: number; readonly by: string; readonly purged: boolean }[]
  readonly files: Map<string, { readonly file: FileRow; readonly versions: number[] }>
  draft: boolean
  hidden: boolean
  assessment: Assessment | undefined
}

export const noVersions = (): Versions => ({
  heads: [],
  files: new Map(),
  draft: false,
  hidden: false,
  assessment: undefined,
})

/** Every version as JSON with its digest and as the printed form, and the draft for those who write it. */
export async function* versionsOf(
  run: Run,
  seen: SeenAs,
  folder: string,
  found: Versions,
): AsyncGenerator<Entry> {
  const subject = run.filled.subjects.at(-1)
  for (let n = 1; n <= seen.it.versions; n++) {
    await run.making.on(run.done)
    const it = await versionFor(run.ctx, seen, n)
    if (!it) continue
    const { head, answers, unit, files, named, hidden, purged } = it
    found.heads.push({ n, at: head.handedIn, by: head.by.name, purged })
    found.hidden ||= hidden.length > 0
    for (const file of files) {
      const known = found.files.get(file.id)
      if (known) known.versions.push(n)
      else found.files.set(file.id, { file, versions: [n] })
    }
    const whole = hidden.length === 0 && !purged
    const salt = whole ? await saltOf(run, seen.it.id, n) : null
    const visible = new Set(files.map((file) => file.id))
    const path = `${folder}/versions/${n}.json`
    const content = { answers, unit, files: whole ? named : named.filter((one) => visible.has(one.id)) }
    yield json(path, { no: seen.it.no, ...head, digest: head.digest, salt, hidden, purged, content })
    subject?.versions.push({ path, digest: head.digest })
    if (purged) continue
    found.assessment = await assessedIn(run, seen, head.callVersion, answers)
    yield { path: `${folder}/versions/${n}.pdf`, bytes: await printed(run, seen, n) }
  }
  if (editable(run.actor, seen.it).ok) yield* draftOf(run, seen, folder, found)
}

async function* draftOf(run: Run, seen: SeenAs, folder: string, found: Versions): AsyncGenerator<Entry> {
  const { form } = await formOf(run.ctx, seen.it)
  const stored = await answersOf(run.ctx.db, seen.it.id)
  found.draft = true
  for (const file of await filesOf(run.ctx.db, suggestionFiles(seen.it.id)))
    if (file.state === 'ready' && !found.files.has(file.id)) found.files.set(file.id, { file, versions: [] })
  yield json(`${folder}/draft.json`, { answers: assemble(form, stored) })
  yield { path: `${folder}/draft.pdf`, bytes: await printed(run, seen, undefined) }
}

async function saltOf({ ctx }: Run, suggestion: string, n: number): Promise<string | null> {
  const row = await ctx.db
    .selectFrom('version')
    .select('salt')
    .where('suggestion', '=', suggestion)
    .where('n', '=', n)
    .executeTakeFirst()
  return row?.salt?.toString('hex') ?? null
}

async function assessedIn(
  run: Run,
  { it, relation }: SeenAs,
  callVersion: string,
  answers: Readonly<Record<string, unknown>>,
): Promise<Assessment | undefined> {
  const { form } = await formOf(run.ctx, { kind: it.kind, callVersion: callVersion as typeof it.callVersion })
  const hidden = hiddenSections(form, relation)
  const fields = fieldsOf({ ...form, sections: form.sections.filter((one) => !hidden.includes(one.id)) })
  return assessmentOf(fields, answers)
}

/** Drawing keeps the server busy for a moment, so each waits for one in which it has little to do. */
const calm = { look: 20, busy: 0.5, most: 2_000 }

async function printed(run: Run, { it }: SeenAs, version: number | undefined): Promise<Uint8Array> {
  const language = run.making.language === 'en' ? 'both' : 'zh'
  const { paper } = await suggestionPaper(run.ctx, run.actor, it.id, version, language)
  await leisure(calm)
  return drawn(marked(paper, run.making.mark), 'pdf')
}

/** Who took it out stands on the printed form as well. */
const marked = (paper: Paper, mark: string | null): Paper =>
  mark === null ? paper : { ...paper, notes: [...paper.notes, { first: mark }] }
