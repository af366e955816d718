/** How wide a letter is, in units of type: Chinese ones fill a square, Latin ones about half of it. */
const widthOf = (text: string): number => {
  let width = 0
  for (const letter of text) width += letter > '\u2e7f' ? 1 : letter === ' ' ? 0.3 : 0.57
  return width
}

/** Breaks where a line may break: between Chinese characters, after a space or a slash of Latin words. */
const piecesOf = (text: string): string[] =>
  text.match(/[\u2e80-\uffff]|[^\u2e80-\uffff\s/]+[/\s]?|\s|\//g) ?? []

/**
 * Lays a text out in lines of about equal length for a picture, where nothing wraps by itself. What does not fit into the
 * last line is cut with an ellipsis; the whole text stands in the table beside the picture.
 */
export function linesOf(text: string, width: number, size: number, most: number): string[] {
  const room = width / size
  const lines = filled(text, room)
  if (lines.length > most) {
    const [last = '', ...before] = lines.slice(0, most).reverse()
    return [...before.reverse(), shortened(last, room)]
  }
  let even = lines
  for (let less = room - 0.5; less > 1; less -= 0.5) {
    const next = filled(text, less)
    if (next.length > lines.length || next.some((it, at) => isBroken(it, at, next, text))) break
    even = next
  }
  return even
}

/** As many pieces in each line as go in. */
function filled(text: string, room: number): string[] {
  const lines: string[] = []
  let line = ''
  for (const piece of piecesOf(text.trim())) {
    for (const part of fitting(piece, room)) {
      if (line !== '' && widthOf((line + part).trimEnd()) > room) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += part
    }
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()]
}

/** Whether a line ends inside a Latin word: evenness is not worth that. */
const isBroken = (line: string, at: number, lines: readonly string[], text: string): boolean =>
  at < lines.length - 1 &&
  /[^\u2e80-\uffff\s/]$/.test(line) &&
  text.includes(line + (lines[at + 1]?.[0] ?? ''))

/** A word wider than a line is broken inside. */
function fitting(piece: string, room: number): string[] {
  if (widthOf(piece.trimEnd()) <= room) return [piece]
  const parts: string[] = []
  let part = ''
  for (const letter of piece) {
    if (part !== '' && widthOf(part + letter) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part]
}

function shortened(line: string, room: number): string {
  const letters = [...line]
  while (letters.length > 1 && widthOf(`${letters.join('')}…`) > room) letters.pop()
  return `${letters.join('')}…`
}
