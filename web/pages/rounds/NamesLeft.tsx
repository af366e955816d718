import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Round } from './read.ts'
import { useRoundsWords } from './words.ts'

/** So many places are listed at once. */
const mostListed = 30

/** Whom the texts of a blind round still name: looked at before it is opened, and never in the way. */
export function NamesLeft({ round }: { readonly round: Round }) {
  const { namesLeft: words } = useRoundsWords()
  const say = useSay()
  const items = useQuery({
    queryKey: ['round', round.id, 'names', round.revision],
    enabled: round.blind && round.state === 'planning' && round.may.tend,
    queryFn: async ({ signal }) =>
      (await request('GET /rounds/:id/names', { signal, params: { id: round.id } })).items,
    retry: false,
  }).data
  const places = items?.flatMap((it) =>
    it.found.map((found) => ({ ...found, title: it.title, id: it.subject })),
  )
  if (places === undefined || places.length === 0) return null
  return (
    <details className="ready names-left">
      <summary>
        <Icon name="warn" /> <b>{words.title(places.length, items?.length ?? 0)}</b>
      </summary>
      <p className="small sub">{words.why}</p>
      <ul className="small">
        {places.slice(0, mostListed).map((it) => (
          <li key={`${it.id} ${it.field.en} ${it.column?.en ?? ''} ${it.around}`}>
            <a href={`#item-${it.id}`}>{it.title}</a>
            <span>
              {[say(it.field), it.column === null ? '' : say(it.column), words.around(it.around)]
                .filter((one) => one !== '')
                .join('　')}
            </span>
          </li>
        ))}
        {places.length > mostListed ? <li>…</li> : null}
      </ul>
    </details>
  )
}
