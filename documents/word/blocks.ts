import { XMLParser } from 'fast-xml-parser'
import { err, ok, type Result } from '#core/result.ts'

/** A paragraph as people see it: its text and the bookmarks that begin in it. */
export interface ParagraphBlock {
  readonly sort: 'paragraph'
  readonly text: string
  readonly marks: readonly string[]
}

export interface TableBlock {
  readonly sort: 'table'
  readonly rows: readonly (readonly CellBlock[])[]
}

export interface CellBlock {
  readonly text: string
  readonly marks: readonly string[]
}

export type WordBlock = ParagraphBlock | TableBlock

type Node = Readonly<Record<string, unknown>>

/** Values stay text: a parser that reads 1200.00 as a number loses what was written. */
const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: true,
})

export function parseXml(text: string): Result<readonly Node[], 'damaged'> {
  try {
    const parsed: unknown = parser.parse(text, true)
    return Array.isArray(parsed) ? ok(parsed as Node[]) : err('damaged')
  } catch {
    return err('damaged')
  }
}

/** Paragraphs and tables of a document in their order; deleted text of tracked changes is left out. */
export function blocksOf(document: readonly Node[]): readonly WordBlock[] | undefined {
  const body = childrenOf(find(childrenOf(find(document, 'w:document')), 'w:body'))
  if (body.some((it) => isDeeper(it, deepest))) return undefined
  return blocksIn(body)
}

/** A mark between blocks belongs to the one that follows: programs set them there for whole paragraphs. */
function blocksIn(nodes: readonly Node[]): WordBlock[] {
  let marks: string[] = []
  return nodes.flatMap((it) => {
    if ('w:bookmarkStart' in it) marks.push(attribute(it, 'w:name'))
    const blocks = blockOf(it)
    const [first, ...more] = blocks
    if (first === undefined || marks.length === 0) return blocks
    const before = marks
    marks = []
    return first.sort === 'paragraph' ? [{ ...first, marks: [...before, ...first.marks] }, ...more] : blocks
  })
}

/** Documents nest a few dozen levels; what nests deeper was made to break whoever reads it. */
const deepest = 200
const isDeeper = (node: Node, than: number): boolean =>
  than === 0 || childrenOf(node).some((it) => isDeeper(it, than - 1))

function blockOf(node: Node): WordBlock[] {
  if ('w:p' in node) {
    const marks: string[] = []
    return [{ sort: 'paragraph', text: textIn(node, marks), marks }]
  }
  if ('w:tbl' in node) return [tableOf(node)]
  // Content that another program wrapped, e.g. a content control, counts as if it stood there bare.
  if ('w:sdt' in node) return blocksIn(childrenOf(find(childrenOf(node), 'w:sdtContent')))
  return []
}

const tableOf = (node: Node): TableBlock => ({
  sort: 'table',
  rows: childrenOf(node)
    .filter((it) => 'w:tr' in it)
    .map(cellsOf),
})

/** A mark before a cell belongs to it. */
function cellsOf(row: Node): CellBlock[] {
  let marks: string[] = []
  return childrenOf(row).flatMap((it) => {
    if ('w:bookmarkStart' in it) marks.push(attribute(it, 'w:name'))
    if (!('w:tc' in it)) return []
    const cell = cellOf(it, marks)
    marks = []
    return [cell]
  })
}

function cellOf(cell: Node, before: readonly string[]): CellBlock {
  const marks = [...before]
  const texts = childrenOf(cell)
    .flatMap((it) => ('w:sdt' in it ? childrenOf(find(childrenOf(it), 'w:sdtContent')) : [it]))
    .flatMap((it) => {
      if ('w:bookmarkStart' in it) marks.push(attribute(it, 'w:name'))
      if ('w:tbl' in it) return tableText(it)
      return 'w:p' in it ? [textIn(it, marks)] : []
    })
  return { text: texts.join('\n'), marks }
}

/** A table that somebody put into an answer: its rows one below the other. */
const tableText = (table: Node): readonly string[] =>
  childrenOf(table)
    .filter((it) => 'w:tr' in it)
    .map((row) =>
      cellsOf(row)
        .map((it) => it.text)
        .join('\t'),
    )

/** What a reader does not see: what was deleted or moved away, field codes, and the picture of a box for old programs. */
const unseen = ['w:del', 'w:moveFrom', 'w:instrText', 'w:pPr', 'w:rPr', 'mc:Fallback'] as const

/** Boxes of the fonts from which people insert them; the codes may stand in the private area (ECMA-376 part 1, 17.3.3.30). */
const boxes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  wingdings: { fe: '☑', fd: '☑', fc: '☑', a8: '☐', '6f': '☐', '71': '☐' },
  'wingdings 2': { '50': '☑', '52': '☑', '53': '☑', '54': '☑', a3: '☐' },
}

/** A character of a symbol font; one that nobody knows is marked as unreadable and never taken for nothing. */
const symbolOf = (font: string, char: string): string =>
  boxes[font.toLowerCase()]?.[char.toLowerCase().replace(/^f0/, '')] ?? '\ufffd'

/** What of a node is text, and which bookmarks begin there. Field codes and deletions are not what a reader sees. */
function textIn(node: Node, marks: string[]): string {
  let text = ''
  for (const it of childrenOf(node)) {
    if ('w:t' in it)
      text += childrenOf(it)
        .map((part) => String(part['#text'] ?? ''))
        .join('')
    else if ('w:tab' in it) text += '\t'
    else if ('w:br' in it || 'w:cr' in it) text += '\n'
    else if ('w:noBreakHyphen' in it) text += '-'
    else if ('w:sym' in it) text += symbolOf(attribute(it, 'w:font'), attribute(it, 'w:char'))
    else if ('w:bookmarkStart' in it) marks.push(attribute(it, 'w:name'))
    else if (!unseen.some((name) => name in it)) text += textIn(it, marks)
  }
  return text
}

const find = (nodes: readonly Node[], name: string): Node => nodes.find((it) => name in it) ?? {}

function childrenOf(node: Node): readonly Node[] {
  for (const [name, value] of Object.entries(node))
    if (name !== ':@' && Array.isArray(value)) return value as readonly Node[]
  return []
}

const attribute = (node: Node, name: string): string =>
  String((node[':@'] as Readonly<Record<string, unknown>> | undefined)?.[name] ?? '')

/** The document's own properties by their names. */
export function propertiesOf(document: readonly Node[]): ReadonlyMap<string, string> {
  const list = childrenOf(find(document, 'Properties'))
  return new Map(
    list
      .filter((it) => 'property' in it)
      .map((it) => [
        attribute(it, 'name'),
        childrenOf(childrenOf(it)[0] ?? {})
          .map((part) => String(part['#text'] ?? ''))
          .join(''),
      ]),
  )
}
