import { escaped } from '../excel/parts.ts'
import type { GridRow, PaperRow, Said } from '../paper.ts'
import { markOf, ticked, unticked } from './mark.ts'
import { both } from './said.ts'
import { faces, labelWidth, sizes, textWidth } from './styles.ts'

type Pair = Exclude<PaperRow, GridRow>

/** Questions with their answers as WordprocessingML (ECMA-376 part 1, 17): thousands of objects for their cells took most of a form's time. */
export class AnswersXml {
  #marks = 0

  /** Neighbouring answers share a table; a grid stands in its own; tables that touch are made one by every program. */
  of(rows: readonly PaperRow[]): string {
    let xml = ''
    let pairs: Pair[] = []
    const close = () => {
      if (pairs.length > 0) xml += this.#pairs(pairs) + gap
      pairs = []
    }
    for (const row of rows)
      if (row.sort === 'grid') {
        close()
        xml += this.#grid(row) + gap
      } else pairs.push(row)
    close()
    return xml
  }

  /** Labels with their answers: beside each other, long texts below. */
  #pairs(rows: readonly Pair[]): string {
    const beside = textWidth - labelWidth
    const lines = rows.map((row) => {
      const value =
        row.sort === 'boxes'
          ? this.#text(
              row.path,
              row.options.map((it) => `${it.on ? ticked : unticked}${both(it.name)}`).join('\u3000'),
            )
          : this.#text(row.path, row.text)
      if (row.sort === 'line' && row.wide)
        return (
          line('<w:cantSplit/>', cell(textWidth, label(row), { span: 2, shaded: true })) +
          line(atLeast(1200), cell(textWidth, value, { span: 2 }))
        )
      return line('', cell(labelWidth, label(row), { shaded: true }) + cell(beside, value))
    })
    return table([labelWidth, beside], lines.join(''))
  }

  /** The text in its mark, a paragraph for each of its lines; the mark opens the first. */
  #text(path: string, text: string): string {
    const [first = '', ...more] = text.split('\n')
    return (
      paragraph('', this.#marked('f', path, run('', first))) +
      more.map((it) => paragraph('', run('', it))).join('')
    )
  }

  #marked(sort: 'f' | 't', path: string, inside: string): string {
    const id = ++this.#marks
    return `<w:bookmarkStart w:name="${markOf(sort, path)}" w:id="${id}"/>${inside}<w:bookmarkEnd w:id="${id}"/>`
  }

  /** A table of its own below its label; its head is said again on every page. */
  #grid(row: GridRow): string {
    const widths = widthsOf(row)
    const width = (at: number): number => widths[at] ?? 0
    const heads = row.columns.map((it, at) =>
      cell(width(at), paragraph('', said(it.label, sizes.small)), { shaded: true }),
    )
    const lines = row.rows.map((cells) =>
      line(
        atLeast(480),
        cells
          .map((text, at) => {
            const paragraphs = text.split('\n').map((it) => paragraph('', run(size(sizes.small + 2), it)))
            return cell(width(at), paragraphs.join(''))
          })
          .join(''),
      ),
    )
    return (
      paragraph(
        '<w:keepNext/><w:spacing w:before="160" w:after="40"/>',
        this.#marked('t', row.path, said(row.label)),
      ) +
      (row.hint === undefined ? '' : paragraph('<w:keepNext/>', small(row.hint))) +
      table(widths, line('<w:cantSplit/><w:tblHeader/>', heads.join('')) + lines.join(''))
    )
  }
}

const gap = '<w:p><w:pPr><w:spacing w:line="120" w:lineRule="exact"/></w:pPr></w:p>'

const edges = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
  .map((it) => `<w:${it} w:val="single" w:sz="4" w:color="000000"/>`)
  .join('')
const inside = (['top', 'left', 'bottom', 'right'] as const)
  .map((it) => `<w:${it} w:w="${it === 'top' || it === 'bottom' ? 60 : 100}" w:type="dxa"/>`)
  .join('')
const table = (widths: readonly number[], rows: string): string =>
  `<w:tbl><w:tblPr><w:tblW w:w="${textWidth}" w:type="dxa"/><w:tblBorders>${edges}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar>${inside}</w:tblCellMar></w:tblPr><w:tblGrid>${widths
    .map((it) => `<w:gridCol w:w="${it}"/>`)
    .join('')}</w:tblGrid>${rows}</w:tbl>`

const line = (look: string, cells: string): string =>
  `<w:tr>${look === '' ? '' : `<w:trPr>${look}</w:trPr>`}${cells}</w:tr>`
const atLeast = (height: number): string => `<w:trHeight w:val="${height}" w:hRule="atLeast"/>`

function cell(
  width: number,
  content: string,
  look: { readonly span?: number; readonly shaded?: boolean } = {},
): string {
  const span = look.span === undefined ? '' : `<w:gridSpan w:val="${look.span}"/>`
  const shade = look.shaded ? '<w:shd w:val="clear" w:fill="F2F2F2"/><w:vAlign w:val="center"/>' : ''
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span}${shade}</w:tcPr>${content}</w:tc>`
}

const paragraph = (look: string, runs: string): string =>
  `<w:p>${look === '' ? '' : `<w:pPr>${look}</w:pPr>`}${runs}</w:p>`

const run = (look: string, text: string, below = false): string =>
  `<w:r>${look === '' ? '' : `<w:rPr>${look}</w:rPr>`}${below ? '<w:br/>' : ''}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`

const size = (it: number): string => `<w:sz w:val="${it}"/><w:szCs w:val="${it}"/>`
const face = ({ ascii, hAnsi, eastAsia, cs }: (typeof faces)[keyof typeof faces]): string =>
  `<w:rFonts w:ascii="${ascii}" w:hAnsi="${hAnsi}" w:eastAsia="${eastAsia}" w:cs="${cs}"/>`

/** The second language below the first, and smaller. */
const said = ({ first, second }: Said, big?: number): string =>
  run(face(faces.head) + (big === undefined ? '' : size(big)), first) +
  (second === undefined ? '' : run(face(faces.body) + size(sizes.small), second, true))

/** Small grey type. */
function small({ first, second }: Said): string {
  const look = `<w:color w:val="595959"/>${size(sizes.small)}`
  return run(look, first) + (second === undefined ? '' : run(look, second, true))
}

const label = (row: Pair): string =>
  paragraph('', said(row.label)) + (row.hint === undefined ? '' : paragraph('', small(row.hint)))

/** What columns say of themselves; else those of long texts are three times as wide as the others. */
function widthsOf({ columns }: GridRow): number[] {
  const shares = columns.map((it) => it.share ?? (it.wide ? 3 : 1.3))
  const whole = shares.reduce((sum, it) => sum + it, 0)
  return shares.map((it) => Math.floor((textWidth * it) / whole))
}
