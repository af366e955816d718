import { deflateSync, inflateSync } from 'node:zlib'

/**
 * The same picture with a palette of at most 256 colours, which for pages is as good and a third of the size. Takes
 * what browsers write: eight bits, red green blue, with or without alpha, not interlaced (PNG, third edition).
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png)
  const { palette, nearest } = paletteOf(pixels)
  const raw = Buffer.alloc((width + 1) * height)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) raw[y * (width + 1) + 1 + x] = nearest(pixels[y * width + x] ?? 0)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  return Buffer.concat([
    png.subarray(0, 8),
    chunk('IHDR', head),
    chunk('PLTE', Buffer.from(palette.flatMap((it) => [it >> 16, (it >> 8) & 255, it & 255]))),
    chunk('IDAT', deflateSync(raw, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** Each pixel as one number, 0xrrggbb. */
function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts: Buffer[] = []
  let [width, height, channels] = [0, 0, 3]
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const name = png.toString('latin1', at + 4, at + 8)
    const body = png.subarray(at + 8, at + 8 + length)
    if (name === 'IHDR') {
      width = body.readUInt32BE(0)
      height = body.readUInt32BE(4)
      channels = body[9] === 6 ? 4 : 3
    } else if (name === 'IDAT') parts.push(body)
    at += length + 12
  }
  const bytes = inflateSync(Buffer.concat(parts))
  const line = width * channels
  const rows = Buffer.alloc(line * height)
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (line + 1)] ?? 0
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : (rows[y * line + x - channels] ?? 0)
      const up = y === 0 ? 0 : (rows[(y - 1) * line + x] ?? 0)
      const corner = y === 0 || x < channels ? 0 : (rows[(y - 1) * line + x - channels] ?? 0)
      const guess = [0, left, up, (left + up) >> 1, filter === 4 ? paeth(left, up, corner) : 0][filter] ?? 0
      rows[y * line + x] = (bytes[y * (line + 1) + 1 + x] ?? 0) + guess
    }
  }
  const pixels = new Uint32Array(width * height)
  for (let n = 0; n < pixels.length; n++) pixels[n] = rows.readUIntBE(n * channels, 3)
  return { width, height, pixels }
}

function paeth(left: number, up: number, corner: number): number {
  const by = [left, up, corner].map((it) => Math.abs(left + up - corner - it))
  const [a = 0, b = 0, c = 0] = by
  return a <= b && a <= c ? left : b <= c ? up : corner
}

/** The most frequent colours, none too near to one that is already in; every other colour takes the nearest. */
function paletteOf(pixels: Uint32Array): { palette: number[]; nearest: (color: number) => number } {
  const counts = new Map<number, number>()
  for (const it of pixels) counts.set(it, (counts.get(it) ?? 0) + 1)
  const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => color)
  const palette: number[] = []
  for (const color of byCount) {
    if (palette.length === 256) break
    if (palette.length < 24 || palette.every((it) => distance(it, color) > 60)) palette.push(color)
  }
  const known = new Map(palette.map((color, at) => [color, at]))
  const nearest = (color: number): number => {
    const found = known.get(color)
    if (found !== undefined) return found
    let best = 0
    for (let at = 1; at < palette.length; at++)
      if (distance(palette[at] ?? 0, color) < distance(palette[best] ?? 0, color)) best = at
    known.set(color, best)
    return best
  }
  return { palette, nearest }
}

const distance = (a: number, b: number): number =>
  ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

function chunk(name: string, body: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), body])
  const whole = Buffer.alloc(named.length + 8)
  whole.writeUInt32BE(body.length, 0)
  named.copy(whole, 4)
  whole.writeUInt32BE(crc(named), named.length + 4)
  return whole
}

const crcTable = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c
})

function crc(bytes: Buffer): number {
  let c = 0xffffffff
  for (const it of bytes) c = (crcTable[(c ^ it) & 255] ?? 0) ^ (c >>> 8)
  return (c ^ 0xffffffff) >>> 0
}
