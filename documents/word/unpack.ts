import { strFromU8, unzipSync } from 'fflate'
import { err, ok, type Result } from '#core/result.ts'

/** Why a file is not read at all. */
export type Unreadable =
  /** A Word file of before 2007, or one with a password: both are compound files. */
  | 'old-or-locked'
  | 'not-word'
  | 'damaged'
  | 'too-large'
  /** A document type declaration, which no Word file has and attacks need. */
  | 'declares-entities'

/** What is read of a Word file; everything else in it, macros and pictures included, is never unpacked. */
export interface Unpacked {
  readonly document: string
  readonly properties: string
}

const wanted = { document: 'word/document.xml', properties: 'docProps/custom.xml' } as const
/** Bytes of each part once unpacked; the largest form of a call is a tenth of it. */
const mostUnpacked = 5_000_000
const mostEntries = 5_000

/** Unpacks the two parts that are read, after looking at how large they say they are. */
export function unpackWord(bytes: Uint8Array): Result<Unpacked, Unreadable> {
  if (startsWith(bytes, compoundFile)) return err('old-or-locked')
  if (!startsWith(bytes, zipFile)) return err('not-word')
  let entries = 0
  let tooLarge = false
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        entries++
        if (entries > mostEntries) tooLarge = true
        const read = name === wanted.document || name === wanted.properties
        if (read && originalSize > mostUnpacked) tooLarge = true
        return read && !tooLarge
      },
    })
  } catch {
    return err(tooLarge ? 'too-large' : 'damaged')
  }
  if (tooLarge) return err('too-large')
  const document = parts[wanted.document]
  if (document === undefined) return err('not-word')
  if (document.length > mostUnpacked) return err('too-large')
  const texts = { document: strFromU8(document), properties: strFromU8(parts[wanted.properties] ?? nothing) }
  return Object.values(texts).some((it) => /<!(DOCTYPE|ENTITY)/i.test(it))
    ? err('declares-entities')
    : ok(texts)
}

const nothing = new Uint8Array()
const zipFile = [0x50, 0x4b, 0x03, 0x04]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0]
const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean =>
  head.every((it, at) => bytes[at] === it)
