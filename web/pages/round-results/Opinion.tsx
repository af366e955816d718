import { Link } from '@tanstack/react-router'
import type { Answer } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useResultsWords } from './words.ts'
import './results.css'

type Whole = Answer<'GET /directions/:id/opinions'>['own']['opinions'][number]
export type Short = Omit<Whole, 'comments'>

/** What the experts of one round said, in one line; with their comments where there are any. */
export function OpinionLine({ it }: { readonly it: Short & { readonly comments?: readonly string[] } }) {
  const words = useResultsWords()
  const say = useSay()
  const { opinions } = words
  if (it.total === null) return null
  return (
    <div className="opinion-line small">
      <Link to="/rounds/$id/results" params={{ id: it.round.id }}>
        {it.round.title}
      </Link>
      <span className="num">
        {[
          '',
          opinions.line(it.total.mean, it.max, it.total.count),
          ...(it.adjusted === null ? [] : [opinions.adjusted(it.adjusted)]),
          ...it.verdicts.map((one) => opinions.verdict(say(one.name), one.count)),
        ].join('　')}
      </span>
      {it.total.disagrees ? (
        <span className="apart">
          {'　'}
          <Icon name="warn" /> {words.disagrees}
        </span>
      ) : null}
      {it.flags.length === 0 ? null : (
        <span className="apart">
          {['', ...it.flags.map((one) => opinions.verdict(say(one.name), one.count))].join('　')}
        </span>
      )}
      {(it.comments ?? []).map((comment) => (
        <p key={comment} className="said-text">
          {comment}
        </p>
      ))}
    </div>
  )
}
