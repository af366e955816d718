import type { Row } from '#core/form/answers.ts'
import { keyBetween, orderKeys } from '#core/form/order.ts'
import { newId } from '../../../new-id.ts'
import { say as announce } from '../../../parts/Message.tsx'
import { useForm } from '../../context.ts'
import { useEditorWords } from '../../words.ts'

type Cells = Readonly<Record<string, unknown>>

/** What can be done with the rows of a table; each writes the fewest places, so that two people can do it at once. */
export interface Rows {
  /** Puts rows in, after the one named or else at the end, and gives their ids: those that were chosen for them, or new ones. */
  readonly add: (rows: readonly Cells[], after?: number, ids?: readonly string[]) => readonly string[]
  readonly remove: (row: Row, undone?: () => void) => void
  readonly move: (at: number, by: -1 | 1) => void
}

export function useRows(path: string, rows: readonly Row[]): Rows {
  const words = useEditorWords()
  const form = useForm()
  const keyOf = (row: Row | undefined): string | undefined => {
    const key = row === undefined ? undefined : form.valueAt(`${path}/${row.id}`)
    return typeof key === 'string' ? key : undefined
  }
  return {
    add: (added, after = rows.length - 1, ids = []) => {
      const next = keyOf(rows[after + 1])
      let key = keyOf(rows[after])
      const made = added.map((cells, n) => {
        const id = ids[n] ?? newId()
        key = keyBetween(key, next)
        return { id, key, cells }
      })
      form.writeAll(
        made.flatMap(({ id, key: order, cells }) => [
          { path: `${path}/${id}`, value: order },
          ...Object.entries(cells).map(([column, value]) => ({ path: `${path}/${id}/${column}`, value })),
        ]),
      )
      return made.map((it) => it.id)
    },
    remove: (row, undone) => {
      const key = keyOf(row)
      form.write(`${path}/${row.id}`, null)
      announce(words.table.removed, {
        undo: {
          label: words.undo,
          go: () => {
            form.write(`${path}/${row.id}`, key ?? keyBetween(keyOf(rows.at(-1))))
            undone?.()
          },
        },
      })
    },
    move: (at, by) => {
      const row = rows[at]
      if (row === undefined || rows[at + by] === undefined) return
      const keys = rows.map(keyOf)
      if (new Set(keys).size < rows.length || keys.includes(undefined)) {
        form.writeAll(
          orderKeys(rows.length).map((key, n) => ({ path: `${path}/${rows[n]?.id}`, value: key })),
        )
        return
      }
      const before = by < 0 ? keys[at - 2] : keys[at + 1]
      const after = by < 0 ? keys[at - 1] : keys[at + 2]
      form.write(`${path}/${row.id}`, keyBetween(before, after))
    },
  }
}
