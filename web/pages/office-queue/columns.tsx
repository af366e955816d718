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

/** The columns of an office's list; what an open side page shows anyway leaves room for the rest. */
export function officeColumns(
  words: DeskWords,
  names: Names,
  open: boolean,
  show: (id: string) => void,
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
  const always = [title, usual.kind, usual.waiting, state]
  return open ? always : [...always, usual.readiness, handler]
}
