import { mixed } from './hash.ts'

/** Hashes in a signature: the error of a Jaccard read from it is about 1/8. */
export const signatureLength = 64
/** Runs of the signature that are looked up: 16 runs of 4 find a Jaccard of one half with 64 %, of 0.7 with 99 %. */
export const bandCount = 16
const rows = signatureLength / bandCount

const lanes = Int32Array.from({ length: signatureLength }, (_it, i) => mixed(Math.imul(i + 1, 0x9e3779b1)))

/**
 * MinHash (Broder 1997): of 64 orders of all grams, the first gram of each. Two signatures agree in as many places as
 * their sets have in common. An empty set has no signature worth comparing: all places hold the greatest number.
 */
export function signatureOf(grams: Int32Array): Int32Array {
  const least = new Int32Array(signatureLength).fill(0x7fffffff)
  for (let g = 0; g < grams.length; g++) {
    const gram = grams[g] ?? 0
    for (let i = 0; i < signatureLength; i++) {
      const it = mixed(gram ^ (lanes[i] ?? 0))
      if (it < (least[i] ?? 0)) least[i] = it
    }
  }
  return least
}

/** Sixteen whole numbers of 32 bits: texts that share one at the same place are candidates. None for an empty text. */
export function bandsOf(signature: Int32Array): readonly number[] {
  if (signature.every((it) => it === 0x7fffffff)) return []
  return Array.from({ length: bandCount }, (_it, band) => {
    let it = mixed(band + 1)
    for (let row = 0; row < rows; row++) it = mixed(Math.imul(it, 31) ^ (signature[band * rows + row] ?? 0))
    return it
  })
}

/** The share of agreeing places: an estimate of the Jaccard likeness of two texts. */
export function agreement(a: Int32Array, b: Int32Array): number {
  let same = 0
  for (let i = 0; i < signatureLength; i++) if (a[i] === b[i]) same += 1
  return same / signatureLength
}

/** The signature as bytes for storing: four bytes each, the least significant first. */
export function signatureBytes(signature: Int32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(signature.length * 4))
  for (const [i, it] of signature.entries()) view.setInt32(i * 4, it, true)
  return new Uint8Array(view.buffer)
}

/** The signature that such bytes hold. */
export function signatureFrom(bytes: Uint8Array): Int32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Int32Array.from({ length: bytes.byteLength / 4 }, (_it, i) => view.getInt32(i * 4, true))
}
