import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Paper, PaperSheet, Part, Said } from '../paper.ts'
import { both, saidRuns, small } from './said.ts'
import { faces, page, sizes } from './styles.ts'
import { type Block, gap, gridOf, pairsOf, runsOf } from './tables.ts'

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

const noteOf = (note: Said): Paragraph[] => [
  new Paragraph({
    spacing: { before: 80 },
    children: [new TextRun({ text: both(note), size: sizes.small, color: '595959' })],
  }),
]
