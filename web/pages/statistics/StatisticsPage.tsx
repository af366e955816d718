import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { queryOf, useAsked } from './asked.ts'
import { Controls } from './Controls.tsx'
import { Figures } from './Figures.tsx'
import { useStatisticsWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './statistics.css'

/** Counts within what the reader may see: each picture with its numbers, each number with the list behind it. */
export default function StatisticsPage() {
  const words = useStatisticsWords()
  const { within, scopes, names, change } = useAsked()
  useTitle(words.title)
  const asked = useQuery({
    queryKey: ['statistics', within],
    queryFn: ({ signal }) => {
      if (within === undefined) throw new Error('Nothing is asked.')
      return request('GET /statistics', { signal, query: queryOf(within) })
    },
    enabled: within !== undefined,
    placeholderData: keepPreviousData,
  })
  const counts = asked.data
  const narrowed = within !== undefined && `${within.cohort}${within.from}${within.to}` !== ''
  return (
    <div className="admin-page statistics-page">
      <div className="hd">
        <h1>{words.title}</h1>
        <span className="dim num" role="status">
          {counts === undefined ? '' : words.total(counts.total)}
        </span>
      </div>
      {within === undefined ? null : (
        <Controls within={within} scopes={scopes} names={names} change={change} />
      )}
      {scopes.length === 0 ? (
        <Empty title={words.none} />
      ) : asked.isError && counts === undefined ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : counts === undefined || within === undefined ? (
        <Waiting />
      ) : counts.total === 0 ? (
        <Empty title={words.empty} why={narrowed ? words.emptyFiltered : words.emptyWhy} />
      ) : (
        <Figures counts={counts} within={within} names={names} />
      )}
    </div>
  )
}
