import type { Queued } from '#api/reviews.ts'
import { ReadinessCell, WaitingCell } from '../../desk/Cells.tsx'
import type { Names } from '../../desk/names.ts'
import { type Column, Title } from '../../desk/Queue.tsx'
import type { useDeskWords } from '../../desk/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { StatePill } from '../../parts/StatePill.tsx'

/** The columns of a unit's list: what stands in the way takes the place of the handler. */
export function unitColumns(
  words: ReturnType<typeof useDeskWords>,
  names: Names,
  open: boolean,
  onOpen: (item: Queued) => void,
): readonly Column<Queued>[] {
  const { columns } = words
  const all: readonly Column<Queued>[] = [
    {
      name: 'title',
      head: columns.titleFiler,
      sort: 'title',
      cell: (it) => <Title title={it.title} under={it.filer.name} onOpen={() => onOpen(it)} />,
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
      width: open ? 136 : 168,
      cell: (it) => (
        <>
          <StatePill state={it.state} />
          {it.versions > 1 ? <small>{words.again(it.versions)}</small> : null}
        </>
      ),
    },
    {
      name: 'blocks',
      head: columns.blocks,
      width: open ? 132 : 216,
      cell: (it) =>
        it.state !== 'unit-review' ? null : it.blocks.length === 0 ? (
          <span className="good small">
            <Icon name="check" /> {words.clearToGo}
          </span>
        ) : (
          it.blocks.map((block) => (
            <span key={block} className={block === 'own' ? 'blocked why' : 'warned why'}>
              <Icon name={block === 'own' ? 'block' : 'warn'} /> {words.blocks[block]}
            </span>
          ))
        ),
    },
    {
      name: 'readiness',
      head: columns.readiness,
      width: 84,
      cell: (it) => <ReadinessCell now={it.readinessNow} target={it.readinessTarget} />,
    },
    {
      name: 'rank',
      head: columns.rank,
      width: 60,
      right: true,
      sort: 'rank',
      cell: (it) => (it.unitRank === null ? <span className="dim">{words.none}</span> : it.unitRank),
    },
  ]
  return open ? all.filter((it) => it.name !== 'readiness' && it.name !== 'rank') : all
}
