import type { Row } from '#core/form/answers.ts'
import type { Column, TableField } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { labelled } from '../printed.ts'
import { isNone, type ReadValue, readValue } from '../read-value.ts'
import type { CellBlock, TableBlock } from './blocks.ts'

/** A cell that could not be read: its row as people count them, the head not being one. */
export interface UnclearCell {
  readonly row: number
  readonly column: string
  readonly text: string
}

/** A file that a row names. Paper carries no file, so that it is only found again where one of this name is attached. */
export interface NamedFile {
  /** The id of the row that was read. */
  readonly row: string
  readonly column: string
  readonly name: string
}

export interface ReadTable {
  readonly text: string
  readonly read: ReadValue
  readonly unclear: readonly UnclearCell[]
  /** Each row that was read by its number; blank ones have none. */
  readonly rows: ReadonlyMap<number, Row>
  readonly files: readonly NamedFile[]
  /** What documents are said to show, before it is known which elements there are. */
  readonly supports: readonly UnclearCell[]
}

/** Reads a grid by its heads; what cannot be read of a cell is named. Row ids are new ones. */
export function readTable(
  field: TableField,
  { rows }: TableBlock,
  lists: Lists,
  newId: () => string,
): ReadTable {
  const [head = [], ...body] = rows
  const columns = columnsOf(field, head)
  const unclear: UnclearCell[] = []
  const supports: UnclearCell[] = []
  const files: NamedFile[] = []
  const read = new Map<number, Row>()
  for (const [at, cells] of body.entries()) {
    const row = at + 1
    const values: Record<string, unknown> = {}
    const id = newId()
    const named: NamedFile[] = []
    for (const [n, cell] of cells.entries()) {
      const column = columns[n]
      if (column === undefined) continue
      if (column.kind === 'file-of') {
        const name = cell.text.trim()
        if (name !== '' && !isNone(name)) named.push({ row: id, column: column.id, name })
        continue
      }
      const value = readValue(column, cell.text, lists)
      if (value.read === 'value') values[column.id] = value.value
      if (value.read === 'unclear')
        (column.kind === 'supports' ? supports : unclear).push({ row, column: column.id, text: value.text })
    }
    if (Object.keys(values).length === 0 && supports.at(-1)?.row !== row) continue
    read.set(row, { id, cells: values })
    files.push(...named)
  }
  return {
    text: body.map((cells) => cells.map((it) => it.text).join(' | ')).join('\n'),
    read: read.size === 0 ? { read: 'blank' } : { read: 'value', value: [...read.values()] },
    unclear,
    rows: read,
    files,
    supports,
  }
}

/** Which column each head names; heads that say nothing known are passed over. */
function columnsOf(field: TableField, head: readonly CellBlock[]): readonly (Column | undefined)[] {
  const readable = field.columns.filter((it) => it.kind !== 'verdict')
  return head.map((cell) =>
    readable.find((it) => [it.label.zh, labelled(it).zh].some((one) => plain(one) === plain(cell.text))),
  )
}

/** The first line of a label, without width and space. */
export const plain = (label: string): string =>
  (label.split('\n')[0] ?? '').normalize('NFKC').replaceAll(/\s+/g, '')
