import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { getDocumentProxy } from 'unpdf'
import { root } from '../../root.ts'
import { type FileSaid, mostPages, mostText } from './asked.ts'
import { kept, unbroken } from './lines.ts'

const maps = path.join(root, 'fonts/cmaps')

/** Hands out the maps of characters that a file names and does not bring: it names Adobe's, and never a place. */
class Maps {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error('There is no such map.')
    return new Uint8Array(await readFile(path.join(maps, filename)))
  }
}

/** The words of a PDF, page by page, as far as it holds text and not pictures of text. Scripts in it are never run. */
export async function textOfPdf(bytes: Buffer): Promise<FileSaid> {
  let text = ''
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      cMapUrl: `${maps}/`,
      cMapPacked: true,
      BinaryDataFactory: Maps,
    })
    for (let n = 1; n <= Math.min(document.numPages, mostPages) && text.length <= mostText; n++) {
      const page = await document.getPage(n)
      const { items } = await page.getTextContent()
      for (const it of items) if ('str' in it) text += it.hasEOL ? `${it.str}\n` : it.str
      text += '\n'
      page.cleanup()
    }
  } catch (error) {
    if ((error as Error).name === 'PasswordException') return { outcome: 'locked', text: '' }
    // What was read before it broke is better than nothing.
    return text.trim() === ''
      ? { outcome: 'unreadable', text: '' }
      : { ...kept(unbroken(text)), outcome: 'cut' }
  }
  return kept(unbroken(text))
}
