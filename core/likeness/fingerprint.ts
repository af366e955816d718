import { gramsOf, hashOf, pairsOf } from './hash.ts'
import { plainText, spacedText } from './plain.ts'
import { bandsOf, signatureOf } from './signature.ts'

/** Cuts a text into words. The server passes one in; core knows none. */
export type Segment = (text: string) => readonly string[]

/** What is compared: a title and everything said below it. */
export interface Told {
  readonly title: string
  readonly text: string
}

export interface Term {
  readonly term: string
  readonly inTitle: boolean
}

/** What of a text is compared with another. */
export interface Features {
  /** Letters and digits of the text. */
  readonly length: number
  /** Words of two characters and more, in the order of their hashes, in which they are compared. */
  readonly terms: readonly Term[]
  /** Distinct hashes of runs of four characters of the text, ascending. */
  readonly grams: Int32Array
  /** Distinct neighbours of the text: two code units in one number, ascending. */
  readonly pairs: Int32Array
  /** The title without white space and punctuation. */
  readonly title: string
  /** Distinct numbers of two digits and more, or with a unit behind them: what metrics agree in. */
  readonly numbers: readonly string[]
}

/** The same with what it is found by among many. Signature and bands depend on nothing but the text. */
export interface Fingerprint extends Features {
  /** 64 numbers of 32 bits. */
  readonly signature: Int32Array
  /** Sixteen numbers of 32 bits, to be looked up. */
  readonly bands: readonly number[]
}

export const gramSize = 4
const number = /\d+(?:\.\d+)?/g

/** The fingerprint of a title and text; a text alone may be given as well. */
export function fingerprint(told: Told | string, segment: Segment): Fingerprint {
  const features = featuresOf(told, segment)
  const signature = signatureOf(features.grams)
  return { ...features, signature, bands: bandsOf(signature) }
}

/** The same for one that was found already, in less time. */
export function featuresOf(told: Told | string, segment: Segment): Features {
  const { title, text } = typeof told === 'string' ? { title: '', text: told } : told
  const plain = plainText(text)
  // Who wrote nothing below the title is compared by the title.
  const body = plain === '' ? plainText(title) : plain
  return {
    length: plain.length,
    terms: termsOf(title, text, segment),
    grams: gramsOf(body, gramSize),
    pairs: pairsOf(body),
    title: plainText(title),
    numbers: [...new Set(spacedText(text).match(number) ?? [])].filter((it) => it.length > 1).sort(),
  }
}

function termsOf(title: string, text: string, segment: Segment): readonly Term[] {
  const titled = new Set(segment(spacedText(title)).filter(isTerm))
  return [...new Set([...titled, ...segment(spacedText(text)).filter(isTerm)])]
    .map((term) => ({ term, hash: hashOf(term) }))
    .sort((a, b) => a.hash - b.hash || (a.term < b.term ? -1 : 1))
    .map(({ term }): Term => ({ term, inTitle: titled.has(term) }))
}

/** Two letters or more; numbers are compared by themselves. */
const isTerm = (word: string): boolean => word.length > 1 && /^\p{L}/u.test(word)
