import type { Answers, FileAnswer, Row } from '#core/form/answers.ts'
import { asked, fieldsOf, isRequired } from '#core/form/asked.ts'
import { columnFor, elementsIn, elementsTable, fieldFor, wholeOf } from '#core/form/assessment.ts'
import type { TableField } from '#core/form/form.ts'
import { assemble, pathsOf } from '#core/form/paths.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { WrittenStage } from '#core/project/project.ts'
import { heldByProject } from '#server/commands/project/files.ts'
import { saveProjectAnswers } from '#server/commands/project/save-answers.ts'
import type { Context } from '#server/context.ts'
import { projectAnswers } from '#server/db/project-answers.ts'
import { annexLines } from './annex.ts'
import { assess, reassess } from './assess.ts'
import { attach } from './files.ts'
import { complete, fill, isSaidAnew, subjectOf, type Telling } from './fill.ts'
import { writer } from './grammar.ts'
import { granted } from './settle.ts'
import type { Slots } from './texts.ts'

/** Cells that a table's rows get, by their place; patterns like everywhere. */
export type RowsTold = Readonly<Record<string, readonly Slots[]>>

/** A stage to be written: by whom, out of which words, and what is told of this project alone. */
export interface StageTold {
  readonly ctx: Context
  readonly actor: Actor
  readonly project: string
  readonly stage: WrittenStage
  readonly title: string
  readonly telling: Telling
  readonly levels: readonly number[]
  readonly rows: RowsTold
}

/** Writes all of a stage on top of what it began with, and uploads what it wants. */
export async function writeStage(it: StageTold, at: Instant): Promise<void> {
  const { ctx, actor, project, stage, telling } = it
  const stored = await projectAnswers(ctx.db, project, stage)
  const standing = new Map(stored.filter((one) => one.value !== null).map((one) => [one.path, one]))
  const answers = answersFor(it, assemble(telling.form, [...standing.values()]))
  const wanted = pathsOf(telling.form, answers)
  const said = new Set(wanted.map((one) => one.path))
  const revs = new Map(stored.map((one) => [one.path, one.rev]))
  const changed = wanted.filter(({ path, value }) => {
    const now = standing.get(path)
    // A row that is there keeps its place.
    return now === undefined || (!isRow(path) && JSON.stringify(now.value) !== JSON.stringify(value))
  })
  const gone = [...standing.keys()].filter((path) => !said.has(path)).map((path) => ({ path, value: null }))
  await save(
    it,
    [...changed, ...gone].map((one) => ({ ...one, base: revs.get(one.path) ?? 0 })),
    at,
  )
  await attachStage(it, answers, actor, at)
}

const isRow = (path: string): boolean => path.split('/').length === 2

function answersFor(it: StageTold, begun: Answers): Answers {
  const { telling } = it
  const fields = fieldsOf(telling.form)
  const subject = subjectOf(telling)
  const table = elementsTable(fields)
  const fresh = table && begun[table.id] === undefined ? assess(subject) : {}
  const kept = fields.filter((field) => field.kind === 'table' || !isSaidAnew(telling, field.id))
  const carried = kept.flatMap(({ id }) => (begun[id] === undefined ? [] : [[id, begun[id]] as const]))
  const first = { ...Object.fromEntries(carried), ...fresh, title: it.title }
  const assessed: Record<string, unknown> = { ...first, ...reassess(subject, first, it.levels) }
  dropPassed(it, assessed)
  for (const field of fields) {
    const rows = assessed[field.id]
    if (field.kind !== 'table' || field.use === 'readiness-elements' || !Array.isArray(rows)) continue
    assessed[field.id] = complete(telling, field, patched(it, field, rows))
  }
  return fill(telling, assessed)
}

function patched(
  { rows: told, telling }: StageTold,
  table: TableField,
  rows: readonly Row[],
): readonly Row[] {
  const patches = told[table.id] ?? []
  const write = writer({}, telling.random, telling.today)
  const cellsOf = (row: Row, patch: Slots) =>
    Object.entries(patch).map(([column, pattern]) => [column, write(pattern, row.cells as Slots)])
  return rows.map((row, at) => {
    const patch = patches[at]
    return patch ? { ...row, cells: { ...row.cells, ...Object.fromEntries(cellsOf(row, patch)) } } : row
  })
}

/** Steps that lie behind are no plan any more. */
function dropPassed({ telling }: StageTold, answers: Record<string, unknown>): void {
  const fields = fieldsOf(telling.form)
  const [table, steps] = [elementsTable(fields), fieldFor(fields, 'readiness-steps')]
  const rows = steps && answers[steps.id]
  if (!table || steps?.kind !== 'table' || !Array.isArray(rows)) return
  const now = wholeOf(elementsIn(table, answers)).overall?.level ?? 0
  const level = columnFor(steps, 'step-level')?.id ?? ''
  answers[steps.id] = (rows as readonly Row[]).filter((row) => Number(row.cells[level]) > now)
}

async function save(
  { ctx, actor, project, title }: StageTold,
  edits: readonly { readonly path: string; readonly value: unknown; readonly base: number }[],
  at: Instant,
): Promise<void> {
  if (edits.length === 0) return
  const ops = edits.map((one) => ({ ...one, op: ctx.dice.id(at) }))
  const saved = granted(await saveProjectAnswers(ctx, actor, project, ops, at), title)
  const lost = saved.outcomes.find((one) => one.outcome !== 'applied')
  if (lost) throw new Error(`${title}: ${JSON.stringify(lost)}`)
}

/** The files that the stage wants; of an assessment those documents that have none yet, two at most at a time. */
async function attachStage(it: StageTold, answers: Answers, actor: Actor, at: Instant): Promise<void> {
  const { ctx, project, telling, title } = it
  const asking = { kind: telling.kind, orgType: telling.orgType, answers }
  const { fields } = asked(telling.form, asking)
  const evidence = fieldFor(fields, 'readiness-evidence')
  const file = evidence?.kind === 'table' ? columnFor(evidence, 'evidence-file') : undefined
  for (const field of fields) {
    if (field.kind !== 'files' || !isRequired(field, asking)) continue
    const isEvidence = file?.kind === 'file-of' && file.of === field.id
    const rows = evidence && isEvidence ? ((answers[evidence.id] ?? []) as readonly Row[]) : []
    const without = rows.filter((row) => row.cells[file?.id ?? ''] === undefined)
    const there = ((answers[field.id] ?? []) as readonly FileAnswer[]).length
    const named = without.slice(0, there === 0 ? 2 : 1)
    for (const row of named) {
      const name = String(row.cells[nameColumn(evidence)])
      const lines = annexLines(name, title, telling.slots)
      const id = await attach(
        ctx,
        heldByProject,
        actor,
        project,
        { field: field.id, name: `${name}.pdf`, lines },
        at,
      )
      await save(it, [{ path: `${evidence?.id}/${row.id}/${file?.id}`, value: id, base: 0 }], at)
    }
  }
}

const nameColumn = (table: ReturnType<typeof fieldFor>): string =>
  (table?.kind === 'table' ? columnFor(table, 'evidence-name')?.id : undefined) ?? ''
