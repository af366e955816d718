import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { mostBytes, readTable } from './read.ts'
import { workbookOf } from './workbook.ts'
import { pack, unpack } from './zip.ts'

const rows = [
  ['姓名', '邮箱'],
  ['王岚', 'wang@works.example'],
  ['', 'A & B <c>'],
]
const csv = '姓名,邮箱\r\n"王岚","wang@works.example"\r\n,"A & B <c>"\r\n'
/** The same in GB18030, as Chinese Excel saves it. */
const gb = Buffer.from('d0d5c3fb2cd3cacfe40acdf5e1b02c770a', 'hex')

test('a workbook that we wrote reads back as it was', async () => {
  expect(await readTable(workbookOf('专家', rows))).toEqual([
    ['姓名', '邮箱'],
    ['王岚', 'wang@works.example'],
    ['', 'A & B <c>'],
  ])
})

test('a percentage is read as it is shown, and numbers without the noise of their arithmetic', async () => {
  const parts = unpack(workbookOf('表', [['a', 'b', 'c', 'd']]), () => true, 1e6)
  if (!parts.ok) throw new Error(parts.why)
  const styles = String(parts.parts.get('xl/styles.xml')).replace(
    '</cellXfs>',
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0"/></cellXfs>',
  )
  const formats = styles.replace(
    '<fonts',
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="0.0%"/></numFmts><fonts',
  )
  const sheet = String(parts.parts.get('xl/worksheets/sheet1.xml')).replace(
    '</sheetData>',
    '<row r="2"><c r="A2" s="2"><v>0.3</v></c><c r="B2" s="3"><v>0.125</v></c><c r="C2"><v>0.3</v></c><c r="D2"><v>7.0000000000000009</v></c></row></sheetData>',
  )
  const file = pack(
    [...parts.parts].map(([name, part]) =>
      name === 'xl/styles.xml'
        ? [name, formats]
        : name === 'xl/worksheets/sheet1.xml'
          ? [name, sheet]
          : [name, part],
    ),
  )
  expect(await readTable(file)).toEqual([
    ['a', 'b', 'c', 'd'],
    ['30%', '12.5%', '0.3', '7'],
  ])
})

test.each([
  ['in UTF-8', Buffer.from(csv)],
  ['with a mark at its beginning', Buffer.from(`\ufeff${csv}`)],
  ['with tabs', Buffer.from(csv.replaceAll(',', '\t'))],
])('a text with separated values %s', async (_situation, bytes) => {
  expect(await readTable(bytes)).toEqual(rows)
})

test('a text in GB18030', async () => {
  expect(await readTable(gb)).toEqual([
    ['姓名', '邮箱'],
    ['王岚', 'w'],
  ])
})

test('quotes, separators and line ends inside a cell belong to it', async () => {
  expect(await readTable(Buffer.from('a,b\n"x, ""y""\nz",2'))).toEqual([
    ['a', 'b'],
    ['x, "y"\nz', '2'],
  ])
})

const sheet = (inside: string) =>
  pack([
    ['xl/workbook.xml', '<workbook/>'],
    ['xl/worksheets/sheet1.xml', inside],
  ])

/** An archive whose one sheet unpacks to far more than its directory admits. */
function bomb(): Buffer {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024, 0x20), { level: 9 })
  const archive = pack([
    ['xl/workbook.xml', '<workbook/>'],
    ['xl/worksheets/sheet1.xml', packed],
  ])
  // Says that the second part is deflated, in its own head and in the directory.
  for (const [mark, at] of [
    ['PK\u0003\u0004', 8],
    ['PK\u0001\u0002', 10],
  ] as const)
    archive.writeUInt16LE(8, archive.lastIndexOf(mark, undefined, 'latin1') + at)
  return archive
}

test.each<[situation: string, bytes: Buffer, problem: string]>([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['more than five megabytes', Buffer.alloc(mostBytes + 1, 0x61), 'too-large'],
  ['a workbook of the old kind', Buffer.from('d0cf11e0a1b11ae100', 'hex'), 'old-excel'],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d', 'hex'), 'not-a-table'],
  ['bytes that are no text', Buffer.from('fffefdfcff80ff', 'hex'), 'unreadable-text'],
  ['an archive of something else', pack([['word/document.xml', '<w/>']]), 'not-a-table'],
  ['half an archive', workbookOf('x', rows).subarray(0, 300), 'not-a-table'],
  ['a sheet that is no XML', sheet('<worksheet><sheetData'), 'not-a-table'],
  [
    'a formula',
    sheet('<worksheet><sheetData><row><c><f>1+1</f><v>2</v></c></row></sheetData></worksheet>'),
    'formula',
  ],
  ['entities of its own', sheet('<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet/>'), 'not-a-table'],
  ['an archive that would fill the memory', bomb(), 'too-large'],
])('%s is refused', async (_situation, bytes, problem) => {
  expect(await readTable(bytes)).toBe(problem)
})
