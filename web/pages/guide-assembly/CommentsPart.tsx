import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { useMe } from '../../session.tsx'
import { Area } from './HeadForm.tsx'
import { type Board, useAskAgain } from './queries.ts'
import { useAssemblyWords } from './words.ts'

type Comment = Answer<'GET /guides/:id/comments'>['items'][number]

/** What the public said; planning shows it with an answer, or keeps it unshown. */
export function CommentsPart({ board: { guide, comments } }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const me = useMe()
  const { data } = useQuery({
    queryKey: ['guide-comments', guide.id],
    queryFn: ({ signal }) => request('GET /guides/:id/comments', { signal, params: { id: guide.id } }),
  })
  const plans = me?.staff.some((it) => it.role === 'triage') ?? false
  if (data === undefined) return null
  return (
    <section className="part-of-board">
      <h2>{words.comments}</h2>
      <p className="sub">
        {data.items.length === 0
          ? words.noComments
          : words.commentCounts(comments.waiting, comments.shown, comments.kept)}
      </p>
      <ul className="assembly-comments">
        {data.items.map((it) => (
          <One key={it.id} it={it} guide={guide.id} plans={plans} />
        ))}
      </ul>
    </section>
  )
}

function One({
  it,
  guide,
  plans,
}: {
  readonly it: Comment
  readonly guide: string
  readonly plans: boolean
}) {
  const words = useAssemblyWords()
  const language = useLanguage()
  const sentence = useSentence()
  const again = useAskAgain(guide)
  const [answer, setAnswer] = useState(it.answer)
  const decide = (state: 'shown' | 'kept') =>
    request('POST /guides/:id/comments/:comment', {
      params: { id: guide, comment: it.id },
      body: { state, answer },
    })
      .then(again)
      .then(
        () => announce(words.decided),
        (error: unknown) => announce(sentence(error), { tone: 'block' }),
      )
  return (
    <li>
      <p>
        <b>{it.name}</b>{' '}
        <span className="sub">
          {words.commentStates[it.state]} · {formatInstant(it.at, language)}
          {it.direction === null ? '' : ` · ${it.direction}`}
        </span>
      </p>
      <p>{it.body}</p>
      {it.contact === '' ? null : <p className="sub">{words.contact(it.contact)}</p>}
      {plans ? (
        <>
          <Area label={words.answer} value={answer} onChange={setAnswer} />
          <div className="row">
            <button type="button" className="btn sm" onClick={() => void decide('shown')}>
              {words.show}
            </button>
            <button type="button" className="btn sm" onClick={() => void decide('kept')}>
              {words.keep}
            </button>
          </div>
        </>
      ) : null}
    </li>
  )
}
