import { Refused } from '../refused.ts'

/** Where a page ended: the values that the next one begins behind. */
export const cursorOf = (...parts: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(parts)).toString('base64url')

/** Reads what `cursorOf` wrote; anything else is refused, so that no odd value reaches a query. */
export function readCursor(
  cursor: string | undefined,
  length: number,
): readonly (string | number)[] | undefined {
  if (cursor === undefined || cursor === '') return undefined
  const parts = parse(cursor)
  const good =
    Array.isArray(parts) &&
    parts.length === length &&
    parts.every((it) => typeof it === 'string' || (typeof it === 'number' && Number.isSafeInteger(it)))
  if (!good) throw new Refused({ why: 'bad-input', problems: [{ at: 'cursor', problem: 'unreadable' }] })
  return parts
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** A text as part of a LIKE pattern: its own signs stand for themselves. */
export const likeOf = (text: string): string => `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`
