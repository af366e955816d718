import { fileTypeFromBuffer } from 'file-type'

/** Media types by ending, of the kinds of file that any call may allow. */
export const mediaTypes: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

/** The one way of writing an ending: a JPEG image goes by two. */
export const plainEnding = (ending: string): string => (ending === 'jpeg' ? 'jpg' : ending)

/**
 * Whether the content is what the ending says. Containers (zip) are looked into as a whole, because a document with macros,
 * or any archive, begins with the same bytes as a plain one.
 */
export async function isWhatItSays(
  ending: string,
  head: Buffer,
  whole: () => Promise<Buffer>,
): Promise<boolean> {
  const container = head.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004', 'latin1'))
  const found = await fileTypeFromBuffer(container ? await whole() : head).catch(() => undefined)
  return found?.ext === ending
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
const refusedInNames = /[\u0000-\u001f\u007f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/

/** A name as people gave it, if it is only a name: no folder, no control or direction characters, and something before the ending. */
export function plainName(name: string): string | undefined {
  const trimmed = name.trim()
  return refusedInNames.test(name) || trimmed === '' || /^\.+$/.test(trimmed) || trimmed.startsWith('.')
    ? undefined
    : trimmed
}
