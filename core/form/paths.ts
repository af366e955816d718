import type { Answers, Path, Row, StoredAnswer } from './answers.ts'
import { fieldsOf } from './asked.ts'
import type { Column, Field, FieldId, Form, TableField } from './form.ts'
import { orderKeys } from './order.ts'

/** What a path of a form leads to. */
export type Place =
  | { readonly to: 'field'; readonly field: Field }
  | { readonly to: 'row'; readonly table: TableField; readonly row: string }
  | { readonly to: 'cell'; readonly table: TableField; readonly row: string; readonly column: Column }

/** Made by the client; short and plain, so that it can stand in a path and a link. */
const rowId = /^[0-9A-Za-z_-]{1,64}$/

/** Where a path leads in this form; nothing for one that the form does not have. */
export function placeOf(form: Form, path: Path): Place | undefined {
  if (path.length > 300) return undefined
  const [id, row, columnId, ...rest] = path.split('/')
  const field = fieldsOf(form).find((it) => it.id === id)
  if (field === undefined || rest.length > 0) return undefined
  if (row === undefined) return { to: 'field', field }
  if (field.kind !== 'table' || !rowId.test(row)) return undefined
  if (columnId === undefined) return { to: 'row', table: field, row }
  const column = field.columns.find((it) => it.id === columnId)
  return column && { to: 'cell', table: field, row, column }
}

export const knownPath = (form: Form, path: Path): boolean => placeOf(form, path) !== undefined

/**
 * Answers out of single stored values. A row is there while its order key is; cells of a row that is not (deleted, or not
 * yet arrived) wait unseen. Values of paths that the form does not have are left out.
 */
export function assemble(form: Form, stored: readonly StoredAnswer[]): Answers {
  const answers: Record<FieldId, unknown> = {}
  const tables = new Map<FieldId, Map<string, { key?: string; cells: Record<string, unknown> }>>()
  const places = placesIn(form)
  for (const { path, value } of stored) {
    const place = places(path)
    if (place === undefined || value === null || value === undefined) continue
    if (place.to === 'field') {
      if (place.field.kind !== 'table' && place.field.kind !== 'computed') answers[place.field.id] = value
      continue
    }
    const rows = entry(tables, place.table.id, () => new Map())
    const row = entry(rows, place.row, () => ({ cells: {} }))
    if (place.to === 'cell') row.cells[place.column.id] = value
    else if (typeof value === 'string') row.key = value
  }
  for (const [id, rows] of tables) {
    const present = [...rows].flatMap(([row, { key, cells }]) =>
      key === undefined ? [] : [{ id: row, key, cells }],
    )
    present.sort((a, b) => compare(a.key, b.key) || compare(a.id, b.id))
    if (present.length > 0) answers[id] = present.map((it): Row => ({ id: it.id, cells: it.cells }))
  }
  return answers
}

/** Answers as single values to store: the way back from `assemble`, and how an older suggestion is copied. */
export function pathsOf(form: Form, answers: Answers): StoredAnswer[] {
  return fieldsOf(form).flatMap((field): StoredAnswer[] => {
    const value = answers[field.id]
    if (value === undefined || value === null || field.kind === 'computed') return []
    return field.kind === 'table' ? rowPaths(field, value) : [{ path: field.id, value }]
  })
}

/** The answer at a path, a row for a row's path; nothing where there is none. */
export function valueAt(answers: Answers, path: Path): unknown {
  const [field = '', rowId, column] = path.split('/')
  const value = own(answers, field)
  if (rowId === undefined) return value
  const row = tableRows(value).find((it) => it.id === rowId)
  return column === undefined || row === undefined ? row : own(row.cells, column)
}

function rowPaths(field: TableField, value: unknown): StoredAnswer[] {
  const rows = tableRows(value)
  const keys = orderKeys(rows.length)
  return rows.flatMap((row, i) => [
    { path: `${field.id}/${row.id}`, value: keys[i] },
    ...field.columns
      .map((it) => ({ path: `${field.id}/${row.id}/${it.id}`, value: own(row.cells, it.id) }))
      .filter((it) => it.value !== undefined && it.value !== null),
  ])
}

const tableRows = (value: unknown): Row[] =>
  Array.isArray(value)
    ? value.filter(
        (it): it is Row => typeof it?.id === 'string' && typeof it?.cells === 'object' && it.cells !== null,
      )
    : []

const placed = new WeakMap<Form, ReadonlyMap<string, Form>>()

/** Looking up many paths walks the form once; forms never change, so once for all. */
function placesIn(form: Form): (path: Path) => Place | undefined {
  let known = placed.get(form)
  if (!known) {
    known = new Map(
      form.sections.flatMap((section) =>
        section.fields.map((field) => [field.id, { ...form, sections: [{ ...section, fields: [field] }] }]),
      ),
    )
    placed.set(form, known)
  }
  const alone = known
  return (path) => {
    const slash = path.indexOf('/')
    const within = alone.get(slash < 0 ? path : path.slice(0, slash))
    return within && placeOf(within, path)
  }
}

function entry<Value>(map: Map<string, Value>, key: string, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}

const own = (of: Readonly<Record<string, unknown>>, key: string): unknown =>
  Object.prototype.propertyIsEnumerable.call(of, key) ? of[key] : undefined

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
