import type { Queued } from '#api/reviews.ts'
import type { Names } from '../../desk/names.ts'
import type { Column } from '../../desk/Queue.tsx'
import { usualColumns } from '../../desk/usual-columns.tsx'
import type { DeskWords } from '../../desk/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { StatePill } from '../../parts/StatePill.tsx'

/** The columns of a unit's list: what stands in the way takes the place of the handler. */
export function unitColumns(
  words: DeskWords,
  names: Names,
  open: boolean,
  show: (id: string) => void,
): readonly Column<Queued>[] {
  const { columns } = words
  const under = (it: Queued) => it.filer.name
  const usual = usualColumns({ words, names, open, show, titleHead: columns.titleFiler, under })
  const state: Column<Queued> = {
    name: 'state',
    head: columns.state,
    width: open ? 172 : 196,
    cell: (it) => (
      <>
        <StatePill state={it.state} />
        {it.versions > 1 ? <small>{words.again(it.versions)}</small> : null}
      </>
    ),
  }
  const blocks: Column<Queued> = {
    name: 'blocks',
    head: columns.blocks,
    width: open ? 156 : 188,
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
  }
  const rank: Column<Queued> = {
    name: 'rank',
    head: columns.rank,
    width: 60,
    right: true,
    sort: 'rank',
    cell: (it) => (it.unitRank === null ? <span className="dim">{words.none}</span> : it.unitRank),
  }
  const always = [usual.title, usual.kind, usual.waiting, state, blocks]
  return open ? always : [...always, usual.readiness, rank]
}
