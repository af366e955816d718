import { useRef, useState } from 'react'
import { oneOf, type useAddress } from '../../desk/address.ts'
import { useKeys } from '../../desk/keys.ts'
import type { Names } from '../../desk/names.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { Empty } from '../../parts/Screen.tsx'
import { CandidateDialog } from './CandidateDialog.tsx'
import { ExpertTable } from './ExpertTable.tsx'
import { ItemRow } from './ItemRow.tsx'
import { ReleaseDialog } from './ReleaseDialog.tsx'
import { gapsOf, type Item, type Round, standingOf, type Task } from './read.ts'
import { useRoundsWords } from './words.ts'

const views = ['subjects', 'experts'] as const
const filters = ['all', 'trouble', 'gaps', 'missing'] as const

interface Props {
  readonly round: Round
  readonly names: Names
  readonly address: ReturnType<typeof useAddress>[0]
  readonly onChange: ReturnType<typeof useAddress>[1]
}

/** What is before the round and who judges it, by item or by expert. */
export function Board({ round, names, address, onChange }: Props) {
  const words = useRoundsWords()
  const view = oneOf(views, address['view'], 'subjects')
  const filter = oneOf(filters, address['only'], 'all')
  const [choosing, setChoosing] = useState<{ readonly item: Item; readonly task?: Task | undefined }>()
  const [releasing, setReleasing] = useState<Item>()
  const at = useRef(-1)
  const troubled = new Set(round.troubles.flatMap((it) => it.subject ?? []))
  const shown = round.items.filter((it) => {
    if (filter === 'trouble') return troubled.has(it.id) || it.tasks.some((task) => task.conflicts.length > 0)
    if (filter === 'gaps') return gapsOf(it).length > 0
    return filter === 'all' || standingOf(it).some((task) => task.state !== 'handed-in')
  })
  const offered = filters.filter((it) =>
    round.state === 'planning' ? it === 'all' || it === 'trouble' : it !== 'trouble',
  )
  const step = (by: number) => {
    at.current = Math.max(0, Math.min(shown.length - 1, at.current + by))
    document.getElementById(`item-${shown[at.current]?.id}`)?.focus()
  }
  /** The row on which the focus is. */
  const here = (): Item | undefined => {
    const row = document.activeElement?.closest('tr[id^="item-"]')
    const found = shown.findIndex((it) => `item-${it.id}` === row?.id)
    if (found >= 0) at.current = found
    return shown[found]
  }
  useKeys(
    view !== 'subjects' || !round.may.tend
      ? {}
      : {
          j: () => {
            here()
            step(1)
          },
          k: () => {
            here()
            step(-1)
          },
          a: () => {
            const item = here()
            if (item?.stands) setChoosing({ item })
          },
          r: () => {
            const item = here()
            const [task] = item ? gapsOf(item) : []
            if (item && task) setChoosing({ item, task })
          },
        },
  )
  return (
    <section className="board">
      <div className="part-head">
        <fieldset className="round-views">
          <legend className="unseen">{words.board.view}</legend>
          {views.map((it) => (
            <button
              key={it}
              type="button"
              className={view === it ? 'btn sm on' : 'btn sm'}
              aria-pressed={view === it}
              onClick={() => onChange({ view: it === 'subjects' ? null : it })}
            >
              {words.board[it]}
            </button>
          ))}
        </fieldset>
        {view === 'subjects' && round.state !== 'closed' ? (
          <select
            className={filter === 'all' ? 'filter' : 'filter on'}
            aria-label={words.board.filter}
            value={filter}
            onChange={(event) => onChange({ only: event.target.value === 'all' ? null : event.target.value })}
          >
            {offered.map((it) => (
              <option key={it} value={it}>
                {words.board.filters[it]}
              </option>
            ))}
          </select>
        ) : null}
      </div>
      {view === 'experts' ? (
        <ExpertTable round={round} />
      ) : shown.length === 0 ? (
        <Empty title={words.board.noneHere} />
      ) : (
        <>
          <Sheet
            stacks
            caption={words.board.captionSubjects}
            heads={[words.board.subject, words.board.assigned, words.board.count]}
            numbers={[words.board.count]}
          >
            {shown.map((it) => (
              <ItemRow
                key={it.id}
                round={round}
                item={it}
                names={names}
                onChoose={(task) => setChoosing({ item: it, task })}
                onRelease={() => setReleasing(it)}
              />
            ))}
          </Sheet>
          {round.may.tend ? <p className="tiny dim keys-note">{words.board.keys}</p> : null}
        </>
      )}
      {choosing === undefined ? null : (
        <CandidateDialog
          round={round}
          item={choosing.item}
          task={choosing.task}
          names={names}
          onClose={() => setChoosing(undefined)}
        />
      )}
      {releasing === undefined ? null : (
        <ReleaseDialog round={round} item={releasing} onClose={() => setReleasing(undefined)} />
      )}
    </section>
  )
}
