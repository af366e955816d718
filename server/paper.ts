import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Paper } from '#documents/paper.ts'
import { type PdfCompiler, pdfCompiler, pdfOf } from '#documents/pdf/form.ts'
import { type Covered, settable } from '#documents/pdf/glyphs.ts'
import { wordOf } from '#documents/word/form.ts'
import { root } from './root.ts'

export type PaperFormat = 'pdf' | 'docx'

/** A paper as the bytes of a file. */
export async function drawn(paper: Paper, format: PaperFormat): Promise<Uint8Array> {
  if (format === 'docx') return wordOf(paper)
  const { compiler, covered } = await press()
  return pdfOf(compiler, settable(paper, covered))
}

/** The faces of papers lie in the package and not on the machine: body, head, title. */
const faces = ['body.ttf', 'head.ttf', 'title.ttf']
const inFonts = (name: string): string => path.join(root, 'fonts', name)

interface Press {
  readonly compiler: PdfCompiler
  readonly covered: Covered
}

/** Made with the first paper and kept: its faces are read once. */
let made: Promise<Press> | undefined
function press(): Promise<Press> {
  made ??= Promise.all([
    Promise.all(faces.map((it) => readFile(inFonts(it)))),
    readFile(inFonts('covered.json'), 'utf8'),
  ]).then(([fonts, covered]) => ({ compiler: pdfCompiler(fonts), covered: JSON.parse(covered) as Covered }))
  return made
}
