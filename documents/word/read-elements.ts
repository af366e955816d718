import type { Row } from '#core/form/answers.ts'
import { columnFor, type ElementsTable, elementsTable } from '#core/form/assessment.ts'
import type { Field, TableField } from '#core/form/form.ts'
import { type Lists, optionsOf } from '#core/form/lists.ts'
import { type Verdict, verdicts } from '#core/trl/item-answer.ts'
import { document as english } from '#text/en/document.ts'
import { document as chinese } from '#text/zh-CN/document.ts'
import { itemsPath } from '../elements.ts'
import type { ReadValue } from '../read-value.ts'
import type { ParagraphBlock, TableBlock } from './blocks.ts'
import { markOf } from './mark.ts'
import type { ReadField } from './read-form.ts'
import { plain, type ReadTable, type UnclearCell } from './read-table.ts'

interface ItemsGrid {
  /** Which element's by its place, where the mark is still there. */
  readonly place: number | undefined
  /** And by the name in its label. */
  readonly name: string
  readonly table: TableBlock
}

/** What was answered of each element stands in a grid of its own; it joins the element's row once all are known. */
export class Assessed {
  readonly #table: ElementsTable | undefined
  readonly #lists: Lists
  readonly #newId: () => string
  readonly #places: ReadonlyMap<string, number>
  readonly #grids: ItemsGrid[] = []
  readonly #seen = new Map<string, ReadTable>()

  constructor(fields: readonly Field[], lists: Lists, newId: () => string) {
    const table = elementsTable(fields)
    this.#table = table
    this.#lists = lists
    this.#newId = newId
    this.#places = new Map(
      Array.from({ length: table?.maxRows ?? 0 }, (_, at) => [
        markOf('t', itemsPath(table?.id ?? '', at)),
        at + 1,
      ]),
    )
  }

  /** Whether this is the grid of an element's items, which is kept until its element is known. */
  takes(label: ParagraphBlock, table: TableBlock): boolean {
    if (this.#table === undefined) return false
    const place = label.marks.map((it) => this.#places.get(it)).find((it) => it !== undefined)
    const start = starts.find((it) => plain(label.text).startsWith(it))
    if (place === undefined && start === undefined) return false
    this.#grids.push({ place, name: plain(label.text).slice(start?.length ?? 0), table })
    return true
  }

  saw(field: TableField, table: ReadTable): void {
    this.#seen.set(field.id, table)
  }

  /** The table with what other places of the paper say of its rows. */
  completed(field: ReadField): ReadField {
    const table = this.#seen.get(field.field)
    if (table === undefined) return field
    if (field.field === this.#table?.id) return this.#answered(field, this.#table, table)
    return table.supports.length === 0 ? field : this.#supported(field, table)
  }

  /** The elements that were read, with the number of the row that each stands in. */
  get #elements(): readonly { readonly no: number; readonly name: string; readonly row: Row }[] {
    const table = this.#table
    const name = table === undefined ? undefined : columnFor(table, 'element-name')?.id
    return [...(this.#seen.get(table?.id ?? '')?.rows ?? [])].map(([no, row]) => ({
      no,
      row,
      name: plain(String(row.cells[name ?? ''] ?? '')),
    }))
  }

  /** A name that one element alone has tells more than a place, for rows are put in and taken out. */
  #numberOf(grid: ItemsGrid): number | undefined {
    const named = this.#elements.filter((it) => it.name !== '' && it.name === grid.name)
    if (named.length === 1) return named[0]?.no
    return this.#elements.find((it) => it.no === grid.place)?.no
  }

  #answered(field: ReadField, table: ElementsTable, seen: ReadTable): ReadField {
    const missed: UnclearCell[] = [...seen.unclear]
    const rows = new Map(seen.rows)
    for (const grid of this.#grids) {
      const no = this.#numberOf(grid) ?? grid.place
      for (const { id, text, answer } of itemsIn(grid.table, table, this.#lists)) {
        if (no === undefined || answer === undefined) {
          missed.push({ row: no ?? 0, column: id, text })
          continue
        }
        const row = rows.get(no) ?? { id: this.#newId(), cells: {} }
        rows.set(no, { ...row, cells: { ...row.cells, [id]: answer } })
      }
    }
    const ordered = new Map([...rows].toSorted(([one], [other]) => one - other))
    this.#seen.set(field.field, { ...seen, rows: ordered })
    return {
      ...field,
      text: [field.text, ...this.#grids.map((it) => textOf(it.table))].join('\n'),
      read: valueFrom(ordered),
      unclear: missed,
    }
  }

  /** A document names the elements and items that it shows; only elements that are there can be shown. */
  #supported(field: ReadField, seen: ReadTable): ReadField {
    const missed: UnclearCell[] = [...seen.unclear]
    const rows = new Map(seen.rows)
    for (const cell of seen.supports) {
      const places = this.#placesIn(cell.text)
      const row = rows.get(cell.row)
      if (places === undefined || row === undefined) missed.push(cell)
      else rows.set(cell.row, { ...row, cells: { ...row.cells, [cell.column]: places } })
    }
    return { ...field, read: valueFrom(rows), unclear: missed }
  }

  #placesIn(text: string): string[] | undefined {
    const items = new Set(this.#table?.assesses.levels.flatMap((it) => it.items.map((one) => one.id)) ?? [])
    const places = text.split('\n').flatMap((line): (string | undefined)[] => {
      const [, name = '', list = ''] = /^(?:(.*)[:\uff1a])?([^:\uff1a]*)$/.exec(line.trim()) ?? []
      const element = this.#elementCalled(plain(name))
      const named = list.split(/[,\uff0c\u3001\s]+/).filter((it) => it !== '')
      return named.map((it) => (element && items.has(it) ? `${element.id}/${it}` : undefined))
    })
    return places.some((it) => it === undefined) ? undefined : (places as string[])
  }

  /** The only one may go unnamed; others are known by their name or, where that says nothing, by their place. */
  #elementCalled(name: string): Row | undefined {
    const elements = this.#elements
    if (name === '') return elements.length === 1 ? elements[0]?.row : undefined
    const named = elements.filter((it) => it.name === name)
    if (named.length === 1) return named[0]?.row
    return elements.find((it) => String(it.no) === name)?.row
  }
}

