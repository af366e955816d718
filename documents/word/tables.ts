import {
  Bookmark,
  BorderStyle,
  HeightRule,
  type ISectionOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { GridRow, PaperRow, Said } from '../paper.ts'
import type { TableBlock } from '../prose.ts'
import { markOf, ticked, unticked } from './mark.ts'
import { both, saidRuns, small } from './said.ts'
import { faces, labelWidth, sizes, textWidth } from './styles.ts'

/** What a document consists of. */
export type Block = ISectionOptions['children'][number]

/** Neighbouring answers share a table; a grid stands in its own. */
export function runsOf(rows: readonly PaperRow[]): (GridRow | Exclude<PaperRow, GridRow>[])[] {
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
export const gap = (): Paragraph =>
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

/** Labels with their answers: beside each other, long texts below. */
export function pairsOf(rows: readonly Exclude<PaperRow, GridRow>[]): Table {
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

/** A table of its own below its label. */
export function gridOf(row: GridRow): Block[] {
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

/** Lines of a cell, each in its paragraph, the second language below the first. */
const cellOf = ({ first, second }: Said): Paragraph[] => [
  ...first
    .split('\n')
    .map((line) => new Paragraph({ children: [new TextRun({ text: line, size: sizes.small + 2 })] })),
  ...(second === undefined
    ? []
    : second
        .split('\n')
        .map((line) => new Paragraph({ children: [new TextRun({ text: line, size: sizes.small - 1 })] }))),
]

/** A table of running text: its head is said again on every page. */
export function listTable({ columns, rows }: Pick<TableBlock, 'columns' | 'rows'>): Table {
  const whole = columns.reduce((sum, it) => sum + it.share, 0)
  const widths = columns.map((it) => Math.floor((textWidth * it.share) / whole))
  const width = (at: number) => ({ size: widths[at] ?? 0, type: WidthType.DXA })
  return tableOf(widths, [
    new TableRow({
      tableHeader: true,
      cantSplit: true,
      children: columns.map(
        (it, at) =>
          new TableCell({
            width: width(at),
            shading: { fill: 'F2F2F2' },
            verticalAlign: VerticalAlignTable.CENTER,
            children: [
              new Paragraph({ children: saidRuns(it.label, { font: faces.head, size: sizes.small }) }),
            ],
          }),
      ),
    }),
    ...rows.map(
      (cells) =>
        new TableRow({
          children: cells.map((it, at) => new TableCell({ width: width(at), children: cellOf(it) })),
        }),
    ),
  ])
}

/** Labels beside what they name. */
export const pairTable = (rows: readonly { readonly label: Said; readonly text: Said }[]): Table =>
  tableOf(
    [labelWidth, textWidth - labelWidth],
    rows.map(
      ({ label, text }) =>
        new TableRow({
          children: [
            new TableCell({
              width: { size: labelWidth, type: WidthType.DXA },
              verticalAlign: VerticalAlignTable.CENTER,
              shading: { fill: 'F2F2F2' },
              children: [
                new Paragraph({ children: saidRuns(label, { font: faces.head, size: sizes.body }) }),
              ],
            }),
            new TableCell({
              width: { size: textWidth - labelWidth, type: WidthType.DXA },
              children: cellOf(text),
            }),
          ],
        }),
    ),
  )
