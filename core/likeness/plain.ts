/** A text as likeness sees it: letters and digits only, one width, one case. */
export interface Plain {
  readonly text: string
  /** For every code unit of `text`, where in the original, in code points, the character it came from begins … */
  readonly from: Int32Array
  /** … and where that ends. */
  readonly to: Int32Array
}

const unlettered = /[^\p{L}\p{N}\p{M}.]+/gu
const pointBetweenDigits = /(?<!\p{N})\.|\.(?!\p{N})/gu
const marked = /\p{M}/u

/**
 * NFKC (Unicode Standard Annex 15), small letters, no white space and no punctuation; a point inside a number stays, so
 * that 4.8 is not 48.
 */
export const plainText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(unlettered, '').replaceAll(pointBetweenDigits, '')

/** The same words with single spaces where something was left out: what a segmenter is given. */
export const spacedText = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(pointBetweenDigits, ' ').replaceAll(unlettered, ' ').trim()

/** The plain text with the way back to the original, for marking; slower than `plainText`. */
export function plainOf(text: string): Plain {
  const points = Array.from(text)
  const units: string[] = []
  const from: number[] = []
  const to: number[] = []
  for (let at = 0; at < points.length; ) {
    let next = at + 1
    // A letter and the accents after it are one character.
    while (next < points.length && mayBeMark(points[next]) && marked.test(points[next] ?? '')) next += 1
    const own = next === at + 1 ? (points[at] ?? '') : points.slice(at, next).join('')
    const isPoint = own === '.' && isDigit(points[at - 1]) && isDigit(points[next])
    const plain = isPoint || isPlain(own) ? own : plainText(own).replaceAll('.', '')
    units.push(plain)
    for (let i = 0; i < plain.length; i++) {
      from.push(at)
      to.push(next)
    }
    at = next
  }
  return { text: units.join(''), from: Int32Array.from(from), to: Int32Array.from(to) }
}

const isDigit = (point: string | undefined): boolean => point !== undefined && /\p{N}/u.test(point)

/** What stays as it is: most of a text, so that the rest may be slow. */
const isPlain = (own: string): boolean => {
  const code = own.length === 1 ? own.charCodeAt(0) : 0
  return (code >= 0x4e00 && code < 0xa000) || (code >= 0x30 && code < 0x3a) || (code >= 0x61 && code < 0x7b)
}

const mayBeMark = (point = ''): boolean => {
  const code = point.charCodeAt(0)
  return code >= 0x300 && !(code >= 0x3400 && code < 0xa000)
}
