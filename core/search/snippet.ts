import { highlight } from './highlight.ts'
import type { Query, Span } from './query.ts'

/** A passage of a text with what was looked for marked in it. */
export interface Passage {
  readonly text: string
  readonly marks: readonly Span[]
}

/** How much is shown before and after what was found. */
const around = 28

/** The first passage below the title that says what was looked for; nothing where only the title does. */
export function snippetOf(
  body: string,
  query: Query,
  alternatives: (word: string) => readonly string[],
): Passage | undefined {
  const below = body.indexOf('\n') + 1
  if (below === 0) return undefined
  const text = body.slice(below)
  const all = highlight(text, query, alternatives)
  const [first] = all
  if (first === undefined) return undefined
  const from = onCharacter(text, Math.max(0, text.lastIndexOf('\n', first.from) + 1, first.from - around))
  const end = text.indexOf('\n', first.to)
  const to = onCharacter(text, Math.min(end === -1 ? text.length : end, first.from + around * 2))
  const cut = text.slice(from, Math.max(to, first.to))
  const before = from > 0 && text[from - 1] !== '\n' ? '…' : ''
  const after = from + cut.length < text.length && text[from + cut.length] !== '\n' ? '…' : ''
  const shift = before.length - from
  return {
    text: before + cut + after,
    marks: all
      .filter((it) => it.to <= from + cut.length)
      .map((it) => ({ from: it.from + shift, to: it.to + shift })),
  }
}

/** Never between the two halves of one character. */
const onCharacter = (text: string, at: number): number =>
  /[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at
