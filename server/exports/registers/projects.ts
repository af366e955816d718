import { z } from 'zod'
import { projects as contract } from '#api/projects.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Duty, ProjectEnd, ProjectStep, Stage } from '#core/project/project.ts'
import { projects as english } from '#text/en/web/projects.ts'
import { sentences } from '#text/sentences.ts'
import { projects as chinese } from '#text/zh-CN/web/projects.ts'
import { baselinesHidden } from '../../commands/project/baseline-hidden.ts'
import type { Context } from '../../context.ts'
import { type SnapshotHeadRow, snapshotHeadsOf } from '../../db/project-snapshots.ts'
import { type ProjectRow, projectList, projectsByIds } from '../../db/projects.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { type NamesOfCall, namesOfAll, namesOfCalls } from './names.ts'
import { type Column, day, portionsOf, sheetOf } from './sheet.ts'
import { withNames } from './suggestion-columns.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject(contract['GET /projects'].query.shape)
type Wanted = z.output<typeof wanted>
type Row = ProjectRow & { readonly names: NamesOfCall }
interface ElementRow {
  readonly project: ProjectRow
  readonly head: SnapshotHeadRow
  readonly element: SnapshotHeadRow['elements'][number]
}

/** The projects that the reader has to do with, with the levels of their elements over time. */
export const projects: Exporter<Wanted> = {
  wanted,
  plan: async (ctx, actor, asked, language) => ({
    total: (await projectList(ctx.db, actor, asked, null)).length,
    name: workbookName(sentences(language).register.files.projects, ctx.now()),
    personal: true,
  }),
  write: async function* (ctx, actor, asked, making) {
    const { language, on } = making
    const { register, project: said } = sentences(language)
    const { columns } = register
    const words = language === 'en' ? english : chinese
    const names = namesOfCalls(ctx, language)
    const all = await projectList(ctx.db, actor, asked, null)
    async function* rows(): AsyncGenerator<readonly Row[]> {
      yield await withNames(all, names)
      await on(all.length)
    }
    async function* elements(): AsyncGenerator<readonly ElementRow[]> {
      for (const some of portionsOf(all, 50)) yield await elementRows(ctx, actor, some)
    }
    const place = (it: ProjectRow) => ({ text: it.title, href: `${ctx.config.publicUrl}/projects/${it.id}` })
    const own: readonly Column<Row>[] = [
      { label: columns.projectNo, width: 20, cell: (it) => it.no },
      { label: columns.projectTitle, width: 48, cell: place },
      { label: columns.call, width: 20, cell: (it) => it.names.call },
      { label: columns.kind, width: 22, cell: (it) => it.names.kind(it.kind) },
      { label: columns.office, width: 18, cell: (it) => it.names.office(it.office) },
      { label: columns.unit, width: 28, cell: (it) => it.org_name },
      { label: columns.leader, width: 12, cell: (it) => it.leader_name },
      { label: columns.duty, width: 10, cell: (it) => it.duty && register.duties[it.duty as Duty] },
      { label: columns.stage, width: 14, cell: (it) => said.stages[it.stage as Stage] },
      { label: columns.step, width: 14, cell: (it) => words.steps[it.step as ProjectStep] },
      { label: columns.end, width: 14, cell: (it) => it.ended && said.ends[it.ended as ProjectEnd] },
      { label: columns.since, width: 16, cell: (it) => day(it.since.getTime()) },
      { label: columns.projectLevel, width: 10, cell: (it) => it.level },
      { label: columns.projectTarget, width: 10, cell: (it) => it.target },
    ]
    const levels: readonly Column<ElementRow>[] = [
      { label: columns.projectNo, width: 20, cell: (it) => it.project.no },
      { label: columns.projectTitle, width: 40, cell: (it) => place(it.project) },
      { label: columns.stage, width: 14, cell: ({ head }) => words.stages[head.stage] },
      { label: columns.assessedAt, width: 14, cell: ({ head }) => day(head.at) },
      { label: columns.n, width: 8, cell: ({ element }) => element.no },
      { label: columns.element, width: 36, cell: ({ element }) => element.name },
      {
        label: columns.critical,
        width: 10,
        cell: ({ element }) => (element.critical ? register.yes : register.no),
      },
      { label: columns.elementLevel, width: 10, cell: ({ element }) => element.level },
      { label: columns.elementTarget, width: 10, cell: ({ element }) => element.target },
    ]
    yield* bookOf(ctx, making, {
      sort: 'projects',
      filter: [
        ['office', asked.office && (await namesOfAll(ctx, language)).office(asked.office)],
        ['stage', asked.stage && said.stages[asked.stage]],
        ['state', asked.state && words.steps[asked.state]],
      ],
      sheets: [
        sheetOf(register.sheets.projects, own, rows),
        sheetOf(register.sheets.elements, levels, elements),
      ],
    })
  },
}

/** The elements of every assessment of these; a baseline that was frozen since is hidden here as on the project's page. */
async function elementRows(
  ctx: Context,
  actor: Actor,
  some: readonly ProjectRow[],
): Promise<readonly ElementRow[]> {
  const ids = some.map((it) => it.id)
  const [heads, full] = await Promise.all([snapshotHeadsOf(ctx.db, ids), projectsByIds(ctx.db, ids)])
  const hidden: ReadonlySet<string> = await baselinesHidden(ctx.db, actor, full)
  return some.flatMap((project) =>
    heads
      .filter((it) => it.project === project.id && !(it.sort === 'baseline' && hidden.has(project.id)))
      .flatMap((head) => head.elements.map((element) => ({ project, head, element }))),
  )
}
