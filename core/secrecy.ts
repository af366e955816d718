import { halfWidth } from './text.ts'

/** A word of the call's list as it was found: `at` and `length` are positions in the text as typed. */
export interface Suspicion {
  readonly word: string
  readonly at: number
  readonly length: number
}

/**
 * Where a text uses words that hint at secret content, so that a person is asked before anything leaves the browser.
 * Space, full-width forms and invisible characters between the letters do not hide a word (绝 密). A word that ends with `★`
 * also covers the usual mark of a secrecy term behind it (秘密★10年). A word may name longer phrases that merely contain it,
 * each after a `~` (机密~机密封): there it is not meant. A Latin word is found as a word, not within another.
 */
export function screen(text: string, words: readonly string[]): Suspicion[] {
  const { plain, origins } = squeezed(text)
  const found: Suspicion[] = []
  for (const entry of words) {
    const [word = '', ...innocent] = entry.split('~')
    const wanted = squeezed(word).plain
    const phrases = innocent.map((it) => squeezed(it).plain)
    for (let at = next(plain, wanted, 0); at !== -1; at = next(plain, wanted, at + wanted.length)) {
      const start = origins[at] ?? 0
      const length = (origins[at + wanted.length - 1] ?? start) - start + 1
      if (isPartOf(plain, at, wanted, phrases) || continues(text, start, length)) continue
      found.push({ word, at: start, length })
    }
  }
  return found.sort((a, b) => a.at - b.at || b.length - a.length)
}

const next = (plain: string, wanted: string, from: number): number =>
  wanted === '' ? -1 : plain.indexOf(wanted, from)

/** Whether the word found at this place is only a stretch of one of the phrases. */
const isPartOf = (plain: string, at: number, wanted: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => {
    for (let within = phrase.indexOf(wanted); within !== -1; within = phrase.indexOf(wanted, within + 1))
      if (at >= within && plain.startsWith(phrase, at - within)) return true
    return false
  })

/** Whether a Latin word goes on before or behind what was found of it. */
const continues = (text: string, at: number, length: number): boolean =>
  (isLatin(text.charAt(at)) && isLatin(text.charAt(at - 1))) ||
  (isLatin(text.charAt(at + length - 1)) && isLatin(text.charAt(at + length)))

const isLatin = (unit: string): boolean => /^[a-z]$/i.test(halfWidth(unit))

/** The same for a file's name, where `_`, `-`, `.` and brackets often stand between letters. */
export const screenFileName = (name: string, words: readonly string[]): Suspicion[] =>
  screen(name.replaceAll(/[_\-.·[\](){}【】（）《》]/g, ' '), words)

/** The text without what separates letters, each remaining unit with its place in the original. */
function squeezed(text: string): { plain: string; origins: number[] } {
  const origins: number[] = []
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const typed = text.charAt(i)
    const unit = (typed >= '\uff01' && typed <= '\uff5e' ? halfWidth(typed) : typed).toLowerCase().charAt(0)
    if (separator.test(unit)) continue
    plain += stars.has(unit) ? '★' : unit
    origins.push(i)
  }
  return { plain, origins }
}

/** White space, zero-width characters, soft hyphen and byte-order mark. */
const separator = /[\s\u00ad\u180e\u200b-\u200f\u2028-\u202f\u205f-\u2064\ufeff]/
/** Other stars that are typed in place of the mark's own. */
const stars = new Set(['★', '☆', '*', '✭', '✩', '⭐'])
