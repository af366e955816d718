import type { DeskRow } from '#api/suggestions.ts'
import { ReadinessCell, WaitingCell } from './Cells.tsx'
import type { Names } from './names.ts'
import { type Column, Title } from './Queue.tsx'
import type { DeskWords } from './words.ts'

interface Given<Item extends DeskRow> {
  readonly words: DeskWords
  readonly names: Names
  /** Whether one suggestion stands beside the list, which leaves it less room. */
  readonly open: boolean
  readonly show: (id: string) => void
  readonly titleHead: string
  /** Whose it is, below its title. */
  readonly under: (item: Item) => string
}

/** The columns that every desk has; each desk sets its own among them. */
export function usualColumns<Item extends DeskRow>({
  words,
  names,
  open,
  show,
  titleHead,
  under,
}: Given<Item>) {
  const { columns } = words
  const title: Column<Item> = {
    name: 'title',
    head: titleHead,
    sort: 'title',
    cell: (it) => <Title title={it.title} under={under(it)} onOpen={() => show(it.id)} />,
  }
  const kind: Column<Item> = {
    name: 'kind',
    head: columns.kind,
    width: open ? 132 : 176,
    sort: 'kind',
    cell: (it) => {
      const { kind, field } = names.of(it.call)
      return (
        <>
          <span className="one-line" title={kind(it.kind)}>
            {kind(it.kind)}
          </span>
          <small title={field(it.field)}>{field(it.field)}</small>
        </>
      )
    },
  }
  const waiting: Column<Item> = {
    name: 'waiting',
    head: columns.waiting,
    width: 72,
    right: true,
    sort: 'waiting',
    cell: (it) => <WaitingCell days={it.waiting} overdue={it.overdue} />,
  }
  const readiness: Column<Item> = {
    name: 'readiness',
    head: columns.readiness,
    width: 84,
    cell: (it) => <ReadinessCell now={it.readinessNow} target={it.readinessTarget} />,
  }
  return { title, kind, waiting, readiness }
}
