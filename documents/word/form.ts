import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { GridRow, Paper, PaperRow, PaperSheet, Part, Said } from '../paper.ts'
import { markOf, ticked, unticked } from './mark.ts'
import { faces, labelWidth, page, sizes, textWidth } from './styles.ts'

/** Names of the properties by which a form that comes back is known again. */
export const properties = {
  call: 'ZhinanCall',
  version: 'ZhinanVersion',
  kind: 'ZhinanKind',
  form: 'ZhinanForm',
}

/** A paper as a Word file. Fields are marked by bookmarks and labels; other programs damage content controls. */
export async function wordOf(paper: Paper): Promise<Uint8Array> {
  const { identity } = paper
  const document = new Document({
    title: paper.title.first,
    creator: 'Zhinan',
    customProperties: [
      { name: properties.call, value: identity.call },
      { name: properties.version, value: identity.version },
      { name: properties.kind, value: identity.kind },
      { name: properties.form, value: identity.form },
    ],
    styles: { default: { document: { run: { font: faces.body, size: sizes.body } } } },
    sections: [
      {
        properties: { page },
        footers: { default: new Footer({ children: [pageNumber()] }) },
        children: bodyOf(paper),
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

type Block = ISectionOptions['children'][number]

function bodyOf(paper: Paper): Block[] {
  return [
    ...titleOf(paper.title),
    headsOf(paper),
    ...paper.sheets.flatMap(sheetOf),
    ...paper.notes.flatMap((it) => noteOf(it)),
  ]
}

const titleOf = (title: Said): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: title.second === undefined ? 240 : 60 },
    children: [new TextRun({ text: title.first, font: faces.title, size: sizes.title })],
  }),
  ...(title.second === undefined
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 240 },
          children: [new TextRun({ text: title.second, size: sizes.head })],
        }),
      ]),
]

/** `— 1 —`, as official papers number their pages (GB/T 9704-2012, 7.5). */
const pageNumber = (): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: sizes.foot, font: faces.body }),
    ],
  })

function headsOf({ heads }: Paper): Paragraph {
  return new Paragraph({
    spacing: { after: 120 },
    children: heads.flatMap(({ label, text }, at) => [
      ...(at > 0 ? [new TextRun({ text: '　　' })] : []),
      new TextRun({ text: `${both(label)}：`, font: faces.head, size: sizes.body }),
      new TextRun({ text, size: sizes.body }),
    ]),
  })
}

const both = ({ first, second }: Said): string => (second === undefined ? first : `${first} ${second}`)

function sheetOf({ title, parts }: PaperSheet): Block[] {
  return [
    ...(title === undefined
      ? []
      : [
          new Paragraph({
            pageBreakBefore: true,
            keepNext: true,
            alignment: AlignmentType.CENTER,
            spacing: { after: 120 },
            children: saidRuns(title, { font: faces.title, size: sizes.title }),
          }),
        ]),
    ...parts.flatMap(partOf),
  ]
}

function partOf(part: Part): Block[] {
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 60 },
      children: saidRuns(part.title, { font: faces.head, size: sizes.head }),
    }),
    ...(part.intro === undefined ? [] : [small(part.intro, true)]),
    ...runsOf(part.rows).flatMap((it) => [...(Array.isArray(it) ? [pairsOf(it)] : gridOf(it)), gap()]),
  ]
}

/** Neighbouring answers share a table; a grid stands in its own. */
function runsOf(rows: readonly PaperRow[]): (GridRow | Exclude<PaperRow, GridRow>[])[] {
  const runs: (GridRow | Exclude<PaperRow, GridRow>[])[] = []
  for (const row of rows) {
    const last = runs.at(-1)
    if (row.sort === 'grid') runs.push(row)
    else if (Array.isArray(last)) last.push(row)
    else runs.push([row])
  }
  return runs
}

const rule = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const borders = {
  top: rule,
  bottom: rule,
  left: rule,
  right: rule,
  insideHorizontal: rule,
  insideVertical: rule,
}
const inside = { top: 60, bottom: 60, left: 100, right: 100 }

/** Tables that touch are made one by every program that saves them. */
const gap = (): Paragraph =>
  new Paragraph({ spacing: { line: 120, lineRule: LineRuleType.EXACT }, children: [] })

const tableOf = (widths: readonly number[], rows: readonly TableRow[]): Table =>
  new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [...widths],
    borders,
    margins: inside,
    rows: [...rows],
  })

