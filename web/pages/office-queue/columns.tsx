import type { DeskRow } from '#api/suggestions.ts'
import type { Answer } from '../../api.ts'
import { Marked } from '../../desk/Marked.tsx'
import type { Names } from '../../desk/names.ts'
import { type Column, Title } from '../../desk/Queue.tsx'
import { usualColumns } from '../../desk/usual-columns.tsx'
import type { DeskWords } from '../../desk/words.ts'
import { StatePill } from '../../parts/StatePill.tsx'

/** A row of the desk; one that was searched for says where it was found. */
export type FoundRow = DeskRow & {
  readonly marks?: Answer<'GET /offices/:code/search'>['items'][number]['marks']
}

/** The columns that may be chosen, in their order; the title is always there. */
export const choosable = ['no', 'kind', 'waiting', 'state', 'readiness', 'handler'] as const
/** Shown as long as nobody chooses. */
export const usuallyShown: readonly string[] = ['kind', 'waiting', 'state', 'readiness', 'handler']
/** What an open suggestion beside the list leaves room for. */
const besideOpen: readonly string[] = ['kind', 'waiting', 'state']

/** The columns of an office's list, as chosen. */
export function officeColumns(
  words: DeskWords,
  names: Names,
  open: boolean,
  show: (id: string) => void,
  shown: ReadonlySet<string>,
): readonly Column<FoundRow>[] {
  const { columns } = words
  const under = (it: FoundRow) => it.org.name
  const usual = usualColumns<FoundRow>({ words, names, open, show, titleHead: columns.title, under })
  const title: Column<FoundRow> = {
    ...usual.title,
    cell: (it) => (
      <Title
        title={it.title}
        under={under(it)}
        onOpen={() => show(it.id)}
        marked={it.marks && it.title !== '' ? <Marked text={it.title} marks={it.marks.title} /> : undefined}
        passage={
          it.marks?.snippet ? (
            <p className="passage">
              <Marked {...it.marks.snippet} />
            </p>
          ) : undefined
        }
      />
    ),
  }
  const state: Column<FoundRow> = {
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
  const handler: Column<FoundRow> = {
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
  const no: Column<FoundRow> = {
    name: 'no',
    head: columns.no,
    width: 148,
    cell: (it) => <span className="num">{it.no}</span>,
  }
  const chosen = [no, usual.kind, usual.waiting, state, usual.readiness, handler]
  return [title, ...chosen.filter((it) => shown.has(it.name) && (!open || besideOpen.includes(it.name)))]
}
