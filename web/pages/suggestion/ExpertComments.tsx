import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { useResultsWords } from '../round-results/words.ts'

/** What the office passed on of the experts' comments; without names, and nothing where there is nothing. */
export function ExpertComments({ id }: { readonly id: string }) {
  const { filer: words } = useResultsWords()
  const language = useLanguage()
  const items = useQuery({
    queryKey: ['suggestion', id, 'expert-comments'],
    queryFn: async ({ signal }) =>
      (await request('GET /suggestions/:id/expert-comments', { signal, params: { id } })).items,
    retry: false,
  }).data
  if (items === undefined || items.length === 0) return null
  return (
    <section className="expert-comments" aria-labelledby="expert-comments">
      <h2 id="expert-comments">{words.title}</h2>
      <p className="small sub">{words.why}</p>
      <ul>
        {items.map((it) => (
          <li key={`${it.at} ${it.body}`} className="find">
            <p className="said-text">{it.body}</p>
            <p className="tiny dim num">{dateOf(it.at, language)}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
