import { sql } from 'kysely'
import type { Row } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import { columnFor, type ElementsTable, elementsTable } from '#core/form/assessment.ts'
import type { FieldUse, Form } from '#core/form/form.ts'
import type { TestApp } from './app.ts'

/** An element as a test tells it: every item up to its level is met, and nothing above. */
export interface Told {
  readonly id: string
  readonly name: string
  readonly level: number
  /** Beside every item that is met. */
  readonly reason?: string
  readonly target?: number
  readonly critical?: boolean
}

/** Rows of a form's table of elements that say this. */
export function rowsFor(
  form: Form,
  told: readonly Told[],
): { readonly table: string; readonly rows: readonly Row[] } {
  const table = elementsTable(fieldsOf(form))
  if (table === undefined) throw new Error(`${form.id} asks for no elements`)
  return { table: table.id, rows: told.map((it, at) => rowFor(table, it, String(at + 1))) }
}

function rowFor(table: ElementsTable, it: Told, no: string): Row {
  const { questions, levels } = table.assesses
  const cell = (use: FieldUse, value: unknown) => [columnFor(table, use)?.id ?? use, value] as const
  const met = { verdict: 'met', ...(it.reason !== undefined && { reason: it.reason }) }
  return {
    id: it.id,
    cells: Object.fromEntries([
      cell('element-no', no),
      cell('element-name', it.name),
      cell('element-importance', [questions.importance[0]?.id]),
      cell('element-novelty', it.critical === false ? [] : [questions.novelty[0]?.id]),
      cell('element-application', '海上风电机组叶片'),
      cell('element-environment', '盐雾试验箱，连续三千小时'),
      cell('element-target', String(it.target ?? 7)),
      ...levels
        .filter(({ level }) => level <= it.level)
        .flatMap(({ items }) => items.map(({ id }) => [id, met] as const)),
    ]),
  }
}

/** Puts elements into the version that was handed in last, and files' names and documents beside them where given. */
export async function assess(
  { ctx }: TestApp,
  suggestion: string,
  told: readonly Told[],
  more: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const of = await ctx.db
    .selectFrom('suggestion')
    .select(['kind', 'call_version', 'versions'])
    .where('id', '=', suggestion)
    .executeTakeFirstOrThrow()
  const { call } = await ctx.calls.version(of.call_version as never)
  const form = call.forms[call.kinds.find((it) => it.code === of.kind)?.form ?? '']
  if (!form) throw new Error(`no form for ${of.kind}`)
  const { table, rows } = rowsFor(form, told)
  const content = JSON.stringify({ [table]: rows, ...more })
  await ctx.db
    .updateTable('version')
    .set({ content: sql`content || ${content}::jsonb` })
    .where('suggestion', '=', suggestion)
    .where('n', '=', of.versions)
    .execute()
}
