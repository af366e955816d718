import { sql } from 'kysely'
import type { Call } from '#core/call/call.ts'
import type { OfficeCode } from '#core/id.ts'
import { readableDirection } from '#core/permission/direction.ts'
import { readableRound, scoresReadable } from '#core/permission/round.ts'
import type { Words } from '#core/text.ts'
import { safeName } from '#documents/dossier/names.ts'
import { type Part, pageOf } from '#documents/dossier/page.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import type { Language } from '#text/sentences.ts'
import { directionList, loadDirection } from '../db/directions.ts'
import { agendasOf, meetingsOf } from '../db/meetings.ts'
import { projectList } from '../db/projects.ts'
import { roundItems, roundList } from '../db/round-list.ts'
import { loadRound } from '../db/rounds.ts'
import { visibleTo } from '../db/visible/suggestion.ts'
import { presentMeeting } from '../lists/office-meetings.ts'
import { directionViewOf } from '../present/direction.ts'
import { listOf } from '../present/dossier-index.ts'
import { presentResults } from '../present/results.ts'
import { subjectResult } from '../present/subject-result.ts'
import type { Tell } from './archive-call.ts'
import { type ProjectTold, projectFiles } from './dossier-projects.ts'
import { json, pagesIn, type Run, saidIn, text, wordsIn } from './dossier-run.ts'
import { suggestionFiles } from './dossier-suggestion.ts'

type Linked = { readonly href: string; readonly text: string }
/** What lies with an office, as links below its folder. */
interface Lying {
  readonly directions: Linked[]
  readonly rounds: Linked[]
  readonly meetings: Linked[]
  readonly projects: ProjectTold[]
}

/** A folder for each office of the call: its suggestions, directions, rounds, meetings and projects, with a page of its own. */
export async function* officeFiles(run: Run, call: Call, tell: Tell): AsyncGenerator<Entry> {
  const offices = [...call.offices, { code: '' as OfficeCode, name: unassigned }]
  const told: { readonly name: Words; readonly folder: string; readonly count: number }[] = []
  for (const { code, name } of offices) {
    const ids = await suggestionsOf(run, call.id, code)
    if (code === '' && ids.length === 0) continue
    const folder = `offices/${code === '' ? '-' : safeName(code)}`
    const lying: Lying = { directions: [], rounds: [], meetings: [], projects: [] }
    if (code !== '') yield* condensingFiles(run, call.id, code, folder, lying)
    run.rows.length = 0
    for (const id of ids) {
      yield* suggestionFiles(run, `${folder}/`, id)
      await run.making.on(++run.done)
    }
    for (const page of pagesIn)
      yield text(`${folder}/${page.file}`, officePage(run, name, folder, lying, page))
    told.push({ name, folder, count: run.rows.length })
  }
  tell((language) => ({
    title: wordsIn(language).offices,
    links: told.map((it) => ({
      href: `${it.folder}/${language === 'en' ? 'index.en.html' : 'index.html'}`,
      text: officeName(it.name, language),
      note: wordsIn(language).archive.count(it.count),
    })),
  }))
}

/** Stands for the office of what none has yet; its name is said in the page's own language. */
const unassigned: Words = { zh: '', en: '' }
const officeName = (name: Words, language: Language): string =>
  name === unassigned ? wordsIn(language).archive.unassigned : saidIn(language)(name)

async function suggestionsOf({ ctx, actor }: Run, call: string, office: string): Promise<readonly string[]> {
  const rows = await ctx.db
    .selectFrom('suggestion')
    .select('suggestion.id')
    .where('suggestion.call', '=', call)
    .where((eb) =>
      office === '' ? eb('suggestion.office', 'is', null) : eb('suggestion.office', '=', office),
    )
    .where(visibleTo(actor))
    .orderBy(sql`suggestion.no collate "C"`)
    .orderBy('suggestion.id')
    .execute()
  return rows.map((it) => it.id)
}