function pairsOf(rows: readonly Exclude<PaperRow, GridRow>[]): Table {
  const widths = [labelWidth, textWidth - labelWidth]
  return tableOf(
    widths,
    rows.flatMap((row) => {
      const value = row.sort === 'boxes' ? boxesIn(row) : textIn(row.path, row.text)
      if (row.sort === 'line' && row.wide)
        return [
          new TableRow({ cantSplit: true, children: [labelCell(row, textWidth, 2)] }),
          new TableRow({
            height: { value: 1200, rule: HeightRule.ATLEAST },
            children: [new TableCell({ columnSpan: 2, children: value })],
          }),
        ]
      return [
        new TableRow({
          children: [
            labelCell(row, labelWidth),
            new TableCell({ width: { size: textWidth - labelWidth, type: WidthType.DXA }, children: value }),
          ],
        }),
      ]
    }),
  )
}

const labelCell = (row: { readonly label: Said; readonly hint?: Said }, width: number, span = 1): TableCell =>
  new TableCell({
    columnSpan: span,
    width: { size: width, type: WidthType.DXA },
    verticalAlign: VerticalAlignTable.CENTER,
    shading: { fill: 'F2F2F2' },
    children: [
      new Paragraph({ children: saidRuns(row.label, { font: faces.head }) }),
      ...(row.hint === undefined ? [] : [small(row.hint)]),
    ],
  })

/** The text in its bookmark, a paragraph for each of its lines; the bookmark opens the first. */
function textIn(path: string, text: string): Paragraph[] {
  const [first = '', ...more] = text.split('\n')
  return [
    new Paragraph({
      children: [new Bookmark({ id: markOf('f', path), children: [new TextRun({ text: first })] })],
    }),
    ...more.map((it) => new Paragraph({ children: [new TextRun({ text: it })] })),
  ]
}

function boxesIn(row: Extract<PaperRow, { sort: 'boxes' }>): Paragraph[] {
  const text = row.options.map((it) => `${it.on ? ticked : unticked}${both(it.name)}`).join('　')
  return [
    new Paragraph({
      children: [new Bookmark({ id: markOf('f', row.path), children: [new TextRun({ text })] })],
    }),
  ]
}

function gridOf(row: GridRow): Block[] {
  const widths = widthsOf(row)
  const cell = (children: Paragraph[], at: number, shaded: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      ...(shaded && { shading: { fill: 'F2F2F2' }, verticalAlign: VerticalAlignTable.CENTER }),
      children,
    })
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 160, after: 40 },
      children: [
        new Bookmark({
          id: markOf('t', row.path),
          children: saidRuns(row.label, { font: faces.head }),
        }),
      ],
    }),
    ...(row.hint === undefined ? [] : [small(row.hint, true)]),
    tableOf(widths, [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: row.columns.map((it, at) =>
          cell(
            [new Paragraph({ children: saidRuns(it.label, { font: faces.head, size: sizes.small }) })],
            at,
            true,
          ),
        ),
      }),
      ...row.rows.map(
        (cells) =>
          new TableRow({
            height: { value: 480, rule: HeightRule.ATLEAST },
            children: cells.map((text, at) =>
              cell(
                text
                  .split('\n')
                  .map(
                    (line) =>
                      new Paragraph({ children: [new TextRun({ text: line, size: sizes.small + 2 })] }),
                  ),
                at,
                false,
              ),
            ),
          }),
      ),
    ]),
  ]
}

/** Columns of long texts are three times as wide as the others. */
function widthsOf({ columns }: GridRow): number[] {
  const shares = columns.map((it) => (it.wide ? 3 : 1.3))
  const whole = shares.reduce((sum, it) => sum + it, 0)
  return shares.map((it) => Math.floor((textWidth * it) / whole))
}

function saidRuns(
  { first, second }: Said,
  look: { readonly font: (typeof faces)[keyof typeof faces]; readonly size?: number },
): TextRun[] {
  return [
    new TextRun({ text: first, ...look }),
    ...(second === undefined
      ? []
      : [new TextRun({ text: second, break: 1, size: sizes.small, font: faces.body })]),
  ]
}

const small = ({ first, second }: Said, next = false): Paragraph =>
  new Paragraph({
    keepNext: next,
    children: [
      new TextRun({ text: first, size: sizes.small, color: '595959' }),
      ...(second === undefined
        ? []
        : [new TextRun({ text: second, break: 1, size: sizes.small, color: '595959' })]),
    ],
  })

const noteOf = (note: Said): Paragraph[] => [
  new Paragraph({
    spacing: { before: 80 },
    children: [new TextRun({ text: both(note), size: sizes.small, color: '595959' })],
  }),
]
