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
  compiler.evictCache(10)
  return new Uint8Array(bytes)
}

/** Numbers and addresses may break where a column is too narrow; the compiler would look for them far slower. */
const breakable = (text: string): string => text.replaceAll(/[0-9A-Za-z@._/:-]{5}/g, '$&\u200b')

const withBreaks = (paper: Paper): Paper => ({
  ...paper,
  sheets: paper.sheets.map((sheet) => ({
    ...sheet,
    parts: sheet.parts.map((part) => ({ ...part, rows: part.rows.map(rowWithBreaks) })),
  })),
})

function rowWithBreaks(row: PaperRow): PaperRow {
  if (row.sort === 'line') return { ...row, text: breakable(row.text) }
  return row.sort === 'grid' ? { ...row, rows: row.rows.map((cells) => cells.map(breakable)) } : row
}

const withCodes = (prose: Prose): object => ({
  ...prose,
  blocks: prose.blocks.map((it) =>
    it.sort === 'code' ? { ...it, svg: renderSVG(it.address, { ecc: 'M', border: 2 }) } : it,
  ),
})
