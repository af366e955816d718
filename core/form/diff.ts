import { canonicalJson } from '../canonical.ts'
import type { Answers, Row } from './answers.ts'
import { fieldsOf } from './asked.ts'
import type { Field, FieldId, Form } from './form.ts'
import { diffText, type Segment } from './text-diff.ts'

/** How one answer differs between two versions; an absent side was not answered. */
export interface Change {
  readonly field: FieldId
  readonly before: unknown
  readonly after: unknown
  /** Where both sides are text. */
  readonly segments?: readonly Segment[]
  /** Where both sides are tables. */
  readonly rows?: RowChanges
}

export interface RowChanges {
  readonly added: readonly Row[]
  readonly removed: readonly Row[]
  readonly changed: readonly { readonly row: string; readonly cells: readonly CellChange[] }[]
  /** The rows that stayed stand in another order. */
  readonly moved: boolean
}

export interface CellChange {
  readonly column: string
  readonly before: unknown
  readonly after: unknown
  readonly segments?: readonly Segment[]
}

/** The fields of a form whose answers differ, in the form's order. */
export const diffAnswers = (form: Form, before: Answers, after: Answers): Change[] =>
  fieldsOf(form)
    .filter((it) => it.kind !== 'computed' && !same(before[it.id], after[it.id]))
    .map((it) => changeOf(it, before[it.id], after[it.id]))

/** The later answers out of the earlier ones and what changed. */
export function applyDiff(before: Answers, changes: readonly Change[]): Answers {
  const after: Record<FieldId, unknown> = { ...before }
  for (const { field, after: value } of changes) {
    if (value === undefined) delete after[field]
    else after[field] = value
  }
  return after
}

function changeOf(field: Field, before: unknown, after: unknown): Change {
  const change = { field: field.id, before, after }
  if (field.kind === 'table') {
    const rows = diffRows(
      field.columns.map((it) => it.id),
      before ?? [],
      after ?? [],
    )
    return rows === undefined ? change : { ...change, rows }
  }
  return { ...change, ...segmentsOf(before, after) }
}

function diffRows(columns: readonly string[], before: unknown, after: unknown): RowChanges | undefined {
  const [old, now] = [rowsById(before), rowsById(after)]
  if (old === undefined || now === undefined) return undefined
  const stayed = [...now.keys()].filter((it) => old.has(it))
  const changed = stayed.flatMap((row) => {
    const cells = diffCells(columns, old.get(row)?.cells ?? {}, now.get(row)?.cells ?? {})
    return cells.length === 0 ? [] : [{ row, cells }]
  })
  return {
    added: [...now.values()].filter((it) => !old.has(it.id)),
    removed: [...old.values()].filter((it) => !now.has(it.id)),
    changed,
    moved: stayed.join('/') !== [...old.keys()].filter((it) => now.has(it)).join('/'),
  }
}

const diffCells = (columns: readonly string[], old: Row['cells'], now: Row['cells']): CellChange[] =>
  columns
    .filter((it) => !same(old[it], now[it]))
    .map((column) => ({
      column,
      before: old[column],
      after: now[column],
      ...segmentsOf(old[column], now[column]),
    }))

/** The rows by their ids, if the value is a sound table. */
function rowsById(value: unknown): Map<string, Row> | undefined {
  if (!Array.isArray(value)) return undefined
  const rows = new Map<string, Row>()
  for (const it of value) {
    if (typeof it?.id !== 'string' || typeof it.cells !== 'object' || it.cells === null || rows.has(it.id))
      return undefined
    rows.set(it.id, it)
  }
  return rows
}

const segmentsOf = (before: unknown, after: unknown): { segments?: Segment[] } =>
  typeof before === 'string' && typeof after === 'string' ? { segments: diffText(before, after) } : {}

const same = (a: unknown, b: unknown): boolean =>
  a === b || (a !== undefined && b !== undefined && canonicalJson(a) === canonicalJson(b))
