import type { Readable } from 'node:stream'

/** Where bytes lie. Keys are random file ids and part numbers, never names that people gave. */
export interface FileStore {
  write(key: string, bytes: Readable): Promise<{ size: number; sha256: string }>
  read(key: string): Promise<Readable>
  /** Several objects joined into one while hashing; the parts stay until removed. */
  join(keys: readonly string[], into: string): Promise<{ size: number; sha256: string; head: Buffer }>
  remove(key: string): Promise<void>
}
