import { dayOf, type Instant } from '#core/instant.ts'
import type { RegisterCell } from '#documents/excel/register.ts'

/** A column of a register, and what stands in it. */
export interface Column<Row> {
  readonly label: string
  readonly width: number
  readonly cell: (row: Row) => RegisterCell
}

/** A sheet that knows, once it is written, how many rows it has. */
export interface Sheet {
  readonly name: string
  readonly columns: readonly { readonly label: string; readonly width: number }[]
  readonly rows: AsyncIterable<readonly RegisterCell[]>
  readonly counted: { rows: number }
}

/** A sheet of rows that are fetched portion by portion, so that none is ever held whole. */
export function sheetOf<Row>(
  name: string,
  columns: readonly Column<Row>[],
  portions: () => AsyncIterable<readonly Row[]>,
): Sheet {
  const counted = { rows: 0 }
  async function* rows(): AsyncGenerator<readonly RegisterCell[]> {
    for await (const portion of portions())
      for (const row of portion) {
        counted.rows += 1
        yield columns.map((it) => it.cell(row))
      }
  }
  return { name, columns, rows: rows(), counted }
}

/** So many rows are fetched at a time. */
export const portion = 500

/** A list from its first page to its last, by its own cursor. */
export async function* pagesOf<Item>(
  page: (
    cursor: string | undefined,
  ) => Promise<{ readonly items: readonly Item[]; readonly next: string | null }>,
): AsyncGenerator<readonly Item[]> {
  let cursor: string | undefined
  do {
    const { items, next } = await page(cursor)
    yield items
    cursor = next ?? undefined
  } while (cursor !== undefined)
}

/** The same ids a portion at a time. */
export function* portionsOf<Item>(all: readonly Item[], size = portion): Generator<readonly Item[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

/** The civil day of an instant, as a date. */
export const day = (at: Instant | null | undefined): RegisterCell =>
  at === null || at === undefined ? null : { day: dayOf(at) }

/** A name that leads to its page; what has no name for the reader leads nowhere. */
export const linked = (text: string, href: string): RegisterCell => (text === '' ? null : { text, href })
