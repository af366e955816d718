import {
  BorderStyle,
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
import type { Said } from '../paper.ts'
import type { TableBlock } from '../prose.ts'
import { saidRuns } from './said.ts'
import { faces, labelWidth, sizes, textWidth } from './styles.ts'

/** What a document consists of. */
export type Block = ISectionOptions['children'][number]

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
