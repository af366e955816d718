/** A sentence and where it stands, in UTF-16 units of the text it comes from. */
export interface Sentence {
  readonly text: string
  readonly from: number
  readonly to: number
}

const ends = /[。！？!?；;\n]+|\.(?=\s|$)/gu
/** The Chinese numerals from one to ten. */
const numerals = '\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341'
/** What numbers a sentence and is none of its words: a numeral or letter in brackets or before a mark, a circled number, a bullet. */
const numbering = new RegExp(
  `^(?:[\\s•·●◆■–—-]|[（(](?:\\d{1,2}|[${numerals}]{1,3}|[a-z])[)）]|(?:\\d{1,2}|[${numerals}]{1,3}|[a-z])[、.．)）](?!\\d)|[①-⑳])+`,
  'iu',
)

/** A text in sentences, without numbering and blanks around them; the mark that ends one belongs to it. */
export function sentencesIn(text: string): readonly Sentence[] {
  const found: Sentence[] = []
  let at = 0
  const take = (to: number) => {
    const piece = text.slice(at, to)
    const lead = numbering.exec(piece)?.[0].length ?? 0
    const inner = piece.slice(lead)
    const from = at + lead + (inner.length - inner.trimStart().length)
    const kept = inner.trim()
    if (/[\p{L}\p{N}]/u.test(kept)) found.push({ text: kept, from, to: from + kept.length })
    at = to
  }
  for (const end of text.matchAll(ends)) {
    const to = end.index + end[0].length
    // The full stop of a numbering such as "1." ends nothing.
    if (end[0] === '.' && /^\s*(?:\d{1,2}|[a-z])\.$/iu.test(text.slice(at, to))) continue
    take(to)
  }
  take(text.length)
  return found
}
