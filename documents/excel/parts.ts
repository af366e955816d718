import type { RegisterSheet } from './register.ts'

export const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

/** Text for an element or an attribute. Characters that XML has no place for are left out (XML 1.0, 2.2). */
export const escaped = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is left out
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Days since the last of 1899, as workbooks count them (ECMA-376 part 1, 18.17.4.1). */
export const excelDay = (day: string): number =>
  Math.round((Date.parse(`${day}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000)

/** Everything of a workbook but its rows. */
export function fixedParts(names: readonly string[]): readonly (readonly [string, string])[] {
  const sheets = names.map((name, at) => ({ name: sheetName(name, at), n: at + 1 }))
  return [
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${type}.styles+xml"/>${sheets
        .map(
          (it) =>
            `<Override PartName="/xl/worksheets/sheet${it.n}.xml" ContentType="${type}.worksheet+xml"/>`,
        )
        .join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${head}<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets
        .map((it) => `<sheet name="${escaped(it.name)}" sheetId="${it.n}" r:id="rId${it.n}"/>`)
        .join('')}</sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${head}<Relationships xmlns="${relations}">${sheets
        .map(
          (it) =>
            `<Relationship Id="rId${it.n}" Type="${office}/worksheet" Target="worksheets/sheet${it.n}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId${sheets.length + 1}" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    ],
    ['xl/styles.xml', styles],
  ]
}

/** Sheets have names of at most 31 characters without these signs, and none twice (Excel's specifications and limits). */
const sheetName = (name: string, at: number): string =>
  [...name.replaceAll(/[[\]:*?/\\]/g, ' ').trim()].slice(0, 28).join('') || `${at + 1}`

const wrapped = '<alignment vertical="top" wrapText="1"/>'
const styles = `${head}<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3"><font><sz val="11"/><name val="SimSun"/></font><font><b/><sz val="11"/><name val="SimSun"/></font><font><u/><sz val="11"/><color rgb="FF0B4A9E"/><name val="SimSun"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFEAF0F8"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="8"><xf/><xf fontId="0" applyAlignment="1">${wrapped}</xf><xf fontId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="164" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top"/></xf><xf fontId="2" applyFont="1" applyAlignment="1">${wrapped}</xf><xf quotePrefix="1" applyAlignment="1">${wrapped}</xf><xf fontId="1" fillId="2" applyFont="1" applyFill="1" applyAlignment="1">${wrapped}</xf><xf fontId="2" quotePrefix="1" applyFont="1" applyAlignment="1">${wrapped}</xf></cellXfs></styleSheet>`
const headStyle = 6

/** The head of a sheet: its first row stays in sight, each column as wide as its words need. */
export function sheetHead(columns: RegisterSheet['columns']): string {
  const widths = columns.map(
    (it, at) => `<col min="${at + 1}" max="${at + 1}" width="${it.width}" customWidth="1"/>`,
  )
  const labels = columns.map(
    (it, at) =>
      `<c r="${columnName(at)}1" s="${headStyle}" t="inlineStr"><is><t xml:space="preserve">${escaped(it.label)}</t></is></c>`,
  )
  return `${head}<worksheet xmlns="${main}" xmlns:r="${office}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join('')}</cols><sheetData><row r="1">${labels.join('')}</row>`
}

/** So long may the words at the foot of a page be (Excel's specifications and limits). */
const mostFoot = 255

/** How a sheet is printed: across, as wide as one page, with these words and the page's number below. */
export function pageSetup(foot: string | null): string {
  // In a foot `&` begins a code of its own (ECMA-376 part 1, 18.3.1.46).
  const said = (foot ?? '').replaceAll('&', '&&')
  const pages = '&C&P / &N'
  const words = said === '' ? '' : `&L&8 ${said}`.slice(0, mostFoot - pages.length)
  return `<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.7" header="0.3" footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>${escaped(`${words}${pages}`)}</oddFooter></headerFooter>`
}

/** `0` is `A`, `26` is `AA`. */
export const columnName = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26)
