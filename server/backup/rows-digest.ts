import { createHash } from 'node:crypto'

const lanes = 8

/**
 * A digest of rows whatever their order: the sum of each row's SHA-256 in eight lanes of 32 bits. A table read back from
 * another database may come in another order, and is the same all the same. It finds what was lost or changed by accident;
 * against intent, the bytes have digests of their own.
 */
export class RowsDigest {
  rows = 0
  readonly #sums = new Uint32Array(lanes)

  add(row: Buffer): void {
    const hash = createHash('sha256').update(row).digest()
    for (let lane = 0; lane < lanes; lane++)
      this.#sums[lane] = (this.#sums[lane] ?? 0) + hash.readUInt32LE(lane * 4)
    this.rows++
  }
  hex(): string {
    return Buffer.from(this.#sums.buffer).toString('hex')
  }
}
