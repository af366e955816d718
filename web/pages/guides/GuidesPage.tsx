import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { dayOf, formatDay, formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useGuideWords } from '../guide/words.ts'
import '../guide/guide.css'

type Listed = Answer<'GET /public/guides'>['items'][number]

/** Every guide that anybody may read, the newest first. */
export default function GuidesPage() {
  const words = useGuideWords()
  const asked = useQuery({
    queryKey: ['public-guides'],
    queryFn: ({ signal }) => request('GET /public/guides', { signal }),
  })
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      {asked.error !== null && asked.data === undefined ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : asked.data.items.length === 0 ? (
        <Empty title={words.none.title} why={words.none.why} />
      ) : (
        <ul className="guide-list">
          {asked.data.items.map((it) => (
            <Line key={it.slug} it={it} />
          ))}
        </ul>
      )}
    </ReadingPage>
  )
}

function Line({ it }: { readonly it: Listed }) {
  const words = useGuideWords()
  const language = useLanguage()
  const say = useSay()
  return (
    <li>
      <h2>
        <Link to={`/guides/${it.slug}`}>{say(it.title)}</Link>
      </h2>
      <p>
        <b>{words.states[it.state]}</b>
        {it.publishedAt === null ? null : (
          <span>{words.published(formatDay(dayOf(it.publishedAt), language))}</span>
        )}
        {it.state === 'commenting' && it.commentUntil !== null ? (
          <span>{words.until(formatInstant(it.commentUntil, language))}</span>
        ) : null}
        <span>{words.count(it.directions)}</span>
        {it.applyFrom === null || it.applyTo === null ? null : (
          <span>{words.apply(formatDay(it.applyFrom, language), formatDay(it.applyTo, language))}</span>
        )}
      </p>
    </li>
  )
}
