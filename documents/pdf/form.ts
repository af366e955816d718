import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { renderSVG } from 'uqr'
import type { Paper, PaperRow } from '../paper.ts'
import { isProse, type Prose } from '../prose.ts'
import { proseTemplate } from './prose-template.ts'
import { formTemplate } from './template.ts'

export type PdfCompiler = NodeCompiler

/** A compiler with these faces and no others: what a machine has installed never changes a paper. */
export const pdfCompiler = (fonts: readonly Uint8Array[]): PdfCompiler =>
  NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map((it) => Buffer.from(it)) }] })

/** A paper as PDF. Compiled templates stay in the compiler, so that the second one is quick. */
export function pdfOf(compiler: PdfCompiler, paper: Paper | Prose): Uint8Array {
  const bytes = compiler.pdf({
    mainFileContent: isProse(paper) ? proseTemplate : formTemplate,
    inputs: { paper: JSON.stringify(isProse(paper) ? withCodes(paper) : withBreaks(paper)) },
  })
  return new Uint8Array(bytes)
}

/**
 * Forgets what no paper of the last thirty needed. It takes a tenth of a paper's time and nobody has to wait for it, so it is
 * done once a paper was handed over.
 */
export const tidied = (compiler: PdfCompiler): void => compiler.evictCache(30)

/** Numbers and addresses may break where a column is too narrow; the compiler would look for them far slower. */
const breakable = (text: string): string => text.replaceAll(/[0-9A-Za-z@._/:-]{5}/g, '$&\u200b')

const withBreaks = (paper: Paper): object => ({
  ...paper,
  sheets: paper.sheets.map((sheet) => ({
    ...sheet,
    parts: sheet.parts.map((part) => ({ ...part, rows: part.rows.map(rowWithBreaks) })),
  })),
})

/**
 * A row that surely fits on a page is not broken: the compiler then lays out what it holds once for wherever it stands, and
 * remembers it for the next paper. Which rows those are is told by length, two signs to a line at the narrowest.
 */
const whole = (text: string, most: number): boolean => text.length <= most && !text.includes('\n')

function rowWithBreaks(row: PaperRow): object {
  if (row.sort === 'line')
    return { ...row, text: breakable(row.text), whole: !('hint' in row) && whole(row.text, 300) }
  if (row.sort === 'boxes') return { ...row, whole: !('hint' in row) }
  return {
    ...row,
    rows: row.rows.map((cells) => ({
      cells: cells.map(breakable),
      whole: cells.every((it) => whole(it, 60)),
    })),
  }
}
const withCodes = (prose: Prose): object => ({
  ...prose,
  blocks: prose.blocks.map((it) =>
    it.sort === 'code' ? { ...it, svg: renderSVG(it.address, { ecc: 'M', border: 2 }) } : it,
  ),
})
