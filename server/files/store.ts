import type { Readable } from 'node:stream'

/** Where bytes lie. Keys are random file ids and part numbers, never names that people gave. */
export interface FileStore {
  /** A piece is done with before the next is asked for. */
  write(key: string, bytes: AsyncIterable<Uint8Array>): Promise<{ size: number; sha256: string }>
  /** Fails with NoSuchObject before anything is read where nothing lies there. */
  read(key: string): Promise<Readable>
  /**
   * The same piece by piece, each lying in `room` where the store can: it is gone when the next is asked for, and a long run
   * leaves no memory behind to be collected. Who does not read to the end calls `return`.
   */
  pass(key: string, room: Buffer): Promise<AsyncIterableIterator<Uint8Array>>
  /** Several objects joined into one while hashing; the parts stay until removed. */
  join(keys: readonly string[], into: string): Promise<{ size: number; sha256: string; head: Buffer }>
  remove(key: string): Promise<void>
  /** Takes away what writing that broke off has left behind; where the store itself does so, nothing. */
  sweep?(before: Date): Promise<void>
}

/** The store has nothing under this key. */
export class NoSuchObject extends Error {
  override readonly name = 'NoSuchObject'
}

/** The store does not answer, or not as it should: what was asked may be asked again later. */
export class StoreAway extends Error {
  override readonly name: string = 'StoreAway'
}

/** There is no room for more; whoever only reads or tries again later sees no difference. */
export class StoreFull extends StoreAway {
  override readonly name = 'StoreFull'
}

/** As many bytes of a file's beginning as telling its type takes. */
export const headBytes = 4100

/** Keys are made here, never by people; anything else is a bug or an attack. */
export function checkKey(key: string): void {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}\/(\d{1,5}|whole)$/.test(key))
    throw new Error('a file key has the wrong form')
}
