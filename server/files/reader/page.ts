import mammoth from 'mammoth'
import { mostPage } from './asked.ts'
import { partsOf } from './office.ts'

/** Pictures that every browser shows and none runs. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif'])

/**
 * A Word file as HTML: its words, tables and pictures, without links, outer files, and the styles that it would bring itself.
 * Undefined where it cannot be read.
 */
export async function pageOfWord(bytes: Buffer): Promise<string | undefined> {
  if (partsOf(bytes, () => true) === undefined) return undefined
  let left = mostPage
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: bytes },
      {
        includeEmbeddedStyleMap: false,
        externalFileAccess: false,
        transformDocument: withoutLinks,
        convertImage: mammoth.images.imgElement(async (image) => {
          if (!pictures.has(image.contentType)) return { src: '' }
          const content = await image.readAsBase64String()
          left -= content.length
          return { src: left < 0 ? '' : `data:${image.contentType};base64,${content}` }
        }),
      },
    )
    return value.length > mostPage ? undefined : value.replaceAll(/<img[^>]* src=""[^>]*>/g, '')
  } catch {
    return undefined
  }
}

interface Piece {
  readonly type?: string
  readonly children?: readonly Piece[]
}

/** What was linked stays as words: a page to look at leads nowhere. */
function withoutLinks(piece: Piece): Piece {
  const children = piece.children?.map(withoutLinks)
  if (piece.type !== 'hyperlink') return children ? { ...piece, children } : piece
  return { type: 'run', children: children ?? [] }
}
