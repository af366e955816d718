import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../api.ts'
import { useSay } from '../language.tsx'
import { useSettled, useWhileWritingWords } from './while-writing.ts'

const leastTitle = 4
const most = 3

interface Props {
  readonly call: string
  readonly title: string
  /** False while words may be secret: then nothing leaves the page. */
  readonly maySend: boolean
}

/** Says that published directions are like this title; what others suggested is nobody's to know. It never stops. */
export function TitleHint({ call, title, maySend }: Props) {
  const words = useWhileWritingWords()
  const say = useSay()
  const asked = useSettled(title.trim(), maySend)
  const mayAsk = maySend && [...asked].length >= leastTitle
  const found = useQuery({
    queryKey: ['similar-titles', call, asked],
    queryFn: ({ signal }) =>
      request('POST /calls/:call/similar-titles', {
        signal,
        params: { call },
        body: { title: asked.slice(0, 2000) },
      }),
    enabled: mayAsk,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (last) => last,
  })
  const items = mayAsk ? (found.data?.items ?? []).slice(0, most) : []
  return (
    <div className="hint title-hint" role="status">
      {items.length === 0 ? null : (
        <>
          <p>{words.alike(items.length)}</p>
          <ul>
            {items.map((it) => (
              <li key={`${it.guide.slug} ${it.no}`}>
                <Link to="/guides/$slug/$no" params={{ slug: it.guide.slug, no: it.no }} target="_blank">
                  {it.title}
                </Link>
                <span className="dim"> {say(it.guide.title)}</span>
              </li>
            ))}
          </ul>
          <p>{words.goOn}</p>
        </>
      )}
    </div>
  )
}
