import type { Column, TableField } from '#core/form/form.ts'
import { type ListEntry, type Lists, optionsOf } from '#core/form/lists.ts'
import { yes } from '#text/yes.ts'

/** A pasted row: the value of each column that it fills. */
export type PastedRow = Readonly<Record<string, unknown>>

/** Whether a clipboard's text comes from cells and not from prose. */
export const isCells = (text: string): boolean => text.includes('\t')

/** Cells as a spreadsheet copies them: tabs between, quotes around what holds line ends, doubled quotes inside. */
export function cellsOf(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]]
  let cell = ''
  let quoted = false
  const put = () => {
    rows.at(-1)?.push(cell.trim())
    cell = ''
  }
  const source = text.replaceAll(/\r\n?/g, '\n').replace(/\n+$/, '')
  for (let i = 0; i < source.length; i++) {
    const it = source.charAt(i)
    if (quoted && it === '"' && source.charAt(i + 1) === '"') {
      cell += '"'
      i++
    } else if (quoted && it === '"') quoted = false
    else if (!quoted && it === '"' && cell === '') quoted = true
    else if (!quoted && it === '\t') put()
    else if (!quoted && it === '\n') {
      put()
      rows.push([])
    } else cell += it
  }
  put()
  return rows.filter((row) => row.some((it) => it !== ''))
}

/** Rows for a table out of pasted cells. A first row that names the columns sets their order; otherwise they follow from `from` on. */
export function pastedRows(field: TableField, text: string, lists: Lists, from = 0): readonly PastedRow[] {
  const cells = cellsOf(text)
  const head = cells[0]?.map((it) => field.columns.find((column) => names(column).includes(it.toLowerCase())))
  const named = head !== undefined && head.filter((it) => it !== undefined).length >= Math.min(2, head.length)
  const order = named ? head : field.columns.slice(from)
  return (named ? cells.slice(1) : cells).map((row) => {
    const values: Record<string, unknown> = {}
    row.forEach((cell, at) => {
      const column = order[at]
      if (column !== undefined && cell !== '') values[column.id] = valueIn(column, cell, lists)
    })
    return values
  })
}

const names = (column: Column): readonly string[] =>
  [column.label.zh, column.label.en, column.id].map((it) => it.toLowerCase())

/** Names of options become their codes; what fits none stays as it was written, to be found and put right. */
export function valueIn(column: Column, cell: string, lists: Lists): unknown {
  const codeOf = (text: string): string =>
    column.kind === 'choice' || column.kind === 'choices' || column.kind === 'tree-choice'
      ? (codeNamed(optionsOf(column, lists), text.trim()) ?? text.trim())
      : text
  if (column.kind === 'choices' || column.kind === 'tags') return cell.split(/[、，,；;]/).map(codeOf)
  if (column.kind === 'declaration') return yes.test(cell)
  // The unit stands in the column already.
  if ('unit' in column && column.unit?.zh === '%') return cell.replace(/\s*[%％]$/, '')
  return codeOf(cell)
}

/** The option that is called so, or the only one whose name has the text in it: a sign alone means its comparison. */
function codeNamed(options: readonly ListEntry[], text: string): string | undefined {
  const exact = options.find((it) => [it.code, it.name.zh, it.name.en].includes(text))
  if (exact !== undefined || text === '') return exact?.code
  const near = options.filter((it) => it.name.zh.includes(text) || it.name.en.includes(text))
  return near.length === 1 ? near[0]?.code : undefined
}