async function* condensingFiles(
  run: Run,
  call: string,
  office: OfficeCode,
  folder: string,
  lying: Lying,
): AsyncGenerator<Entry> {
  const { ctx, actor } = run
  for (const row of await directionList(ctx.db, actor, { call, office }, null)) {
    const it = await loadDirection(ctx.db, row.id)
    if (!it || !readableDirection(actor, it).ok) continue
    const { may: _, ...view } = await directionViewOf(ctx, actor, it)
    const name = safeName(it.no ?? it.id)
    yield json(`${folder}/directions/${name}.json`, view)
    lying.directions.push({ href: `directions/${name}.json`, text: `${it.no ?? ''} ${it.title}`.trim() })
  }
  yield* roundFiles(run, call, office, folder, lying)
  const meetings = await meetingsOf(ctx.db, office, call)
  if (meetings.length > 0) {
    const agendas = await agendasOf(
      ctx.db,
      actor,
      meetings.map((it) => it.id),
    )
    yield json(
      `${folder}/meetings.json`,
      meetings.map((row) =>
        presentMeeting(
          actor,
          row,
          agendas.filter((it) => it.meeting === row.id),
        ),
      ),
    )
    lying.meetings.push({ href: 'meetings.json', text: 'meetings.json' })
  }
  // Those of a suggestion lie in its folder; these came from a direction.
  for (const row of await projectList(ctx.db, actor, { office }, null))
    if (row.call === call && (await withoutSuggestion(run, row.id)))
      yield* projectFiles(run, folder, row.id, lying.projects)
}

const withoutSuggestion = async ({ ctx }: Run, project: string): Promise<boolean> =>
  (
    await ctx.db
      .selectFrom('project')
      .select('suggestion')
      .where('id', '=', project)
      .executeTakeFirstOrThrow()
  ).suggestion === null

/** Rounds with their results; sheets of suggestions lie with each of them, those of directions and projects here. */
async function* roundFiles(
  run: Run,
  call: string,
  office: OfficeCode,
  folder: string,
  lying: Lying,
): AsyncGenerator<Entry> {
  const { ctx, actor } = run
  for (const row of await roundList(ctx.db, actor, office, call)) {
    const round = await loadRound(ctx.db, row.id)
    if (!round || !readableRound(actor, round).ok) continue
    await run.making.on(run.done)
    const place = `rounds/${round.id}`
    yield json(`${folder}/${place}/round.json`, {
      ...round,
      by: row.name,
      createdAt: row.created_at.getTime(),
      openedAt: row.opened_at?.getTime() ?? null,
      closedAt: row.closed_at?.getTime() ?? null,
      items: await roundItems(ctx.db, round.id),
    })
    lying.rounds.push({ href: `${place}/round.json`, text: round.title })
    if (!scoresReadable(actor, round).ok) continue
    const read = await run.round(round)
    yield json(`${folder}/${place}/results.json`, presentResults(read))
    lying.rounds.push({ href: `${place}/results.json`, text: `${round.title} · results.json` })
    if (round.subjects === 'suggestion') continue
    for (const subject of read.heads.keys())
      yield json(`${folder}/${place}/${subject}.json`, await subjectResult(ctx.db, read, subject))
  }
}

function officePage(
  run: Run,
  name: Words,
  folder: string,
  lying: Lying,
  { language, file, other }: (typeof pagesIn)[number],
): string {
  const words = wordsIn(language)
  const part = (title: string, links: readonly Linked[]): Part[] =>
    links.length === 0 ? [] : [{ title, links }]
  const rows = run.rows.map((it) => ({ ...it, folder: it.folder.slice(folder.length + 1) }))
  const projects = lying.projects.map((it) => ({
    href: `${it.folder.slice(folder.length + 1)}/project.json`,
    text: `${it.view.no} ${it.view.title}`,
  }))
  return pageOf({
    language,
    title: officeName(name, language),
    other: { href: other, text: words.otherLanguage },
    up: { href: `../../${file}`, text: words.back },
    about: [],
    parts: [
      listOf(rows, language, words.suggestions),
      ...part(words.archive.directions, lying.directions),
      ...part(words.archive.rounds, lying.rounds),
      ...part(words.archive.meetings, lying.meetings),
      ...part(words.parts.projects, projects),
    ],
    mark: run.making.mark,
  })
}
