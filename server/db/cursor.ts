import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'

/** Where a page of a list ended: the sort value and the id of its last row. Opaque on the wire. */
export interface Cursor {
  readonly value: string | number
  readonly id: string
}

export const writeCursor = ({ value, id }: Cursor): string =>
  Buffer.from(JSON.stringify([value, id])).toString('base64url')

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** A cursor that somebody made up is refused like any other bad input. */
export function readCursor(text: string | undefined): Result<Cursor | undefined, Reason> {
  if (text === undefined) return ok(undefined)
  const refused = err({ why: 'bad-input', problems: [{ at: 'cursor', problem: 'unreadable' }] } as const)
  try {
    const read: unknown = JSON.parse(Buffer.from(text, 'base64url').toString())
    if (!Array.isArray(read) || read.length !== 2) return refused
    const [value, id] = read
    if (typeof id !== 'string' || !uuid.test(id)) return refused
    if (typeof value === 'string' ? value.includes('\0') : !Number.isSafeInteger(value)) return refused
    return ok({ value, id })
  } catch {
    return refused
  }
}
