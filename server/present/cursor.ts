import { readCursor } from '../db/cursor.ts'
import { granted, Refused } from '../refused.ts'

/** Where a list by time goes on; a made-up instant is refused before it reaches a query. */
export function readTimeCursor(
  cursor: string | undefined,
): { readonly at: Date; readonly id: string } | undefined {
  const read = granted(readCursor(cursor || undefined))
  if (!read) return undefined
  const at = new Date(Number(read.value))
  if (Number.isNaN(at.getTime()) || Math.abs(at.getFullYear() - 2030) > 500)
    throw new Refused({ why: 'bad-input', problems: [{ at: 'cursor', problem: 'unreadable' }] })
  return { at, id: read.id }
}
