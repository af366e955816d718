import type { Field, Form } from '../form/form.ts'
import type { Call } from './call.ts'
import { type CallProblem, problem } from './problem.ts'

/**
 * What a newer version of a call may not do to an older one: a field id never changes its meaning, so neither its kind nor
 * the list whose codes answer it (ruling 5). A new meaning takes a new id.
 */
export const checkAgainst = (older: Call, newer: Call): readonly CallProblem[] =>
  Object.values(newer.forms).flatMap((form) => {
    const before = older.forms[form.id]
    return before === undefined ? [] : changesIn(`forms/${form.id}.json`, before, form)
  })

function changesIn(file: string, before: Form, after: Form): readonly CallProblem[] {
  const known = placesOf(before)
  return [...placesOf(after)].flatMap(([path, field]) => {
    const was = known.get(path)
    if (was === undefined) return []
    if (was.kind !== field.kind)
      return [problem(file, path, 'kind-changed', { was: was.kind, is: field.kind })]
    const lists = [listOf(was), listOf(field)]
    return lists[0] === lists[1]
      ? []
      : [problem(file, path, 'list-changed', { was: lists[0] ?? '', is: lists[1] ?? '' })]
  })
}

/** Every field by id, a table's columns as `table.column`; the section does not matter, a field may move. */
const placesOf = (form: Form): ReadonlyMap<string, Field> =>
  new Map(
    form.sections
      .flatMap((it) => it.fields)
      .flatMap((field): readonly (readonly [string, Field])[] => [
        [field.id, field],
        ...(field.kind === 'table' ? field.columns.map((it) => [`${field.id}.${it.id}`, it] as const) : []),
      ]),
  )

const listOf = (field: Field): string | undefined => ('list' in field ? field.list : undefined)
