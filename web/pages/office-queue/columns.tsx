import type { Listed } from '#api/suggestions.ts'
import { ReadinessCell, WaitingCell } from '../../desk/Cells.tsx'
import type { Names } from '../../desk/names.ts'
import { type Column, Title } from '../../desk/Queue.tsx'
import type { useDeskWords } from '../../desk/words.ts'
import { StatePill } from '../../parts/StatePill.tsx'

/** The columns of an office's list; beside an open side page those that it shows anyway stay, narrower. */
export function officeColumns(
  words: ReturnType<typeof useDeskWords>,
  names: Names,
  open: boolean,
  onOpen: (item: Listed) => void,
): readonly Column<Listed>[] {
  const { columns } = words
  return [
    {
      name: 'title',
      head: columns.title,
      sort: 'title',
      cell: (it) => <Title title={it.title} under={it.org.name} onOpen={() => onOpen(it)} />,
    },
    {
      name: 'kind',
      head: columns.kind,
      width: open ? 112 : 148,
      sort: 'kind',
      cell: (it) => (
        <>
          {names.of(it.call).kind(it.kind)}
          <small title={names.of(it.call).field(it.field)}>{names.of(it.call).field(it.field)}</small>
        </>
      ),
    },
    {
      name: 'waiting',
      head: columns.waiting,
      width: 72,
      right: true,
      sort: 'waiting',
      cell: (it) => <WaitingCell days={it.waiting} overdue={it.overdue} />,
    },
    {
      name: 'state',
      head: columns.state,
      width: open ? 124 : 150,
      cell: (it) => {
        const asides = [
          it.triage ? words.inTriage : '',
          it.transfers > 0 && !it.triage ? words.moved : '',
          it.versions > 1 ? words.again(it.versions) : '',
        ].filter(Boolean)
        return (
          <>
            <StatePill state={it.state} />
            {asides.length === 0 ? null : <small>{asides.join(words.comma)}</small>}
          </>
        )
      },
    },
    {
      name: 'readiness',
      head: columns.readiness,
      width: 80,
      cell: (it) => <ReadinessCell now={it.readinessNow} target={it.readinessTarget} />,
    },
    {
      name: 'handler',
      head: columns.handler,
      width: 108,
      cell: (it) =>
        it.handler === null ? <span className="dim">{words.nobody}</span> : <span>{it.handler.name}</span>,
    },
  ]
}
