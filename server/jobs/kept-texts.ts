import type { Features, Term } from '#core/likeness/fingerprint.ts'

/** What was read of texts, so that a text that is compared with many is read once. */
export interface KeptTexts {
  find(key: string): Features | undefined
  keep(key: string, read: Features): void
  /** Lets go of everything whose key begins so. Words stay, in no order and of no text. */
  forget(beginning: string): void
  /** About how much memory all of it takes. */
  bytes(): number
}

interface Kept {
  /** How many letters, terms and grams; then the terms as twice their place among the words, one more if in the title; grams; pairs. */
  readonly packed: Int32Array
  /** The title, and each number behind a space. */
  readonly written: string
  readonly bytes: number
}

/** What an entry, and what a word takes beside its letters. */
const [ofEntry, ofWord] = [400, 120]
const headed = 3

/**
 * Keeps at most so many bytes and lets go of what was asked for the longest time ago. Words are kept once for all texts;
 * when they alone take a quarter, everything begins anew.
 */
export function keepTexts(most: number): KeptTexts {
  const texts = new Map<string, Kept>()
  const words: string[] = []
  const places = new Map<string, number>()
  let ofTexts = 0
  let ofWords = 0

  const placeOf = (word: string): number => {
    const known = places.get(word)
    if (known !== undefined) return known
    ofWords += ofWord + word.length * 2
    places.set(word, words.length)
    return words.push(word) - 1
  }
  const forget = (key: string): void => {
    ofTexts -= texts.get(key)?.bytes ?? 0
    texts.delete(key)
  }
  const makeRoom = (): void => {
    if (ofWords > most / 4) {
      texts.clear()
      places.clear()
      words.length = 0
      ofTexts = 0
      ofWords = 0
    }
    for (const key of texts.keys()) {
      if (ofTexts + ofWords <= most) return
      forget(key)
    }
  }
  const pack = ({ length, terms, grams, pairs, title, numbers }: Features): Kept => {
    const packed = new Int32Array(headed + terms.length + grams.length + pairs.length)
    packed.set([length, terms.length, grams.length])
    for (const [n, it] of terms.entries()) packed[headed + n] = placeOf(it.term) * 2 + (it.inTitle ? 1 : 0)
    packed.set(grams, headed + terms.length)
    packed.set(pairs, headed + terms.length + grams.length)
    const written = [title, ...numbers].join(' ')
    return { packed, written, bytes: ofEntry + packed.byteLength + written.length * 2 }
  }
  const unpack = ({ packed, written }: Kept): Features => {
    const [length = 0, termCount = 0, gramCount = 0] = packed
    const terms = Array.from(packed.subarray(headed, headed + termCount), termAt)
    const grams = headed + termCount
    const [title = '', ...numbers] = written.split(' ')
    return {
      length,
      terms,
      grams: packed.subarray(grams, grams + gramCount),
      pairs: packed.subarray(grams + gramCount),
      title,
      numbers,
    }
  }
  const termAt = (it: number): Term => ({ term: words[it >>> 1] ?? '', inTitle: (it & 1) === 1 })

  return {
    find: (key) => {
      const kept = texts.get(key)
      if (!kept) return undefined
      // Asked for last, let go of last.
      texts.delete(key)
      texts.set(key, kept)
      return unpack(kept)
    },
    keep: (key, read) => {
      forget(key)
      const kept = pack(read)
      texts.set(key, kept)
      ofTexts += kept.bytes
      makeRoom()
    },
    forget: (beginning) => {
      for (const key of texts.keys()) if (key.startsWith(beginning)) forget(key)
    },
    bytes: () => ofTexts + ofWords,
  }
}
