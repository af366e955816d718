import type { Query, Span } from './query.ts'

/** Where a text says what a query asks for, in the order of the text, never overlapping. */
export function highlight(
  text: string,
  query: Query,
  alternatives: (word: string) => readonly string[] = () => [],
): readonly Span[] {
  const { plain, starts } = plainWithPlaces(text)
  const wanted = query.clauses.flatMap(({ not, asked }) => {
    if (not) return []
    if (asked.test === 'word') return [asked.word, ...alternatives(asked.word)]
    return asked.test === 'phrase' ? [asked.phrase] : []
  })
  const found = wanted.flatMap((it) => placesOf(plain, it.normalize('NFKC').toLowerCase().trim()))
  const spans = found.map(({ from, to }) => ({ from: starts(from), to: endOf(text, starts, to) }))
  return merged(spans.toSorted((a, b) => a.from - b.from || a.to - b.to))
}

/** Where a unit of the compared text began in the text as written. */
type Starts = (unit: number) => number

/** Of these each character is compared as exactly one: what nearly all texts consist of. */
const oneToOne = /^[\t\n\x20-\x7e·—‘-”\u3000-\u301f\u4e00-\u9fff\uff01-\uff5e]*$/

/** The text as it is compared, and where each of its units began; only texts with rarer characters are gone through one by one. */
function plainWithPlaces(text: string): { readonly plain: string; readonly starts: Starts } {
  if (oneToOne.test(text)) return { plain: text.normalize('NFKC').toLowerCase(), starts: (unit) => unit }
  let plain = ''
  const starts: number[] = []
  let at = 0
  for (const character of text) {
    const one = character.normalize('NFKC').toLowerCase()
    plain += one
    for (let unit = 0; unit < one.length; unit += 1) starts.push(at)
    at += character.length
  }
  return { plain, starts: (unit) => starts[unit] ?? 0 }
}

/** The whole of the last character belongs to it, even where one character became several. */
function endOf(text: string, starts: Starts, to: number): number {
  const last = starts(to - 1)
  return last + (String.fromCodePoint(text.codePointAt(last) ?? 0).length || 1)
}

const latin = /[a-z0-9]/

/** Every place of the word; a Latin word or number only whole, as it is found. */
function placesOf(plain: string, word: string): readonly Span[] {
  const found: Span[] = []
  if (word === '') return found
  const cut = (inside: string | undefined, outside: string | undefined) =>
    inside !== undefined && outside !== undefined && latin.test(inside) && latin.test(outside)
  for (let from = plain.indexOf(word); from !== -1; from = plain.indexOf(word, from + 1)) {
    const to = from + word.length
    if (!cut(word[0], plain[from - 1]) && !cut(word.at(-1), plain[to])) found.push({ from, to })
  }
  return found
}

function merged(spans: readonly Span[]): readonly Span[] {
  const result: Span[] = []
  for (const it of spans) {
    const last = result.at(-1)
    if (last !== undefined && it.from <= last.to)
      result[result.length - 1] = { from: last.from, to: Math.max(last.to, it.to) }
    else result.push(it)
  }
  return result
}
