import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { unstorable } from '#core/text.ts'

/** Where a page of a list ended: the sort value and the id of its last row. Opaque on the wire. */
export interface Cursor {
  readonly value: string | number
  readonly id: string
}

export const writeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** What a list is ordered by: instants and places fit their column, texts can be stored. */
const fits = {
  any: (value: unknown) => fits.text(value) || Number.isSafeInteger(value),
  text: (value: unknown) => typeof value === 'string' && unstorable(value) === undefined,
  time: (value: unknown) => Number.isSafeInteger(value) && Math.abs(Number(value)) < 1e14,
  place: (value: unknown) => Number.isSafeInteger(value) && Math.abs(Number(value)) < 2 ** 31,
}

/** A cursor that somebody made up is refused like any other bad input. */
export function readCursor(
  text: string | undefined,
  by: keyof typeof fits = 'any',
): Result<Cursor | undefined, Reason> {
  if (text === undefined) return ok(undefined)
  const refused = err({ why: 'bad-input', problems: [{ at: 'cursor', problem: 'unreadable' }] } as const)
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(read) || read.length !== 2) return refused
    const [value, id] = read
    if (typeof id !== 'string' || !uuid.test(id)) return refused
    return fits[by](value) ? ok({ value: value as string | number, id }) : refused
  } catch {
    return refused
  }
}
