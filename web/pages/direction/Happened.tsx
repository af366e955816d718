import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useHappeningWords } from '../admin-audit/words.ts'
import { useMeetingsWords } from '../meetings/words.ts'
import { usePastWords } from './past-words.ts'

/** What has happened to a direction, in order; of a meeting, what it said. */
export function Happened({ id }: { readonly id: string }) {
  const words = usePastWords()
  const happened: Readonly<Record<string, string>> = useHappeningWords()
  const outcomes: Readonly<Record<string, string>> = useMeetingsWords().outcomes
  const language = useLanguage()
  const timeline = useQuery({
    queryKey: ['direction', id, 'timeline'],
    queryFn: async ({ signal }) =>
      (await request('GET /directions/:id/timeline', { signal, params: { id } })).entries,
  })
  const said = (name: string, outcome: unknown): string => {
    const heard = typeof outcome === 'string' ? outcomes[outcome] : undefined
    return heard === undefined ? (happened[name] ?? name) : words.outcome(heard)
  }
  return (
    <section>
      <h3>{words.timeline}</h3>
      {timeline.isError ? (
        <Broken error={timeline.error} />
      ) : timeline.data === undefined ? (
        <Waiting />
      ) : (
        <ol className="past-list">
          {timeline.data.map((it) => (
            <li key={it.n}>
              <span>{said(it.happened, it.detail['outcome'])}</span>
              <span className="small sub num">{words.by(it.by?.name ?? '', momentOf(it.at, language))}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
