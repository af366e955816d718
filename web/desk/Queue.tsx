import type { ReactNode } from 'react'
import { Icon } from '../parts/Icon.tsx'
import type { List } from './use-list.ts'
import { useDeskWords } from './words.ts'

/** The least that a row must tell. */
export interface Row {
  readonly id: string
  readonly title: string
}

export interface Column<Item> {
  readonly name: string
  readonly head: string
  /** In pixels at the usual type size; it grows with larger type. The one column without a width takes the rest. */
  readonly width?: number
  readonly right?: boolean
  readonly cell: (item: Item) => ReactNode
  /** Sorts by this when its head is pressed. */
  readonly sort?: string
}

interface Props<Item extends Row> {
  readonly caption: string
  readonly items: readonly Item[]
  readonly columns: readonly Column<Item>[]
  readonly list: List<Item>
  readonly sort: string
  readonly onSort: (sort: string) => void
  readonly onOpen: (item: Item) => void
  readonly selectable: boolean
}

/** The list of a desk: two-line rows, the whole row opens, the current row is tinted, chosen rows are grey. */
export function Queue<Item extends Row>(props: Props<Item>) {
  const { caption, items, columns, list, sort, onSort, onOpen, selectable } = props
  const words = useDeskWords()
  const all = items.length > 0 && items.every((it) => list.isChosen(it.id))
  return (
    <table className="queue">
      <caption className="unseen">{caption}</caption>
      <colgroup>
        {selectable ? <col style={{ width: '2.75rem' }} /> : null}
        {columns.map((it) => (
          <col
            key={it.name}
            className={`c-${it.name}`}
            style={it.width === undefined ? undefined : { width: `${it.width / 16}rem` }}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {selectable ? (
            <th scope="col">
              <input
                type="checkbox"
                aria-label={words.selectAll}
                checked={all}
                ref={(box) => {
                  if (box !== null) box.indeterminate = !all && list.picked.length > 0
                }}
                onChange={() => (all ? list.clear() : list.choose(items.map((it) => it.id)))}
              />
            </th>
          ) : null}
          {columns.map((it) => (
            <th
              key={it.name}
              scope="col"
              className={`${it.right === true ? 'n ' : ''}c-${it.name}`}
              aria-sort={it.sort === undefined ? undefined : it.sort === sort ? 'descending' : 'none'}
            >
              {it.sort === undefined ? (
                it.head
              ) : (
                <button type="button" className="plain" onClick={() => onSort(it.sort ?? '')}>
                  {it.head}
                  {it.sort === sort ? <Icon name="down" /> : null}
                </button>
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((it) => (
          <QueueRow
            key={it.id}
            item={it}
            columns={columns}
            list={list}
            onOpen={onOpen}
            selectable={selectable}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps<Item extends Row> extends Pick<Props<Item>, 'columns' | 'list' | 'onOpen' | 'selectable'> {
  readonly item: Item
}

function QueueRow<Item extends Row>({ item, columns, list, onOpen, selectable }: RowProps<Item>) {
  const words = useDeskWords()
  const current = list.current?.id === item.id
  const chosen = list.isChosen(item.id)
  return (
    // The button with the title opens for the keyboard; a click anywhere in the row is the same for the mouse.
    <tr
      id={`row-${item.id}`}
      className={current ? 'cur' : chosen ? 'x' : ''}
      aria-current={current ? 'true' : undefined}
      onClick={(event) => {
        const target = event.target
        if (target instanceof Element && target.closest('input, button, a, select, label') === null)
          onOpen(item)
      }}
    >
      {selectable ? (
        <td className="choose">
          <input
            type="checkbox"
            aria-label={words.select(item.title || words.untitled)}
            checked={chosen}
            onChange={() => list.toggle(item.id)}
          />
        </td>
      ) : null}
      {columns.map((it) => (
        <td key={it.name} className={`${it.right === true ? 'n ' : ''}c-${it.name}`}>
          {it.cell(item)}
        </td>
      ))}
    </tr>
  )
}

interface TitleProps {
  readonly title: string
  readonly under: string
  readonly onOpen: () => void
  /** The title with what was looked for marked in it, and a passage of the text. */
  readonly marked?: ReactNode
  readonly passage?: ReactNode
}

/** First line the name, second line whose it is; both whole in the side page and when pointed at. */
export function Title({ title, under, onOpen, marked, passage }: TitleProps) {
  const words = useDeskWords()
  return (
    <>
      <button type="button" className="plain title" title={title} onClick={onOpen}>
        {marked ?? (title || words.untitled)}
      </button>
      <small title={under}>{under}</small>
      {passage}
    </>
  )
}
