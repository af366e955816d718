import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun } from 'docx'
import type { Paper, PaperSheet, Part, Said } from '../paper.ts'
import { AnswersXml } from './answers-xml.ts'
import { both, saidRuns, small } from './said.ts'
import { Spliced } from './spliced.ts'
import { faces, page, sizes } from './styles.ts'
import type { Block } from './tables.ts'

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
  const writing: Writing = { spliced: new Spliced(), answers: new AnswersXml() }
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
        children: bodyOf(paper, writing),
      },
    ],
  })
  return writing.spliced.into(new Uint8Array(await Packer.toArrayBuffer(document)))
}

interface Writing {
  readonly spliced: Spliced
  readonly answers: AnswersXml
}

function bodyOf(paper: Paper, writing: Writing): Block[] {
  return [
    ...titleOf(paper.title),
    headsOf(paper),
    ...paper.sheets.flatMap((it) => sheetOf(it, writing)),
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

function sheetOf({ title, parts }: PaperSheet, writing: Writing): Block[] {
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
    ...parts.flatMap((it) => partOf(it, writing)),
  ]
}

function partOf(part: Part, { spliced, answers }: Writing): Block[] {
  return [
    new Paragraph({
      keepNext: true,
      spacing: { before: 200, after: 60 },
      children: saidRuns(part.title, { font: faces.head, size: sizes.head }),
    }),
    ...(part.intro === undefined ? [] : [small(part.intro, true)]),
    spliced.place(answers.of(part.rows)),
  ]
}

const noteOf = (note: Said): Paragraph[] => [
  new Paragraph({
    spacing: { before: 80 },
    children: [new TextRun({ text: both(note), size: sizes.small, color: '595959' })],
  }),
]
