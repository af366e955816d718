import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TableOfContents,
  TextRun,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { Said } from '../paper.ts'
import type { Prose, ProseBlock, TextBlock } from '../prose.ts'
import { codeTable } from './code.ts'
import { both, saidRuns } from './said.ts'
import { faces, page, sizes } from './styles.ts'
import { type Block, gap, listTable, pairTable } from './tables.ts'

/** Half points: third size for running text, 22 lines to a page (GB/T 9704-2012, 5.2.3). */
const running = { size: 32, line: 579 } as const
const red = 'C00000'

/**
 * The page of each heading, reckoned as Word lays pages out, so that the contents are right before any field is updated. The
 * faces of the reader's machine are not known here; Chinese signs are as wide as they are high in all of them, and lines have
 * a fixed height, so that guessing the rest moves hardly a heading.
 */
const pageNumbers = estimatePageNumbersWith({ guess: true })
/** Reckoning takes some fifty milliseconds a page; what is longer than about a hundred and fifty pages waits for Word instead. */
const mostReckoned = 120_000

/** A word of so many letters takes it ten milliseconds a letter; Word breaks such lines by itself when it updates the contents. */
const longestReckoned = 60

/** Whether the pages can be reckoned in the time that a reader waits. */
function reckonable(prose: Prose): boolean {
  if (JSON.stringify(prose.blocks).length > mostReckoned) return false
  const long = new RegExp(`[!-~]{${longestReckoned + 1}}`)
  const within = (value: unknown): boolean =>
    typeof value === 'string'
      ? long.test(value)
      : typeof value === 'object' && value !== null && Object.values(value).some(within)
  return !within(prose)
}

/** Running text as a Word file: headings by which Word makes its list of contents, page numbers at the outer side. */
export async function wordOfProse(prose: Prose): Promise<Uint8Array> {
  const above = prose.running === undefined ? undefined : runningHead(prose.running)
  const document = new Document({
    title: prose.title.first,
    creator: 'Zhinan',
    evenAndOddHeaderAndFooters: true,
    ...(prose.contents !== undefined && reckonable(prose) && { pageNumbers }),
    styles: {
      default: {
        document: { run: { font: faces.body, size: running.size, color: '000000' } },
        heading1: headingStyle(faces.head, 36, 360),
        heading2: headingStyle(faces.head, running.size, 240),
        heading3: headingStyle(faces.title, running.size, 160),
      },
      paragraphStyles: [
        { id: 'TOC1', name: 'toc 1', basedOn: 'Normal', run: { size: 24, font: faces.head } },
        {
          id: 'TOC2',
          name: 'toc 2',
          basedOn: 'Normal',
          run: { size: 24 },
          paragraph: { indent: { left: 480 } },
        },
      ],
    },
    sections: [
      {
        properties: { page },
        ...(above && { headers: { default: above, even: above } }),
        footers: { default: numbered(AlignmentType.RIGHT), even: numbered(AlignmentType.LEFT) },
        children: [
          ...letterhead(prose),
          ...titleOf(prose),
          ...contentsOf(prose),
          ...prose.blocks.flatMap(blockOf),
          ...prose.notes.map(noteOf),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}

const headingStyle = (font: (typeof faces)[keyof typeof faces], size: number, before: number) => ({
  run: { font, size, color: '000000', bold: false, italics: false },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
})

/** `— 1 —`, one sign away from the outer margin. */
const numbered = (alignment: typeof AlignmentType.RIGHT | typeof AlignmentType.LEFT): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: sizes.foot, font: faces.body }),
        ],
      }),
    ],
  })

const runningHead = (said: Said): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text: said.first, size: sizes.small, color: '595959' })],
      }),
    ],
  })

const letterhead = ({ letterhead: said }: Prose): Paragraph[] =>
  said === undefined
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { after: 240 },
          border: { bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, space: 8, color: red } },
          children: [
            new TextRun({ text: said.first, font: faces.title, size: 60, color: red }),
            ...(said.second === undefined
              ? []
              : [new TextRun({ text: said.second, break: 1, size: 22, color: red })]),
          ],
        }),
      ]

