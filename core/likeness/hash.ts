/** Spreads 32 bits over 32 bits: the end of MurmurHash3 (A. Appleby, public domain). No seed, so every machine agrees. */
export function mixed(value: number): number {
  let it = value | 0
  it = Math.imul(it ^ (it >>> 16), 0x85ebca6b)
  it = Math.imul(it ^ (it >>> 13), 0xc2b2ae35)
  return it ^ (it >>> 16)
}

/** FNV-1a over the code units (Fowler, Noll, Vo), spread. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let it = 0x811c9dc5 | 0
  for (let i = from; i < to; i++) it = Math.imul(it ^ text.charCodeAt(i), 0x01000193)
  return mixed(it)
}

/** Distinct hashes of all runs of `size` characters, in ascending order; a shorter text is one run. */
export function gramsOf(plain: string, size: number): Int32Array {
  if (plain.length === 0) return new Int32Array(0)
  if (plain.length <= size) return Int32Array.of(hashOf(plain))
  const all = new Int32Array(plain.length - size + 1)
  for (let i = 0; i < all.length; i++) all[i] = hashOf(plain, i, i + size)
  return distinct(all)
}

/** Distinct pairs of neighbouring code units, in ascending order. */
export function pairsOf(plain: string): Int32Array {
  const all = new Int32Array(Math.max(0, plain.length - 1))
  for (let i = 0; i < all.length; i++) all[i] = (plain.charCodeAt(i) << 16) | plain.charCodeAt(i + 1)
  return distinct(all)
}

/** Sorts in place and keeps one of each. */
export function distinct(all: Int32Array): Int32Array {
  all.sort()
  let kept = 0
  for (let i = 0; i < all.length; i++) if (i === 0 || all[i] !== all[i - 1]) all[kept++] = all[i] ?? 0
  return all.slice(0, kept)
}
