import { Paragraph } from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** A style that no document has, so that no text of anybody's can look like the place of a part. */
const style = 'zhinan-part'
const place = `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr></w:p>`
const documentPart = 'word/document.xml'

/** Parts of a document that are XML already: the library writes a place for each, and they are put there afterwards. */
export class Spliced {
  readonly #parts: string[] = []

  /** The place of a part, to stand where it shall be. */
  place(xml: string): Paragraph {
    this.#parts.push(xml)
    return new Paragraph({ style })
  }

  /** The file with its parts in their places, in the order in which places were asked for. */
  into(bytes: Uint8Array): Uint8Array {
    const files = unzipSync(bytes)
    const pieces = strFromU8(files[documentPart] ?? new Uint8Array()).split(place)
    if (pieces.length !== this.#parts.length + 1)
      throw new Error('A part of the document has lost its place.')
    const document = pieces.map((it, at) => it + (this.#parts[at] ?? '')).join('')
    return zipSync({ ...files, [documentPart]: strToU8(document) }, { level: 6 })
  }
}
