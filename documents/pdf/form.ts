import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { Paper } from '../paper.ts'
import { formTemplate } from './template.ts'

export type PdfCompiler = NodeCompiler

/** A compiler with these faces and no others: what a machine has installed never changes a paper. */
export const pdfCompiler = (fonts: readonly Uint8Array[]): PdfCompiler =>
  NodeCompiler.create({ fontArgs: [{ fontBlobs: fonts.map((it) => Buffer.from(it)) }] })

/** A paper as PDF. Compiled templates stay in the compiler, so that the second one is quick. */
export function pdfOf(compiler: PdfCompiler, paper: Paper): Uint8Array {
  const bytes = compiler.pdf({
    mainFileContent: formTemplate,
    inputs: { paper: JSON.stringify(paper) },
  })
  compiler.evictCache(10)
  return new Uint8Array(bytes)
}
