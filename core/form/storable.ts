import { err, ok, type Result } from '../result.ts'
import { type Unstorable, unixLines, unstorable } from '../text.ts'
import type { Path } from './answers.ts'
import type { Form } from './form.ts'
import { columnKindOf } from './kinds/columns.ts'
import { kindOf } from './kinds.ts'
import { isOrderKey } from './order.ts'
import { type Place, placeOf } from './paths.ts'

/** Why a value may not be kept at a path, even unfinished. */
export type Unkeepable = 'unknown-path' | 'wrong-type' | 'too-long' | 'too-many' | Unstorable

/** UTF-16 units; far above every limit of a form, so that a long paste is kept and then found too long. */
export const longestText = 200_000
/** Entries of a list answer. */
export const longestList = 500

/**
 * Whether a single value may be stored, right or wrong: drafts keep what people type, but never what is no text, has another
 * type than the question, or would swamp the store. The value comes back with LF line ends; null takes an answer away.
 */
export function storable(form: Form, path: Path, value: unknown): Result<unknown, Unkeepable> {
  const place = placeOf(form, path)
  if (place === undefined) return err('unknown-path')
  if (value === null) return ok(null)
  const problem = sizeProblem(value, 3)
  if (problem !== undefined) return err(problem)
  return fitsAt(place, value) ? ok(withUnixLines(value)) : err('wrong-type')
}

function fitsAt(place: Place, value: unknown): boolean {
  if (place.to === 'row') return typeof value === 'string' && isOrderKey(value)
  if (place.to === 'cell') return columnKindOf(place.column).fits(value)
  return place.field.kind !== 'table' && kindOf(place.field).fits(value)
}

/** Looks into lists and records no deeper than any kind's value is. */
function sizeProblem(value: unknown, depth: number): Unkeepable | undefined {
  if (typeof value === 'string') return value.length > longestText ? 'too-long' : unstorable(value)
  if (typeof value !== 'object' || value === null) return undefined
  if (depth === 0) return 'wrong-type'
  const inside: unknown[] = Object.values(value)
  if (inside.length > longestList) return 'too-many'
  for (const it of inside) {
    const problem = sizeProblem(it, depth - 1)
    if (problem !== undefined) return problem
  }
  return undefined
}

function withUnixLines(value: unknown): unknown {
  if (typeof value === 'string') return unixLines(value)
  if (Array.isArray(value)) return value.map(withUnixLines)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, withUnixLines(it)]))
}
