import { halfWidth } from '../text.ts'
import type { Span } from './query.ts'

/** A value as written: in quotes or bare. */
export interface Value {
  readonly text: string
  readonly quoted: boolean
  readonly at: Span
}

/** One piece of a query, before anything is looked up. */
export interface Piece {
  readonly not: boolean
  /** Absent where no key stands before the value. */
  readonly key?: { readonly name: string; readonly at: Span }
  readonly sign: string
  /** Several where commas part them; none where nothing follows the sign. */
  readonly values: readonly Value[]
  readonly at: Span
  /** Set where a quote is opened and never closed. */
  readonly unclosed?: Span
}

const quotes = new Set(['"', '“', '”', '„', '‟', '「', '」', '『', '』'])
const isQuote = (it: string | undefined): boolean => it !== undefined && quotes.has(it)
const isSpace = (it: string | undefined): boolean => it === undefined || /\s/.test(it)
const isComma = (it: string | undefined): boolean => it === ',' || it === '、'

/** A query cut into pieces; signs, quotes, commas and spaces may be full-width, and positions are those of the text as written. */
export function scan(written: string): readonly Piece[] {
  const text = halfWidth(written)
  const pieces: Piece[] = []
  let at = 0
  while (at < text.length) {
    if (isSpace(text[at])) {
      at += 1
      continue
    }
    const piece = pieceAt(text, written, at)
    pieces.push(piece)
    at = piece.at.to
  }
  return pieces
}

function pieceAt(text: string, written: string, from: number): Piece {
  const not = text[from] === '-' && !isSpace(text[from + 1])
  const start = not ? from + 1 : from
  const found = /^(\p{L}[\p{L}\p{N}_-]*?)(>=|<=|[:=<>≥≤])/u.exec(text.slice(start))
  const name = found?.[1]
  const key = name === undefined ? {} : { key: { name, at: { from: start, to: start + name.length } } }
  const sign = found?.[2] ?? ''
  let at = start + (found?.[0].length ?? 0)
  const values: Value[] = []
  let unclosed: { readonly unclosed?: Span } = {}
  for (;;) {
    const value = valueAt(text, written, at, name !== undefined)
    at = value.next
    if (value.value !== undefined) values.push(value.value)
    if (value.unclosed) unclosed = { unclosed: { from: at - 1, to: at } }
    if (value.unclosed && value.value) unclosed = { unclosed: value.value.at }
    if (name === undefined || !isComma(text[at])) break
    at += 1
  }
  return { not, ...key, sign, values, at: { from, to: Math.max(at, from + 1) }, ...unclosed }
}

/** A value from here on; a bare one ends at a space or a quote, and after a key at a comma, too. */
function valueAt(
  text: string,
  written: string,
  from: number,
  inList: boolean,
): { readonly value?: Value; readonly next: number; readonly unclosed: boolean } {
  if (isQuote(text[from])) {
    let end = from + 1
    while (end < text.length && !isQuote(text[end])) end += 1
    const at = { from, to: Math.min(end + 1, text.length) }
    const inside = written.slice(from + 1, end)
    const value = inside.trim() === '' ? {} : { value: { text: inside, quoted: true, at } }
    return { ...value, next: at.to, unclosed: end >= text.length }
  }
  let end = from
  while (!isSpace(text[end]) && !isQuote(text[end]) && !(inList && isComma(text[end]))) end += 1
  if (end === from) return { next: from, unclosed: false }
  return {
    value: { text: written.slice(from, end), quoted: false, at: { from, to: end } },
    next: end,
    unclosed: false,
  }
}
