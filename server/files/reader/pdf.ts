import { getDocumentProxy } from 'unpdf'
import { type FileSaid, mostPages, mostText } from './asked.ts'
import { kept, unbroken } from './lines.ts'

/** The words of a PDF, page by page, as far as it holds text and not pictures of text. Scripts in it are never run. */
export async function textOfPdf(bytes: Buffer): Promise<FileSaid> {
  let text = ''
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), { verbosity: 0 })
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
