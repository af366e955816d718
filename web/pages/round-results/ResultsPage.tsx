import { useQuery } from '@tanstack/react-query'
import { type Answer, request } from '../../api.ts'
import { useAddress } from '../../desk/address.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { Experts } from './Experts.tsx'
import { ResultsTable } from './ResultsTable.tsx'
import { SideBySide } from './SideBySide.tsx'
import { useResultsWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import '../../form/form.css'
import './results.css'

export type Results = Answer<'GET /rounds/:id/results'>
export type Result = Results['items'][number]

/** What the experts of a closed round said: a table, and the sheets of one subject side by side. */
export default function ResultsPage() {
  const id = useParam('id')
  const words = useResultsWords()
  const language = useLanguage()
  const [address, change] = useAddress()
  const asked = useQuery({
    queryKey: ['round', id, 'results'],
    queryFn: ({ signal }) => request('GET /rounds/:id/results', { signal, params: { id } }),
  })
  const data = asked.data
  useTitle(data === undefined ? words.title : `${words.title} · ${data.round.title}`)
  if (asked.error)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  if (data === undefined) return <Waiting />
  const subject = address['subject']
  return (
    <div className="admin-page results-page">
      <p className="crumb">
        {subject === undefined ? (
          <a href={`/rounds/${id}`}>{words.back}</a>
        ) : (
          <button type="button" className="link" onClick={() => change({ subject: null })}>
            {words.backToTable}
          </button>
        )}
      </p>
      <div className="hd">
        <h1>
          {words.title} · {data.round.title}
        </h1>
        <span className="dim num">
          {[
            data.round.closedAt === null ? '' : words.closed(momentOf(data.round.closedAt, language)),
            words.subjects(data.items.length),
          ].join('　')}
        </span>
        <div className="tools row">
          <ExportButton sort="round-results" wanted={{ round: id }} label={words.title} />
        </div>
      </div>
      {data.masked > 0 ? (
        <p className="find small">
          <Icon name="lock" /> {words.masked(data.masked)}
        </p>
      ) : null}
      {subject !== undefined ? (
        <SideBySide round={id} subject={subject} />
      ) : data.items.every((it) => it.total === null && !it.masked) ? (
        <Empty title={words.none} why={words.noneWhy} />
      ) : (
        <>
          <ResultsTable results={data} onOpen={(it) => change({ subject: it })} />
          <Experts results={data} />
        </>
      )}
    </div>
  )
}
