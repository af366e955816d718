import { canonicalJson } from '../../canonical.ts'
import type { Answers, Row } from '../../form/answers.ts'
import { fieldsOf } from '../../form/asked.ts'
import { isEmpty } from '../../form/condition.ts'
import type { Choosing, Column, Field, FieldId, Form, TableField } from '../../form/form.ts'
import { codesOf } from '../../form/kinds/choices.ts'
import { columnKindOf } from '../../form/kinds/columns.ts'
import { kindOf } from '../../form/kinds.ts'
import { type Lists, optionOf } from '../../form/lists.ts'

/** Why an answer has no place in the other form, or may not take it. */
export type WhyDropped = 'no-field' | 'other-kind' | 'no-such-code' | 'made-anew' | 'stays-behind'

/** What becomes of one answered question when its answers go into another form. */
export type Fate =
  | { readonly went: 'kept'; readonly field: FieldId; readonly into: FieldId; readonly value: unknown }
  | {
      /** Under another question of the same use, or without what has no place there any more. */
      readonly went: 'mapped'
      readonly field: FieldId
      readonly into: FieldId
      readonly value: unknown
      /** Columns or codes that stay behind. */
      readonly left: readonly string[]
    }
  | { readonly went: 'dropped'; readonly field: FieldId; readonly why: WhyDropped }

/** Files and statements belong to the suggestion they were given with: a copy gets neither, a newer form of the same keeps them. */
export type Way = 'copied' | 'in-place'

/**
 * Where each answer goes in another form: by the field's id, whose meaning never changes (ruling 5), or else to the new
 * question that the platform uses for the same thing.
 */
export function mapping(from: Form, answers: Answers, into: Form, lists: Lists, way: Way): readonly Fate[] {
  const filled = fieldsOf(from).filter((it) => it.kind !== 'computed' && !isEmpty(answers[it.id]))
  const target = new Map(fieldsOf(into).map((it) => [it.id, it]))
  const known = new Set(fieldsOf(from).map((it) => it.id))
  const sameUse = (field: Field): Field | undefined =>
    field.use === undefined
      ? undefined
      : fieldsOf(into).find((it) => it.use === field.use && !known.has(it.id))
  return filled.map((field): Fate => {
    const to = target.get(field.id) ?? sameUse(field)
    if (to === undefined) return { went: 'dropped', field: field.id, why: 'no-field' }
    const placed = place(field, answers[field.id], to, lists, way)
    if ('why' in placed) return { went: 'dropped', field: field.id, why: placed.why }
    const { value, left } = placed
    return to.id === field.id && left.length === 0
      ? { went: 'kept', field: field.id, into: to.id, value }
      : { went: 'mapped', field: field.id, into: to.id, value, left }
  })
}

/** The answers as they stand in the other form. */
export const answersAfter = (fates: readonly Fate[]): Answers =>
  Object.fromEntries(fates.flatMap((it) => (it.went === 'dropped' ? [] : [[it.into, it.value]])))

type Placed = { readonly value: unknown; readonly left: readonly string[] } | { readonly why: WhyDropped }

function place(field: Field, value: unknown, to: Field, lists: Lists, way: Way): Placed {
  if (field.kind === 'files' && (way === 'copied' || to.id !== field.id)) return { why: 'stays-behind' }
  if (field.kind === 'declaration' && (way === 'copied' || !sameStatement(field, to)))
    return { why: 'made-anew' }
  if (!alike(field, to)) return { why: 'other-kind' }
  if (to.kind === 'table') return placeRows(value, onOneScale(field, to), lists)
  if (!kindOf(to).fits(value)) return { why: 'other-kind' }
  return placeCodes(value, to, lists)
}

/** Short and long text are one thing for what stands in them; every other kind is only like itself. */
const alike = (a: Field, b: Field): boolean => a.kind === b.kind || (isText(a) && isText(b))
const isText = (it: Field): boolean => it.kind === 'text' || it.kind === 'long-text'

const sameStatement = (a: Field, b: Field): boolean =>
  a.kind === 'declaration' &&
  b.kind === 'declaration' &&
  canonicalJson(a.statement) === canonicalJson(b.statement)

/** Codes that the newer list does not know are chosen anew, never guessed. */
function placeCodes(value: unknown, to: Field | Column, lists: Lists): Placed {
  if (to.kind !== 'choice' && to.kind !== 'choices' && to.kind !== 'tree-choice') return { value, left: [] }
  const left = codesOf(value).filter((it) => !optionOf(to satisfies Choosing, it, lists))
  if (left.length === 0) return { value, left: [] }
  const stay = codesOf(value).filter((it) => !left.includes(it))
  return stay.length === 0 || !Array.isArray(value) ? { why: 'no-such-code' } : { value: stay, left }
}

/** Answers and targets of one scale say nothing on another, even where its items have the same names. */
const onOneScale = (from: Field, to: TableField): TableField =>
  from.kind === 'table' && from.assesses !== undefined && from.assesses.scale !== to.assesses?.scale
    ? { ...to, columns: to.columns.filter((it) => it.kind !== 'verdict' && it.use !== 'element-target') }
    : to

/** Rows go over with the columns that are still there. */
function placeRows(value: unknown, to: TableField, lists: Lists): Placed {
  const columns = new Map(to.columns.map((it) => [it.id, it]))
  const left = new Set<string>()
  let kept = 0
  const rows = (Array.isArray(value) ? (value as Row[]) : []).map((row): Row => {
    const cells: Record<string, unknown> = {}
    for (const [id, cell] of Object.entries(row.cells)) {
      const column = columns.get(id)
      const fits = column !== undefined && columnKindOf(column).fits(cell)
      const placed = fits ? placeCodes(cell, column, lists) : undefined
      if (placed === undefined || 'why' in placed || placed.left.length > 0) left.add(id)
      if (placed !== undefined && 'value' in placed) {
        cells[id] = placed.value
        kept++
      }
    }
    return { id: row.id, cells }
  })
  return kept === 0 && left.size > 0 ? { why: 'no-field' } : { value: rows, left: [...left] }
}
