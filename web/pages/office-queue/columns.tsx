import type { DeskRow } from '#api/suggestions.ts'
import type { Names } from '../../desk/names.ts'
import type { Column } from '../../desk/Queue.tsx'
import { usualColumns } from '../../desk/usual-columns.tsx'
import type { DeskWords } from '../../desk/words.ts'
import { StatePill } from '../../parts/StatePill.tsx'

/** The columns of an office's list; what an open side page shows anyway leaves room for the rest. */
export function officeColumns(
  words: DeskWords,
  names: Names,
  open: boolean,
  show: (id: string) => void,
): readonly Column<DeskRow>[] {
  const { columns } = words
  const under = (it: DeskRow) => it.org.name
  const usual = usualColumns({ words, names, open, show, titleHead: columns.title, under })
  const state: Column<DeskRow> = {
    name: 'state',
    head: columns.state,
    width: open ? 180 : 196,
    cell: (it) => {
      const asides = [
        it.triage ? words.inTriage : '',
        it.transfers > 0 && !it.triage ? words.moved : '',
        it.versions > 1 ? words.again(it.versions) : '',
      ]
        .filter(Boolean)
        .join(words.comma)
      return (
        <>
          <StatePill state={it.state} />
          {asides === '' ? null : <small title={asides}>{asides}</small>}
        </>
      )
    },
  }
  const handler: Column<DeskRow> = {
    name: 'handler',
    head: columns.handler,
    width: 108,
    cell: (it) =>
      it.handler === null ? (
        <span className="dim">{words.nobody}</span>
      ) : (
        <span className="one-line" title={it.handler.name}>
          {it.handler.name}
        </span>
      ),
  }
  const always = [usual.title, usual.kind, usual.waiting, state]
  return open ? always : [...always, usual.readiness, handler]
}
