import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Answer, request } from '../../api.ts'
import { useCompareWords, useLikenessWords } from '../../desk/likeness-words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { AlikeFiles } from './AlikeFiles.tsx'
import { Scores } from './Scores.tsx'
import { Side } from './Side.tsx'
import '../../desk/work/similar.css'
import './compare.css'

export type Compared = Answer<'GET /suggestions/:id/similar/:other'>
const judgements = ['duplicate', 'kindred', 'different'] as const

/** Two suggestions side by side: why they are alike, what is the same, and what the reader says of it. */
export default function ComparePage() {
  const id = useParam('id')
  const other = useParam('other')
  const pair = useQuery({
    queryKey: ['suggestion', id, 'similar', other],
    queryFn: ({ signal }) =>
      request('GET /suggestions/:id/similar/:other', { signal, params: { id, other } }),
  })
  if (pair.error !== null && pair.data === undefined)
    return (
      <div className="wrap">
        <Broken top error={pair.error} again={() => void pair.refetch()} />
      </div>
    )
  return pair.data === undefined ? <Waiting /> : <Pair it={pair.data} />
}

function Pair({ it }: { readonly it: Compared }) {
  const words = useCompareWords()
  const likeness = useLikenessWords()
  const { one, other, reasons, relation, score, judged } = it
  const title = words.title(one.head.no, other.head.no)
  useTitle(title)
  return (
    <article className="compare">
      <header>
        <p className="small">
          <Link to="/suggestions/$id/work" params={{ id: one.head.id }}>
            <Icon name="left" /> {words.back}
          </Link>
        </p>
        <h1>{title}</h1>
        <p className="row wrapping">
          {judged !== null ? (
            <b className={`likeness ${judged}`}>{words.judgedAs[judged]}</b>
          ) : relation === null ? null : (
            <b className={`likeness ${relation}`}>{likeness.relation[relation]}</b>
          )}
          <span className="num">{words.score(likeness.level(score), score.toFixed(2))}</span>
        </p>
      </header>
      <div className="compare-top">
        <div className="compare-said">
          <section>
            <h2>{words.why}</h2>
            {reasons.length === 0 ? (
              <p>{words.noReason}</p>
            ) : (
              <ul className="reasons">
                {reasons.map((reason) => (
                  <li key={reason.code}>{likeness.reason(reason)}</li>
                ))}
              </ul>
            )}
            <p>{words.same(it.passages)}</p>
          </section>
          {it.mayJudge ? <Judge it={it} /> : null}
        </div>
        <div className="compare-said">
          <Scores it={it} />
        </div>
      </div>
      {it.files.length === 0 ? null : <AlikeFiles it={it} />}
      <div className="compare-sides">
        <Side side={one} name="one" twin="other" called={words.this} />
        <Side side={other} name="other" twin="one" called={words.other} />
      </div>
    </article>
  )
}

function Judge({ it }: { readonly it: Compared }) {
  const words = useCompareWords()
  const likeness = useLikenessWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const names = { ...likeness.relation, different: words.different }
  const judge = async (judged: (typeof judgements)[number]) => {
    const [id, other] = [it.one.head.id, it.other.head.id]
    try {
      await request('PUT /suggestions/:id/similar/:other', { params: { id, other }, body: { judged } })
      say(words.judged)
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
    await Promise.all(
      [id, other].map((one) => queries.invalidateQueries({ queryKey: ['suggestion', one, 'similar'] })),
    )
  }
  return (
    <section>
      <h2 id="judge">{words.judge}</h2>
      {/* biome-ignore lint/a11y/useSemanticElements: three buttons that act at once, not fields of a form */}
      <div className="row wrapping" role="group" aria-labelledby="judge">
        {judgements.map((one) => (
          <button
            key={one}
            type="button"
            className={it.judged === one ? 'btn main' : 'btn'}
            aria-pressed={it.judged === one}
            onClick={() => void judge(one)}
          >
            {names[one]}
          </button>
        ))}
      </div>
      <p className="small dim">{words.judgeHint}</p>
    </section>
  )
}
