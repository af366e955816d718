import { zlibSync } from 'fflate'
import { encode } from 'uqr'

/** How many points of the picture a module of the code takes. */
const scale = 6
const quiet = 2

/** A square code as PNG (ISO/IEC 15948): Word sets no vector pictures everywhere. */
export function codePicture(address: string): Uint8Array {
  const { data, size } = encode(address, { ecc: 'M', border: quiet })
  const side = size * scale
  const width = Math.ceil(side / 8)
  const raw = new Uint8Array((width + 1) * side).fill(0xff)
  for (let y = 0; y < side; y++) {
    const at = y * (width + 1)
    // The filter of each line: none.
    raw[at] = 0
    for (let x = 0; x < side; x++) {
      const byte = at + 1 + (x >> 3)
      if (data[Math.floor(y / scale)]?.[Math.floor(x / scale)])
        raw[byte] = (raw[byte] ?? 0) & ~(0x80 >> (x & 7))
    }
  }
  const header = new Uint8Array(13)
  const view = new DataView(header.buffer)
  view.setUint32(0, side)
  view.setUint32(4, side)
  // One bit a point, grey.
  header[8] = 1
  return joined([
    new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', zlibSync(raw)),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(name: string, body: Uint8Array): Uint8Array {
  const named = joined([new TextEncoder().encode(name), body])
  const ends = new Uint8Array(8)
  new DataView(ends.buffer).setUint32(0, body.length)
  new DataView(ends.buffer).setUint32(4, crc(named))
  return joined([ends.subarray(0, 4), named, ends.subarray(4)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, it) => sum + it.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The check sum of PNG (ISO/IEC 15948, annex D). */
function crc(bytes: Uint8Array): number {
  let sum = 0xffffffff
  for (const byte of bytes) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1
  }
  return (sum ^ 0xffffffff) >>> 0
}
