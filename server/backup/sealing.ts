import { createCipheriv, createDecipheriv, hkdfSync, scryptSync } from 'node:crypto'
import { z } from 'zod'

/** Bytes of plain text in one sealed chunk. */
const chunkSize = 64 * 1024
const tagSize = 16
const saltSize = 16

/** How the key is made of the passphrase (RFC 7914); stands in clear, since it is needed to read the rest. */
export const sealing = z.object({
  cipher: z.literal('aes-256-gcm'),
  kdf: z.literal('scrypt'),
  n: z.number().int().min(16_384).max(1_048_576),
  r: z.literal(8),
  p: z.literal(1),
  salt: z.string().regex(/^[0-9a-f]{32}$/),
})
export type Sealing = z.infer<typeof sealing>

/** A passphrase shorter than this can be guessed from a lost copy. */
export const shortestPassphrase = 12

/** Parameters for a new backup: 128 MB of memory and about half a second for each guess. */
export const newSealing = (salt: Buffer): Sealing => ({
  cipher: 'aes-256-gcm',
  kdf: 'scrypt',
  n: 131_072,
  r: 8,
  p: 1,
  salt: salt.toString('hex'),
})

export const keyOf = (passphrase: string, { n, r, p, salt }: Sealing): Buffer =>
  scryptSync(passphrase.normalize('NFC'), Buffer.from(salt, 'hex'), 32, {
    N: n,
    r,
    p,
    maxmem: 256 * n * r,
  })

/** Every entry has a key of its own, bound to its name: entries can neither be swapped nor read under each other's nonces. */
const entryKey = (key: Buffer, salt: Buffer, name: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, salt, `zhinan-backup ${name}`, 32))

/** The number of the chunk, and whether it is the last: a shortened entry does not open. */
function nonceOf(n: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12)
  nonce.writeUIntBE(n, 5, 6)
  nonce[11] = last ? 1 : 0
  return nonce
}

/** The bytes sealed: a salt of 16 bytes, then chunks of 64 KiB, each with its tag (the STREAM construction). */
export async function* seal(
  source: AsyncIterable<Buffer>,
  key: Buffer,
  name: string,
  salt: Buffer,
): AsyncGenerator<Buffer> {
  const own = entryKey(key, salt, name)
  yield salt
  let n = 0
  for await (const { bytes, last } of inChunks(source, chunkSize)) {
    const cipher = createCipheriv('aes-256-gcm', own, nonceOf(n++, last))
    yield Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
  }
}

/** The bytes as they were; nothing of a chunk is given out before its tag was checked. */
export async function* unseal(
  source: AsyncIterable<Buffer>,
  key: Buffer,
  name: string,
): AsyncGenerator<Buffer> {
  let own: Buffer | undefined
  let n = 0
  for await (const { bytes, last } of inChunks(source, chunkSize + tagSize, saltSize)) {
    if (own === undefined) {
      own = entryKey(key, bytes, name)
      continue
    }
    if (bytes.length < tagSize) throw new NotOpened(name)
    const decipher = createDecipheriv('aes-256-gcm', own, nonceOf(n++, last))
    decipher.setAuthTag(bytes.subarray(-tagSize))
    try {
      yield Buffer.concat([decipher.update(bytes.subarray(0, -tagSize)), decipher.final()])
    } catch {
      throw new NotOpened(name)
    }
  }
  if (n === 0) throw new NotOpened(name)
}

/** The passphrase is another one, or the bytes are not what was written. */
export class NotOpened extends Error {
  override readonly name = 'NotOpened'
  constructor(entry: string) {
    super(`${entry} cannot be opened: the passphrase is another one, or the backup was changed or cut off.`)
  }
}

/** Chunks of exactly this size, after a head of its own size; the last may be shorter, and is empty only where there is nothing. */
async function* inChunks(
  source: AsyncIterable<Buffer>,
  size: number,
  head = 0,
): AsyncGenerator<{ bytes: Buffer; last: boolean }> {
  let kept: Buffer[] = []
  let length = 0
  let want = head === 0 ? size : head
  let inHead = head > 0
  for await (const piece of source) {
    kept.push(piece)
    length += piece.length
    // One byte more than wanted shows that the chunk is not the last.
    while (length > want || (inHead && length === want)) {
      const whole: Buffer = kept.length === 1 && kept[0] ? kept[0] : Buffer.concat(kept)
      yield { bytes: whole.subarray(0, want), last: false }
      kept = [whole.subarray(want)]
      length -= want
      want = size
      inHead = false
    }
  }
  if (!inHead) yield { bytes: Buffer.concat(kept), last: true }
}
