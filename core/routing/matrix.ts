import { combinationsOf, type Routable, routeIn } from './combinations.ts'
import type { Routed, Subject } from './route.ts'

/** One case as printed for machines: absent dimensions are null, a refused case has no office. */
export interface RouteRow {
  readonly type: string
  readonly field: string | null
  readonly livelihood: string | null
  readonly office: string | null
  readonly triage: boolean
  readonly refused: string | null
}

/** Every case the call's forms can express, with what becomes of it. */
export const routeRows = (call: Routable): readonly RouteRow[] =>
  combinationsOf(call).map((subject) => {
    const routed = routeIn(call, subject)
    return {
      type: subject.kind,
      field: subject.field,
      livelihood: subject.livelihood,
      office: 'office' in routed ? routed.office : null,
      triage: 'triage' in routed && routed.triage,
      refused: 'refused' in routed ? routed.refused.zh : null,
    }
  })

/**
 * All cases as a table that a clerk can read: a row per field, a column per kind, and a table of its own for each kind
 * that asks a livelihood. `?` goes to triage, `✖` is refused with the sentence below, `!` is a gap, blank cannot be chosen.
 */
export function printMatrix(call: Routable): string {
  const plain = call.kinds.filter((it) => !it.asksLivelihood)
  const subjects = combinationsOf(call)
  const tables = [
    tableOf(
      call,
      subjects,
      '',
      plain.map((it) => ({ head: it.code, kind: it.code, livelihood: null })),
    ),
    ...call.kinds
      .filter((it) => it.asksLivelihood)
      .map((kind) =>
        tableOf(
          call,
          subjects,
          kind.code,
          call.livelihoods.map((it) => ({ head: it.code, kind: kind.code, livelihood: it.code })),
        ),
      ),
  ]
  return `${[...tables, refusalsOf(call, subjects)].filter((it) => it !== '').join('\n\n')}\n`
}

interface ColumnHead {
  readonly head: string
  readonly kind: string
  readonly livelihood: string | null
}

function tableOf(
  call: Routable,
  subjects: readonly Subject[],
  corner: string,
  columns: readonly ColumnHead[],
): string {
  if (columns.length === 0) return ''
  const rows = [null, ...call.fields.map((it) => it.code)].map((field) => [
    field ?? '-',
    ...columns.map(({ kind, livelihood }) => {
      const subject = subjects.find(
        (it) => it.kind === kind && it.field === field && it.livelihood === livelihood,
      )
      return subject === undefined ? '' : mark(routeIn(call, subject))
    }),
  ])
  return aligned([
    [corner, ...columns.map((it) => it.head)],
    ...rows.filter((row) => row.slice(1).some((it) => it !== '')),
  ])
}

function mark(routed: Routed): string {
  if ('refused' in routed) return '✖'
  if ('unrouted' in routed) return '!'
  return routed.triage ? `${routed.office}?` : routed.office
}

function refusalsOf(call: Routable, subjects: readonly Subject[]): string {
  return subjects
    .flatMap((it) => {
      const routed = routeIn(call, it)
      if (!('refused' in routed)) return []
      return [
        `✖ ${[it.kind, it.livelihood, it.field].filter((code) => code !== null).join(' × ')}: ${routed.refused.zh}`,
      ]
    })
    .join('\n')
}

function aligned(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
