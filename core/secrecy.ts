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
 * also covers the usual mark of a secrecy term behind it (秘密★10年).
 */
export function screen(text: string, words: readonly string[]): Suspicion[] {
  const { plain, origins } = squeezed(text)
  const found: Suspicion[] = []
  for (const word of words) {
    const wanted = squeezed(word).plain
    if (wanted === '') continue
    for (let at = plain.indexOf(wanted); at !== -1; at = plain.indexOf(wanted, at + wanted.length)) {
      const start = origins[at] ?? 0
      const end = origins[at + wanted.length - 1] ?? start
      found.push({ word, at: start, length: end - start + 1 })
    }
  }
  return found.sort((a, b) => a.at - b.at || b.length - a.length)
}

/** The same for a file's name, where `_`, `-`, `.` and brackets often stand between letters. */
export const screenFileName = (name: string, words: readonly string[]): Suspicion[] =>
  screen(name.replaceAll(/[_\-.·[\](){}【】（）《》]/g, ' '), words)

/** The text without what separates letters, each remaining unit with its place in the original. */
function squeezed(text: string): { plain: string; origins: number[] } {
  const origins: number[] = []
  let plain = ''
  for (let i = 0; i < text.length; i++) {
    const unit = halfWidth(text.charAt(i)).toLowerCase().charAt(0)
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
