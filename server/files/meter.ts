import { createHash } from 'node:crypto'
import { headBytes } from './store.ts'

/** What flowed through: how much, its SHA-256, and its beginning. */
export interface Metered {
  readonly size: number
  readonly sha256: string
  readonly head: Buffer
}

export interface Meter {
  readonly take: (chunk: Uint8Array) => void
  readonly result: () => Metered
}

/** Counts and hashes what it is shown and keeps its beginning. */
export function meter(): Meter {
  const hash = createHash('sha256')
  const head: Buffer[] = []
  let size = 0
  return {
    take: (chunk) => {
      hash.update(chunk)
      // A copy: a view would keep the whole chunk.
      if (size < headBytes) head.push(Buffer.from(chunk.subarray(0, headBytes - size)))
      size += chunk.length
    },
    result: () => ({ size, sha256: hash.digest('hex'), head: Buffer.concat(head) }),
  }
}
