import { createHash } from 'node:crypto'
import { type FileStore, StoreAway } from '../files/store.ts'

/** What flowed through, counted and hashed. */
export interface Counted {
  size: number
  sha256: string
}

/** Hands the bytes on and notes what they were, once they have all gone by. */
export async function* counting(source: AsyncIterable<Buffer>, into: Counted): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  for await (const chunk of source) {
    hash.update(chunk)
    into.size += chunk.length
    yield chunk
  }
  into.sha256 = hash.digest('hex')
}

/** Reads to the end for what was noted. */
export async function drain(source: AsyncIterable<Buffer>): Promise<Counted> {
  const counted: Counted = { size: 0, sha256: '' }
  for await (const _ of counting(source, counted));
  return counted
}

/** One line each, in whatever pieces the bytes come. */
export async function* linesOf(source: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let kept: Buffer = Buffer.alloc(0)
  for await (const chunk of source) {
    kept = kept.length === 0 ? chunk : Buffer.concat([kept, chunk])
    let from = 0
    for (let end = kept.indexOf(10, from); end !== -1; end = kept.indexOf(10, from)) {
      yield kept.toString('utf8', from, end)
      from = end + 1
    }
    kept = kept.subarray(from)
  }
  if (kept.length > 0) yield kept.toString('utf8')
}

/** A stored object, or null where there is none. */
export async function bytesOf(
  files: Pick<FileStore, 'read'>,
  key: string,
): Promise<AsyncIterable<Buffer> | null> {
  try {
    return await files.read(key)
  } catch (error) {
    // A store that does not answer says nothing of the file.
    if (error instanceof StoreAway) throw error
    return null
  }
}
