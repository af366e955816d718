/**
 * The terms of a text by which it is found: every Chinese character and every pair of neighbours, so that one character is enough and
 * no dictionary decides; Latin words and numbers whole, and of a mixed one (`co2`, `5g`) its parts as well. Lower case, NFKC.
 */
export function tokens(text: string): readonly string[] {
  const found: string[] = []
  for (const run of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
    const [whole] = run
    if (han.test(whole)) {
      const characters = [...whole]
      for (const [at, one] of characters.entries()) {
        found.push(one)
        const next = characters[at + 1]
        if (next !== undefined) found.push(one + next)
      }
    } else {
      found.push(whole)
      const parts = whole.match(/\p{L}+|[\p{N}.]+/gu) ?? []
      if (parts.length > 1) found.push(...parts)
    }
  }
  return found
}

/** The terms that a text must have to contain this word: pairs say more than characters, so characters are left out beside them. */
export function termsOf(word: string): readonly string[] {
  const terms = new Set<string>()
  for (const [whole] of word.normalize('NFKC').toLowerCase().matchAll(runs)) {
    const characters = [...whole]
    if (!han.test(whole) || characters.length === 1) terms.add(whole)
    else
      for (const [at, one] of characters.slice(0, -1).entries()) terms.add(one + (characters[at + 1] ?? ''))
  }
  return [...terms]
}

const han = /^\p{Script=Han}/u
/** Chinese on its own; other letters, marks and digits together; a point only between digits. */
const runs = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}]|(?<=\p{N})\.(?=\p{N}))+/gu
