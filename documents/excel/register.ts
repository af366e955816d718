import { strToU8, Zip, ZipDeflate } from 'fflate'
import { columnName, escaped, excelDay, fixedParts, head, pageSetup, sheetHead } from './parts.ts'

/** What a cell holds: text, a number, an instant as a day of the civil calendar, or a text that leads somewhere. */
export type RegisterCell =
  | string
  | number
  | null
  | { readonly day: string }
  | { readonly text: string; readonly href: string }

export interface RegisterSheet {
  readonly name: string
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  /** Fetched page by page, so that a list of any length is never held whole. */
  readonly rows: AsyncIterable<readonly RegisterCell[]>
}

/** Excel takes no more links in one sheet (its specifications and limits); the rest are plain text. */
const mostLinks = 65_530
/** Bytes of text that are packed at a time. */
const portion = 64 * 1024

/**
 * A workbook as it is written, sheet after sheet, in bounded memory (ECMA-376 part 1, SpreadsheetML). Texts are texts: what
 * looks like a formula is marked as quoted, as Excel does it itself, and stays exactly as it was. What is given as `foot` is
 * printed below every page, so that a sheet on paper says whose it is.
 */
export async function* registerOf(
  sheets: readonly RegisterSheet[],
  { foot = null }: { readonly foot?: string | null } = {},
): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failed: Error | undefined
  const zip = new Zip((error, chunk) => {
    if (error) failed = error
    else ready.push(chunk)
  })
  function* taken(): Generator<Uint8Array> {
    if (failed) throw failed
    yield* ready.splice(0)
  }
  const add = (name: string): ((text: string, last: boolean) => void) => {
    const part = new ZipDeflate(name, { level: 6 })
    zip.add(part)
    return (text, last) => part.push(strToU8(text), last)
  }
  for (const [name, text] of fixedParts(sheets.map((it) => it.name))) add(name)(text, true)
  for (const [at, sheet] of sheets.entries()) {
    const write = add(`xl/worksheets/sheet${at + 1}.xml`)
    const links: string[] = []
    let text = sheetHead(sheet.columns)
    let row = 1
    for await (const cells of sheet.rows) {
      row += 1
      text += rowXml(row, cells, links)
      if (text.length < portion) continue
      write(text, false)
      text = ''
      yield* taken()
    }
    write(`${text}${sheetTail(row, sheet.columns.length, links)}${pageSetup(foot)}</worksheet>`, true)
    if (links.length > 0) add(`xl/worksheets/_rels/sheet${at + 1}.xml.rels`)(linksXml(links), true)
    yield* taken()
  }
  zip.end()
  yield* taken()
}

/** Styles by their place in `styles.xml`. */
const style = { text: 1, number: 2, day: 3, link: 4, quoted: 5, quotedLink: 7 } as const

/** What a sheet would take for the beginning of a formula. */
const likeFormula = /^[=+\-@\t\r]/

function rowXml(row: number, cells: readonly RegisterCell[], links: string[]): string {
  const written = cells.map((cell, at) => cellXml(`${columnName(at)}${row}`, cell, links))
  return `<row r="${row}">${written.join('')}</row>`
}

function cellXml(at: string, cell: RegisterCell, links: string[]): string {
  if (cell === null || cell === '') return ''
  if (typeof cell === 'number') return `<c r="${at}" s="${style.number}"><v>${cell}</v></c>`
  if (typeof cell === 'string') return textXml(at, cell, likeFormula.test(cell) ? style.quoted : style.text)
  if ('day' in cell) return `<c r="${at}" s="${style.day}"><v>${excelDay(cell.day)}</v></c>`
  if (links.length >= mostLinks) return cellXml(at, cell.text, links)
  links.push(`${at} ${cell.href}`)
  return textXml(at, cell.text, likeFormula.test(cell.text) ? style.quotedLink : style.link)
}

const textXml = (at: string, text: string, look: number): string =>
  `<c r="${at}" s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`

function sheetTail(rows: number, columns: number, links: readonly string[]): string {
  const filter = `<autoFilter ref="A1:${columnName(columns - 1)}${rows}"/>`
  const places = links.map((it, n) => `<hyperlink ref="${it.slice(0, it.indexOf(' '))}" r:id="rId${n + 1}"/>`)
  return `</sheetData>${filter}${links.length > 0 ? `<hyperlinks>${places.join('')}</hyperlinks>` : ''}`
}

const linksXml = (links: readonly string[]): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${links
    .map(
      (it, n) =>
        `<Relationship Id="rId${n + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="${escaped(it.slice(it.indexOf(' ') + 1))}" TargetMode="External"/>`,
    )
    .join('')}</Relationships>`
