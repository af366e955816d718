import { document as english } from '#text/en/document.ts'
import { document as chinese } from '#text/zh-CN/document.ts'
import type { Paper } from '../paper.ts'
import type { Prose } from '../prose.ts'

/** Code points that a face has, as ranges with both ends, the lowest first. */
export type Covered = readonly (readonly [number, number])[]

/** The geta mark (U+3013), by which printers say that they lack a character. */
const lacking = '\u3013'

/**
 * A paper that can be set whole: characters without a glyph are replaced, and named at the end with their code, so that
 * nobody takes what is missing for what was written.
 */
export function settable<Kind extends Paper | Prose>(paper: Kind, covered: Covered): Kind {
  const absent = new Set<string>()
  const replaced = JSON.parse(JSON.stringify(paper), (_key, value: unknown) =>
    typeof value === 'string' ? withGlyphs(value, covered, absent) : value,
  ) as Kind
  if (absent.size === 0) return paper
  const list = [...absent].map((it) => `U+${it.codePointAt(0)?.toString(16).toUpperCase()}`).join(', ')
  const second = paper.title.second === undefined ? {} : { second: english.missingCharacters(list) }
  return { ...replaced, notes: [...replaced.notes, { first: chinese.missingCharacters(list), ...second }] }
}

function withGlyphs(text: string, covered: Covered, absent: Set<string>): string {
  let result = ''
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    // Line ends and tabs have no glyph and need none.
    if (code < 0x20 || has(covered, code)) result += character
    else {
      absent.add(character)
      result += lacking
    }
  }
  return result
}

function has(covered: Covered, code: number): boolean {
  let [low, high] = [0, covered.length - 1]
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first = 0, last = 0] = covered[middle] ?? []
    if (code < first) high = middle - 1
    else if (code > last) low = middle + 1
    else return true
  }
  return false
}
