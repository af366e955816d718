import { unpack } from '../table/zip.ts'
import { type FileSaid, mostUnpacked } from './asked.ts'
import { kept } from './lines.ts'

/** Attacks declare entities; no office program does. */
const declares = /<!(DOCTYPE|ENTITY)/i

/** The parts of an office file that are wanted, unpacked under a bound; undefined where it cannot be read. */
export function partsOf(bytes: Buffer, wanted: (name: string) => boolean): readonly string[] | undefined {
  const unpacked = unpack(bytes, wanted, mostUnpacked)
  if (!unpacked.ok) return undefined
  const texts = [...unpacked.parts.values()].map((it) => it.toString('utf8'))
  return texts.some((it) => declares.test(it)) ? undefined : texts
}

/** The words of a Word file, paragraph by paragraph: what was struck out in a tracked change is not among them. */
export function textOfWord(bytes: Buffer): FileSaid {
  const parts = partsOf(bytes, (name) => /^word\/(document|footnotes|endnotes)\.xml$/.test(name))
  if (parts === undefined || parts.length === 0) return { outcome: 'unreadable', text: '' }
  return kept(parts.map((it) => textIn(it, 'p')).join('\n'))
}

/** The words of a workbook; numbers and formulas say nothing without their place. */
export function textOfWorkbook(bytes: Buffer): FileSaid {
  const parts = partsOf(bytes, (name) => /^xl\/(sharedStrings|worksheets\/[^/]+)\.xml$/.test(name))
  if (parts === undefined || parts.length === 0) return { outcome: 'unreadable', text: '' }
  return kept(parts.map((it) => textIn(it.replaceAll(phonetic, ''), '(?:si|is)')).join('\n'))
}

/** How a cell is pronounced is written a second time in it. */
const phonetic = /<(?:\w+:)?rPh[\s>][\s\S]*?<\/(?:\w+:)?rPh>/g

/** Runs of text, those of one block on one line. */
function textIn(xml: string, block: string): string {
  const runs = new RegExp(
    `<(?:\\w+:)?t(?:\\s[^>]*)?>([^<]*)|<(?:\\w+:)?(tab|br|cr)\\s*/>|</(?:\\w+:)?${block}>`,
    'g',
  )
  let text = ''
  for (const [, run, blank] of xml.matchAll(runs)) {
    if (run !== undefined) text += decoded(run)
    else text += blank === 'tab' ? ' ' : '\n'
  }
  return text
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** The five entities of XML and characters by number; nothing else is declared. */
const decoded = (text: string): string =>
  text.replaceAll(/&(?:(lt|gt|amp|quot|apos)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (_, name, decimal, hex) => {
    if (name !== undefined) return entities[String(name).toLowerCase()] ?? ''
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
