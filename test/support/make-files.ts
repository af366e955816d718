import { deflateSync } from 'node:zlib'
import {
  Document,
  ExternalHyperlink,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { pack } from '#server/files/table/zip.ts'

/** The smallest picture there is: one red point. */
export const aPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
  'base64',
)

/** A PDF with a line for each of these, in letters that every reader knows; `more` are entries of its trailer. */
export function aPdf(
  lines: readonly string[],
  more: { readonly trailer?: string; readonly stream?: Buffer; readonly font?: string } = {},
): Buffer {
  const string = more.font ? (it: string) => `<${it}>` : (it: string) => `(${it})`
  const shown = lines.map((it, n) => `BT /F1 12 Tf 72 ${700 - 20 * n} Td ${string(it)} Tj ET`).join('\n')
  const stream = more.stream ?? deflateSync(Buffer.from(shown))
  const filter = more.stream ? '[/FlateDecode /FlateDecode]' : '/FlateDecode'
  const objects: readonly (readonly Buffer[])[] = [
    [Buffer.from('<</Type/Catalog/Pages 2 0 R>>')],
    [Buffer.from('<</Type/Pages/Kids[3 0 R]/Count 1>>')],
    [
      Buffer.from(
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
      ),
    ],
    [
      Buffer.from(`<</Filter ${filter}/Length ${stream.length}>>\nstream\n`),
      stream,
      Buffer.from('\nendstream'),
    ],
    [Buffer.from(more.font ?? '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>')],
  ]
  let file = Buffer.from('%PDF-1.7\n')
  const places: number[] = []
  for (const [n, parts] of objects.entries()) {
    places.push(file.length)
    file = Buffer.concat([file, Buffer.from(`${n + 1} 0 obj\n`), ...parts, Buffer.from('\nendobj\n')])
  }
  const table = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 6\n0000000000 65535 f \n${table}trailer\n<</Size 6/Root 1 0 R${more.trailer ?? ''}>>\nstartxref\n${file.length}\n%%EOF\n`
  return Buffer.concat([file, Buffer.from(end)])
}

/**
 * One whose characters are numbers of a predefined map of one of Adobe's collections, with neither font nor map inside
 * (ISO 32000-1, 9.7.5.2); each line is hexadecimal.
 */
export const aPdfByMap = (encoding: string, ordering: string, lines: readonly string[]): Buffer =>
  aPdf(lines, {
    font: `<</Type/Font/Subtype/Type0/BaseFont/SomeFace/Encoding/${encoding}/DescendantFonts[<</Type/Font
/Subtype/CIDFontType0/BaseFont/SomeFace/CIDSystemInfo<</Registry(Adobe)/Ordering(${ordering})/Supplement 2>>
/FontDescriptor<</Type/FontDescriptor/FontName/SomeFace/Flags 6/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880
/Descent -120/CapHeight 880/StemV 80>>/DW 1000>>]>>`,
  })

/** One that asks for a password (ISO 32000-1, 7.6.3: the standard handler with 40 bits). */
export const aLockedPdf = (): Buffer => {
  const odd = 'a1'.repeat(32)
  return aPdf(['secret'], {
    trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${odd}>/U<${odd}>>>`,
  })
}

/** A Word file with a heading, these paragraphs, a table, a link and a picture. */
export const aWordFile = async (paragraphs: readonly string[]): Promise<Buffer> =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ heading: 'Heading1', children: [new TextRun('技术方案')] }),
            ...paragraphs.map((it) => new Paragraph(it)),
            new Paragraph({
              children: [
                new ExternalHyperlink({
                  children: [new TextRun('更多')],
                  link: 'https://elsewhere.example/',
                }),
                new ImageRun({ type: 'png', data: aPicture, transformation: { width: 9, height: 9 } }),
              ],
            }),
            new Table({
              rows: [new TableRow({ children: [new TableCell({ children: [new Paragraph('寿命')] })] })],
            }),
          ],
        },
      ],
    }),
  )

/** The same words in the least that Word opens, beside anything else that a file may bring along. */
export const aBareWordFile = (
  body: string,
  more: readonly (readonly [name: string, content: string | Buffer])[] = [],
): Buffer => {
  const office = 'http://schemas.openxmlformats.org'
  const main = `${office}/wordprocessingml/2006/main`
  return pack([
    [
      '[Content_Types].xml',
      `<Types xmlns="${office}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
    ],
    [
      '_rels/.rels',
      `<Relationships xmlns="${office}/package/2006/relationships"><Relationship Id="r1" Type="${office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    ],
    [
      'word/document.xml',
      `<w:document xmlns:w="${main}" xmlns:r="${office}/officeDocument/2006/relationships"><w:body>${body}</w:body></w:document>`,
    ],
    ...more,
  ])
}
