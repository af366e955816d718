const separators = [',', '\t', ';'] as const

/** Rows of a text with separated values (RFC 4180), whichever of the usual separators it was written with. */
export function rowsOfCsv(text: string): readonly (readonly string[])[] {
  const firstLine = text.slice(0, Math.max(text.indexOf('\n'), 0) || text.length)
  const separator = separators.reduce((best, it) =>
    firstLine.split(it).length > firstLine.split(best).length ? it : best,
  )
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    row.push(cell)
    rows.push(row)
    row = []
    cell = ''
  }
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at)
    if (quoted) {
      if (sign !== '"') cell += sign
      else if (text.charAt(at + 1) === '"') {
        cell += '"'
        at++
      } else quoted = false
    } else if (sign === '"' && cell === '') quoted = true
    else if (sign === separator) {
      row.push(cell)
      cell = ''
    } else if (sign === '\n') endRow()
    else cell += sign
  }
  if (cell !== '' || row.length > 0) endRow()
  return rows
}

/** A file of text as text: UTF-8, or GB18030 as Chinese Excel writes it; undefined where it is neither. */
export function textOf(bytes: Buffer): string | undefined {
  for (const encoding of ['utf-8', 'gb18030'])
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      // Zeros are in no text, and in almost everything else.
      return text.includes('\0') ? undefined : text.replaceAll(/\r\n?/g, '\n')
    } catch {
      // The other one, then.
    }
  return undefined
}