const valueFrom = (rows: ReadonlyMap<number, Row>): ReadValue => {
  const said = [...rows.values()].filter((it) => Object.keys(it.cells).length > 0)
  return said.length === 0 ? { read: 'blank' } : { read: 'value', value: said }
}

const starts = [chinese, english].map((it) => plain(it.itemsOf('')))

const textOf = ({ rows }: TableBlock): string =>
  rows
    .slice(1)
    .map((cells) => cells.map((it) => it.text).join(' | '))
    .join('\n')

interface Item {
  readonly id: string
  readonly text: string
  /** Nothing where no such verdict is known. */
  readonly answer: { readonly verdict: Verdict; readonly reason?: string } | undefined
}

/** The items of a grid that say something: the first column names them, the last two answer. */
function itemsIn({ rows }: TableBlock, table: ElementsTable, lists: Lists): Item[] {
  const column = table.columns.find((it) => it.kind === 'verdict')
  const options = column?.kind === 'verdict' ? optionsOf(column, lists) : []
  const known = table.assesses.levels.flatMap((it) => it.items)
  const byId = new Map(known.map((it) => [plain(it.id), it]))
  const byText = new Map(known.map((it) => [plain(it.text.zh), it]))
  return rows.slice(1).flatMap((cells): Item[] => {
    const [name = '', content = '', said = '', why = ''] = cells.map((it) => it.text.trim())
    const item = byId.get(plain(name)) ?? byText.get(plain(content))
    if (item === undefined || (said === '' && why === '')) return []
    const code =
      options.find((it) => [it.name.zh, it.name.en, it.code].some((one) => plain(one) === plain(said)))
        ?.code ?? said
    const verdict = verdicts.find((it) => it === code)
    const answer = verdict && { verdict, ...(why !== '' && { reason: why }) }
    return [{ id: item.id, text: `${said} ${why}`.trim(), answer }]
  })
}
