const lineFeed = 10
const space = 32

/** FNV-1a (draft-eastlake-fnv), 32 bits: quick, and spread well enough for a table that is half full. */
function hashOf(bytes: Buffer, from: number, to: number): number {
  let hash = 0x811c9dc5
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193)
  return hash >>> 0
}

/**
 * Reads lines of a word and its inverse document frequency, and tells the share of texts that uses a word; 0 for others. The
 * file stays the bytes that it is, with the places of its lines in a table beside it: 270,000 strings and numbers would take
 * ten times its size.
 */
export function readShares(file: Buffer): (term: string) => number {
  let lines = 1
  for (let at = file.indexOf(lineFeed); at !== -1; at = file.indexOf(lineFeed, at + 1)) lines += 1
  const size = 2 ** Math.ceil(Math.log2(lines * 2))
  /** Where a line begins, one more than that, as 0 means nothing. */
  const places = new Int32Array(size)
  for (let from = 0; from < file.length; ) {
    const next = file.indexOf(lineFeed, from)
    const to = next === -1 ? file.length : next
    const end = file.indexOf(space, from)
    if (end > from && end < to) {
      let at = hashOf(file, from, end) % size
      while (places[at] !== 0) at = (at + 1) % size
      places[at] = from + 1
    }
    from = to + 1
  }
  return (term) => {
    const bytes = Buffer.from(term)
    for (let at = hashOf(bytes, 0, bytes.length) % size; places[at] !== 0; at = (at + 1) % size) {
      const from = (places[at] ?? 0) - 1
      const end = from + bytes.length
      if (file[end] !== space || file.compare(bytes, 0, bytes.length, from, end) !== 0) continue
      const next = file.indexOf(lineFeed, end)
      return Math.exp(-Number(file.toString('latin1', end + 1, next === -1 ? file.length : next)))
    }
    return 0
  }
}
