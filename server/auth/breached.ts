import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'

/** A line is at most 40 digits, a colon, a count and a line end. */
const longestLine = 80

/**
 * Whether the SHA-1 of a password stands in the operator's list: one hash per line in capitals, sorted, with or without `:count`
 * behind it, as breach lists are handed out. Looked up on this machine by halving; nothing is asked elsewhere. A list that is cut
 * to beginnings of hashes (ten digits or more) serves as well.
 */
export async function isBreached(file: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password).digest('hex').toUpperCase()
  const handle = await open(file, 'r')
  try {
    let [from, to] = [0, (await handle.stat()).size]
    while (from < to) {
      const middle = Math.floor((from + to) / 2)
      const line = await lineAt(handle, middle)
      if (line === undefined) to = middle
      else if (wanted.startsWith(line.hash)) return true
      else if (line.hash < wanted) from = line.end
      else to = middle
    }
    return false
  } finally {
    await handle.close()
  }
}

interface Line {
  readonly hash: string
  /** Where the next line begins. */
  readonly end: number
}

/** The first whole line that begins at or after this place. */
async function lineAt(handle: FileHandle, place: number): Promise<Line | undefined> {
  const begin = Math.max(0, place - 1)
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(2 * longestLine), 0, 2 * longestLine, begin)
  const text = buffer.subarray(0, bytesRead).toString('latin1')
  const first = place === 0 ? 0 : text.indexOf('\n') + 1
  if (place > 0 && first === 0) return undefined
  const found = /^([0-9A-F]{10,40})(?::\d+)?\r?(\n|$)/i.exec(text.slice(first))
  if (!found) return undefined
  return { hash: (found[1] ?? '').toUpperCase(), end: begin + first + found[0].length }
}
