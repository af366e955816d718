import { readSheet } from 'read-excel-file/node'
import { pack, unpack } from './zip.ts'

export type WorkbookProblem = 'too-large' | 'not-a-table' | 'protected' | 'formula'
export type Cells = readonly (readonly string[])[]

/** All that tells what stands in cells; pictures, macros and links are not even unpacked. */
const wanted = (name: string): boolean =>
  /^(\[Content_Types\]\.xml|_rels\/\.rels|xl\/(workbook|sharedStrings|styles)\.xml|xl\/_rels\/workbook\.xml\.rels|xl\/worksheets\/[^/]+\.xml)$/i.test(
    name,
  )

/** No table of experts is as long unpacked. */
const mostUnpacked = 64 * 1024 * 1024

/**
 * The first sheet of a workbook as text (ECMA-376 part 1). It is unpacked under a bound, looked at, and only what was looked at
 * is given to the reader: a file that unpacks to gigabytes, brings entities of its own or formulas never gets that far.
 */
export async function rowsOfWorkbook(bytes: Buffer): Promise<Cells | WorkbookProblem> {
  const unpacked = unpack(bytes, wanted, mostUnpacked)
  if (!unpacked.ok) return unpacked.why === 'not-a-zip' ? 'not-a-table' : unpacked.why
  const parts = [...unpacked.parts]
  if (!unpacked.parts.has('xl/workbook.xml')) return 'not-a-table'
  if (parts.some(([, part]) => part.includes('<!DOCTYPE') || part.includes('<!ENTITY'))) return 'not-a-table'
  if (parts.some(([name, part]) => name.startsWith('xl/worksheets/') && hasFormula(part))) return 'formula'
  const percents = percentStyles(unpacked.parts.get('xl/styles.xml')?.toString('utf8') ?? '')
  const asShown = parts.map(([name, part]): readonly [string, Buffer] =>
    name.startsWith('xl/worksheets/') ? [name, withPercents(part, percents)] : [name, part],
  )
  try {
    const rows = await readSheet(pack(asShown))
    return rows.map((row) => row.map(written))
  } catch {
    return 'not-a-table'
  }
}

/** Which cell styles show a share of one as a percentage (ECMA-376 part 1, 18.8.30: formats 9 and 10, or one with a sign). */
function percentStyles(styles: string): ReadonlySet<string> {
  const own = [...styles.matchAll(/<numFmt\b[^>]*>/g)]
    .map(([tag]) => ({ id: attributeOf(tag, 'numFmtId'), code: attributeOf(tag, 'formatCode') }))
    .filter(({ code }) => code.includes('%'))
    .map(({ id }) => id)
  const formats = new Set(['9', '10', ...own])
  const cells = /<cellXfs\b[^>]*>([\s\S]*?)<\/cellXfs>/.exec(styles)?.[1] ?? ''
  const shown = [...cells.matchAll(/<xf\b[^>]*>/g)].map(([tag]) => formats.has(attributeOf(tag, 'numFmtId')))
  return new Set(shown.flatMap((is, at) => (is ? [String(at)] : [])))
}

const attributeOf = (tag: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''

/** A percentage as people see it: what shows 30% is stored as 0.3. */
function withPercents(sheet: Buffer, styles: ReadonlySet<string>): Buffer {
  if (styles.size === 0) return sheet
  return Buffer.from(
    sheet
      .toString('utf8')
      .replaceAll(/<c\b([^>]*)><v>(-?[\d.]+(?:[eE][-+]?\d+)?)<\/v><\/c>/g, (cell, attributes, value) =>
        styles.has(attributeOf(attributes, 's')) && !/\bt="(?!n")/.test(attributes)
          ? `<c r="${attributeOf(attributes, 'r')}" t="inlineStr"><is><t>${plainNumber(Number(value) * 100)}%</t></is></c>`
          : cell,
      ),
  )
}

/** Fifteen digits are what a workbook keeps of a number; the rest is noise of its arithmetic. */
const plainNumber = (value: number): string => String(Number(value.toPrecision(15)))

const hasFormula = (sheet: Buffer): boolean =>
  sheet.includes('<f>') ||
  sheet.includes('<f ') ||
  sheet.includes('<f/>') ||
  /<\w+:f[\s>/]/.test(sheet.toString('latin1'))

const written = (cell: unknown): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  return typeof cell === 'number' ? plainNumber(cell) : String(cell)
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** `0` is `A`, `26` is `AA`. */
export const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)

/** A workbook of one sheet with these texts, its first row bold and in sight when scrolling. */
export function workbookOf(name: string, rows: Cells, widths: readonly number[] = []): Buffer {
  const xml = (body: string) => `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${body}`
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  const cell = (text: string, row: number, at: number): string =>
    text === ''
      ? ''
      : `<c r="${columnName(at)}${row + 1}" t="inlineStr"${row === 0 ? ' s="1"' : ''}><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const lines = rows.map(
    (row, n) => `<row r="${n + 1}">${row.map((text, at) => cell(text, n, at)).join('')}</row>`,
  )
  const cols = widths.map(
    (width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  return pack([
    [
      '[Content_Types].xml',
      xml(
        `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${type}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
      ),
    ],
    [
      '_rels/.rels',
      xml(
        `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/workbook.xml',
      xml(
        `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escaped(name)}" sheetId="1" r:id="r1"/></sheets></workbook>`,
      ),
    ],
    [
      'xl/_rels/workbook.xml.rels',
      xml(
        `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
      ),
    ],
    [
      'xl/styles.xml',
      xml(
        `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" applyFont="1"/></cellXfs></styleSheet>`,
      ),
    ],
    [
      'xl/worksheets/sheet1.xml',
      xml(
        `<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${cols.length > 0 ? `<cols>${cols.join('')}</cols>` : ''}<sheetData>${lines.join('')}</sheetData></worksheet>`,
      ),
    ],
  ])
}