const titleOf = ({ title, under }: Prose): Paragraph[] => [
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 120, after: 200 },
    children: [
      new TextRun({ text: title.first, font: faces.title, size: 44 }),
      ...(title.second === undefined ? [] : [new TextRun({ text: title.second, break: 1, size: 24 })]),
    ],
  }),
  ...under.map(
    (it) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        spacing: { after: 80 },
        children: [
          new TextRun({ text: it.first, size: 24 }),
          ...(it.second === undefined ? [] : [new TextRun({ text: it.second, break: 1, size: 21 })]),
        ],
      }),
  ),
]

const contentsOf = ({ contents }: Prose): Block[] =>
  contents === undefined
    ? []
    : [
        new Paragraph({
          alignment: AlignmentType.CENTER,
          spacing: { before: 240, after: 160 },
          children: [new TextRun({ text: both(contents), font: faces.head, size: running.size })],
        }),
        new TableOfContents(contents.first, { hyperlink: true, headingStyleRange: '1-2' }),
        new Paragraph({
          pageBreakBefore: true,
          spacing: { line: 20, lineRule: LineRuleType.EXACT },
          children: [],
        }),
      ]

const levels = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const

function blockOf(it: ProseBlock): Block[] {
  switch (it.sort) {
    case 'heading':
      return [
        new Paragraph({
          heading: levels[it.level],
          ...(it.level === 1 && { alignment: AlignmentType.CENTER }),
          children: [
            new TextRun({ text: it.text.first }),
            ...(it.text.second === undefined
              ? []
              : [new TextRun({ text: it.text.second, break: 1, size: 21, font: faces.body })]),
          ],
        }),
      ]
    case 'text':
      return paragraphs(it)
    case 'pairs':
      return [gap(), pairTable(it.rows), gap()]
    case 'table':
      return [
        ...(it.caption === undefined
          ? []
          : [
              new Paragraph({
                keepNext: true,
                spacing: { before: 120, after: 60 },
                children: saidRuns(it.caption, { font: faces.head, size: sizes.body }),
              }),
            ]),
        listTable(it),
        gap(),
      ]
    case 'code':
      return [gap(), codeTable(it.address, it.lines), gap()]
    case 'signed':
      return it.lines.map(
        (line, at) =>
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            indent: { right: 640 },
            keepNext: at < it.lines.length - 1,
            spacing: { before: at === 0 ? 600 : 60 },
            children: [
              new TextRun({ text: line.first }),
              ...(line.second === undefined ? [] : [new TextRun({ text: line.second, break: 1, size: 21 })]),
            ],
          }),
      )
  }
}

const lineOf = { line: running.line, lineRule: LineRuleType.EXACT } as const

function paragraphs({ text, label, flush = false }: TextBlock): Paragraph[] {
  const lead = label === undefined ? [] : [new TextRun({ text: `${label.first}　`, font: faces.head })]
  return [
    ...text.first.split('\n').map(
      (line, at) =>
        new Paragraph({
          alignment: AlignmentType.BOTH,
          spacing: lineOf,
          ...(!flush && { indent: { firstLine: 640 } }),
          children: [...(at === 0 ? lead : []), new TextRun({ text: line })],
        }),
    ),
    ...(text.second === undefined
      ? []
      : [
          new Paragraph({
            alignment: AlignmentType.BOTH,
            spacing: { before: 40, after: 120 },
            indent: { left: 640 },
            children: [
              new TextRun({
                text: label?.second === undefined ? text.second : `${label.second}: ${text.second}`,
                size: 21,
                color: '404040',
              }),
            ],
          }),
        ]),
  ]
}

const noteOf = (note: Said): Paragraph =>
  new Paragraph({
    spacing: { before: 80 },
    children: [new TextRun({ text: both(note), size: sizes.small, color: '595959' })],
  })
