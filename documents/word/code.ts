import {
  BorderStyle,
  ImageRun,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Said } from '../paper.ts'
import { codePicture } from './picture.ts'
import { saidRuns } from './said.ts'
import { faces, sizes, textWidth } from './styles.ts'

const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = {
  top: none,
  bottom: none,
  left: none,
  right: none,
  insideHorizontal: none,
  insideVertical: none,
}

/** A square code at the left, and beside it what it is for. */
export function codeTable(address: string, lines: readonly Said[]): Table {
  const left = 2000
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: textWidth, type: WidthType.DXA },
    columnWidths: [left, textWidth - left],
    borders: noBorders,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [
          new TableCell({
            children: [
              new Paragraph({
                children: [
                  new ImageRun({
                    type: 'png',
                    data: codePicture(address),
                    transformation: { width: 113, height: 113 },
                    altText: { name: 'code', title: address, description: address },
                  }),
                ],
              }),
            ],
          }),
          new TableCell({
            verticalAlign: VerticalAlignTable.CENTER,
            children: lines.map(
              (it) =>
                new Paragraph({
                  spacing: { after: 60 },
                  children: saidRuns(it, { font: faces.body, size: sizes.body }),
                }),
            ),
          }),
        ],
      }),
    ],
  })
}
