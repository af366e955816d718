import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type Answer, request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import { useCompareWords, useLikenessWords } from '../likeness-words.ts'
import { useNames } from '../names.ts'
import type { One } from '../read.ts'
import './similar.css'

interface Props {
  readonly it: One
  readonly heading: 'h2' | 'h3'
}
type Item = Answer<'GET /suggestions/:id/similar'>['items'][number]
type Direction = Answer<'GET /suggestions/:id/similar'>['directions'][number]

/** What is like a suggestion, the likest first, each with its reasons and a way to see both side by side. */
export default function Similar({ it, heading: Heading }: Props) {
  const words = useCompareWords()
  const found = useQuery({
    queryKey: ['suggestion', it.id, 'similar'],
    queryFn: ({ signal }) => request('GET /suggestions/:id/similar', { signal, params: { id: it.id } }),
  }).data
  if (found === undefined) return null
  return (
    <>
      <Heading className="past">{words.similar}</Heading>
      {found.items.length === 0 ? (
        <p className="similar dim">{found.compared ? words.none : words.notYet}</p>
      ) : (
        <ul className="similar">
          {found.items.map((one) => (
            <Alike key={one.suggestion.id} of={it.id} item={one} />
          ))}
        </ul>
      )}
      {found.directions.length === 0 ? null : (
        <>
          <Heading className="past">{words.published}</Heading>
          <ul className="similar">
            {found.directions.map((one) => (
              <AlikeDirection key={`${one.guide.slug} ${one.no}`} item={one} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

/** A direction that is published already, this year or before. */
function AlikeDirection({ item }: { readonly item: Direction }) {
  const words = useCompareWords()
  const likeness = useLikenessWords()
  const inLanguage = useSay()
  const { relation, score, reasons, guide } = item
  return (
    <li>
      <p className="row wrapping small">
        <b className={`likeness ${relation ?? ''}`}>
          {relation === null ? null : likeness.relation[relation]}
        </b>
        <span className="num">{words.score(likeness.level(score), score.toFixed(2))}</span>
      </p>
      <p>
        <Link to="/guides/$slug/$no" params={{ slug: guide.slug, no: item.no }}>
          {item.title}
        </Link>
      </p>
      <p className="small dim wrapping">
        <span className="num">{item.no}</span> {inLanguage(guide.title)}
      </p>
      <ul className="reasons small">
        {reasons.map((one) => (
          <li key={one.code}>{likeness.reason(one)}</li>
        ))}
      </ul>
    </li>
  )
}

function Alike({ of, item }: { readonly of: string; readonly item: Item }) {
  const words = useCompareWords()
  const likeness = useLikenessWords()
  const { suggestion, relation, score, reasons, judged } = item
  const names = useNames(suggestion.call)
  return (
    <li>
      <p className="row wrapping small">
        {judged === null ? (
          <b className={`likeness ${relation ?? ''}`}>
            {relation === null ? words.byFiles : likeness.relation[relation]}
          </b>
        ) : (
          <b className={`likeness ${judged}`}>{words.judgedAs[judged]}</b>
        )}
        {relation === null ? null : (
          <span className="num">{words.score(likeness.level(score), score.toFixed(2))}</span>
        )}
        <StatePill state={suggestion.state} />
      </p>
      <p>
        <Link
          to="/suggestions/$id/compare/$other"
          params={{ id: of, other: suggestion.id }}
          aria-description={words.compareWith(suggestion.no)}
        >
          {suggestion.title}
        </Link>
      </p>
      <p className="small dim wrapping">
        <span className="num">{suggestion.no}</span> {suggestion.org.name} {names.kind(suggestion.kind)}{' '}
        {names.field(suggestion.field)}
      </p>
      <ul className="reasons small">
        {reasons.map((one) => (
          <li key={one.code}>{likeness.reason(one)}</li>
        ))}
      </ul>
    </li>
  )
}
