import type { Readable } from 'node:stream'

/** The whole of a stream, or nothing where it is longer. */
export async function upTo(most: number, bytes: Readable): Promise<Uint8Array | undefined> {
  const parts: Buffer[] = []
  let length = 0
  for await (const part of bytes) {
    length += (part as Buffer).length
    if (length > most) return undefined
    parts.push(part as Buffer)
  }
  return new Uint8Array(Buffer.concat(parts))
}
