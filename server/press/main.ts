import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { type PdfCompiler, pdfCompiler, pdfOf, tidied } from '#documents/pdf/form.ts'
import { type Covered, settable } from '#documents/pdf/glyphs.ts'
import { isProse } from '#documents/prose.ts'
import { wordOf } from '#documents/word/form.ts'
import { wordOfProse } from '#documents/word/prose.ts'
import { root } from '../root.ts'
import type { AnyPaper, Drawing, Drawn, PaperFormat } from './drawing.ts'

/** The process that draws papers. It ends when the server does, and holds no secret and no connection. */
process.on('message', ({ n, paper, format }: Drawing) => {
  const tell = (it: Drawn) => process.send?.(it)
  draw(paper, format).then(
    (bytes) => {
      tell({ n, bytes })
      if (format === 'pdf') setImmediate(() => void press().then((it) => tidied(it.compiler)))
    },
    (error: unknown) => tell({ n, why: error instanceof Error ? error.message : String(error) }),
  )
})
process.on('disconnect', () => process.exit(0))
// The server finishes what it has in hand before it goes, and this process after it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {})

async function draw(paper: AnyPaper, format: PaperFormat): Promise<Uint8Array> {
  if (format === 'docx') return isProse(paper) ? wordOfProse(paper) : wordOf(paper)
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
