import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { type State, StatePill } from '../../parts/StatePill.tsx'
import { useSuggestionWords } from '../../words.ts'

/** Who has begun and not finished: titles, never the text. */
export function Unfinished({ id, names }: { readonly id: string; readonly names: Names }) {
  const words = useDeskWords()
  const official = useSuggestionWords()
  const language = useLanguage()
  const asked = useQuery({
    queryKey: ['queue', 'unfinished', id],
    queryFn: ({ signal }) => request('GET /unit/:id/unfinished', { signal, params: { id } }),
  })
  if (asked.isError) return <Broken error={asked.error} again={() => void asked.refetch()} />
  if (asked.data === undefined) return <Waiting />
  if (asked.data.items.length === 0) return <Empty title={words.unfinished.empty} />
  const isState = (state: string): state is State => state in official.states
  return (
    <>
      <p className="dim small unfinished-why">{words.unfinished.why}</p>
      <p>
        <ExportButton sort="unit-unfinished" wanted={{ unit: id }} label={words.unfinished.title} />
      </p>
      <table className="queue still">
        <caption className="unseen">{words.unfinished.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.titleFiler}</th>
            <th scope="col">{words.columns.kind}</th>
            <th scope="col">{words.columns.state}</th>
            <th scope="col">{words.columns.edited}</th>
          </tr>
        </thead>
        <tbody>
          {asked.data.items.map((it) => (
            <tr key={`${it.title}-${it.filer}-${it.editedAt}`}>
              <td className="c-title">
                <b>{it.title || words.untitled}</b>
                <small>{it.filer}</small>
              </td>
              <td>
                {names.of(it.call).kind(it.kind)}
                <small>{names.callName(it.call)}</small>
              </td>
              <td>{isState(it.state) ? <StatePill state={it.state} /> : it.state}</td>
              <td className="num">{formatInstant(it.editedAt, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
