import { canonicalJson } from '#core/canonical.ts'
import type { Answers, FileAnswer, Row, StoredAnswer } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { pathsOf } from '#core/form/paths.ts'

/** A value at its place, with the revision that it replaces. */
export interface Edit extends StoredAnswer {
  readonly base: number
}

interface Standing extends StoredAnswer {
  readonly rev: number
}

/** A file that a row was read to name. */
export interface NamedFile {
  readonly row: string
  readonly column: string
  readonly name: string
}

/** Rows with the files that they name, as far as the draft has one attached under exactly that name. */
export function linked(
  form: Form,
  standing: readonly StoredAnswer[],
  answers: Answers,
  named: readonly NamedFile[],
): Answers {
  const there = new Map(standing.map((it) => [it.path, it.value]))
  const fileFor = (slot: string, name: string) =>
    ((there.get(slot) ?? []) as readonly FileAnswer[]).find((it) => it.name === name)?.id
  const changed = fieldsOf(form).flatMap((field) => {
    const rows = answers[field.id]
    if (field.kind !== 'table' || !Array.isArray(rows)) return []
    const slots = new Map(
      field.columns.flatMap((it) => (it.kind === 'file-of' ? [[it.id, it.of] as const] : [])),
    )
    if (slots.size === 0) return []
    const value = (rows as readonly Row[]).map((row) => {
      const files = named.flatMap((it) => {
        const file = it.row === row.id ? fileFor(slots.get(it.column) ?? '', it.name) : undefined
        return file === undefined ? [] : [[it.column, file] as const]
      })
      return { ...row, cells: { ...row.cells, ...Object.fromEntries(files) } }
    })
    return [[field.id, value] as const]
  })
  return { ...answers, ...Object.fromEntries(changed) }
}

/**
 * What writes answers over those that a draft began with: a table that was read takes the place of the rows that stand
 * there, what stands there already is not written again, and what the form does not ask has no place.
 */
export function editsOver(form: Form, standing: readonly Standing[], answers: Answers): readonly Edit[] {
  const there = new Map(standing.map((it) => [it.path, it]))
  const wanted = pathsOf(form, answers)
  const kept = new Set(wanted.map((it) => it.path))
  const tables = fieldsOf(form).filter((it) => it.kind === 'table' && answers[it.id] !== undefined)
  const replaced = standing.filter(({ path }) => {
    const [table, row, column] = path.split('/')
    return (
      row !== undefined && column === undefined && !kept.has(path) && tables.some((it) => it.id === table)
    )
  })
  return [
    ...replaced.map(({ path, rev }) => ({ path, value: null, base: rev })),
    ...wanted
      .filter((it) => canonicalJson(there.get(it.path)?.value ?? null) !== canonicalJson(it.value))
      .map((it) => ({ ...it, base: there.get(it.path)?.rev ?? 0 })),
  ]
}
