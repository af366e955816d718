import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { addressOf, request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { PaperLinks } from '../../parts/PaperLinks.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useCall } from '../call/queries.ts'
import { useReadinessWords } from './words.ts'
import './readiness.css'

/** The nine levels as a ladder: what each means, what proves it, and the points to go through. */
export default function ReadinessPage() {
  const words = useReadinessWords()
  const { call, error } = useCall('')
  const standard = useQuery({
    queryKey: ['call', call?.id, 'readiness'],
    queryFn: async ({ signal }) => {
      const { scale, policy } = await request('GET /calls/:call/readiness', {
        signal,
        params: { call: call?.id ?? '' },
      })
      return { scale: scale as ReadinessScale, policy: policy as ReadinessPolicy }
    },
    enabled: call !== undefined,
    staleTime: 300_000,
  })
  const failed = error ?? standard.error
  if (failed !== null && standard.data === undefined) return <Broken top error={failed} />
  if (standard.data === undefined) return <Waiting />
  const { scale, policy } = standard.data
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      <section className="readiness-notes">
        <div>
          <h2>{words.how}</h2>
          <p>{words.howText}</p>
          <p className="under-go">
            <Annex call={call} />
          </p>
        </div>
        <div>
          <h2>{words.policy}</h2>
          <p>{words.policyText(policy.leastRise, policy.lowestTarget, spanOf(policy.usualStarts))}</p>
        </div>
        <div>
          <h2>{words.test}</h2>
          <p>{words.testText}</p>
          <Link className="btn" to="/readiness/self-test">
            {words.testLink}
          </Link>
        </div>
      </section>
      <Ladder scale={scale} policy={policy} />
    </ReadingPage>
  )
}

/** The standard as the annex of the notice, with the sheets of every class of technology. */
function Annex({ call }: { readonly call: ReturnType<typeof useCall>['call'] }) {
  const words = useReadinessWords()
  const say = useSay()
  const annex = call?.annexes.find((it) => it.forms.length === 0)
  if (call === undefined || annex === undefined) return null
  return (
    <PaperLinks
      lead={words.whole}
      of={say(annex.title)}
      href={(query) =>
        addressOf('GET /calls/:call/annexes/:no/paper', { params: { call: call.id, no: annex.no }, query })
      }
    />
  )
}

const spanOf = (levels: readonly number[]): string =>
  levels.length < 2 ? levels.join('') : `${Math.min(...levels)}–${Math.max(...levels)}`

function Ladder({ scale, policy }: { readonly scale: ReadinessScale; readonly policy: ReadinessPolicy }) {
  const words = useReadinessWords()
  const say = useSay()
  const top = Math.max(...scale.levels.map((it) => it.level))
  return (
    <Scroll label={words.title}>
      <table className="ladder">
        <caption className="unseen">{say(scale.name)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.level}</th>
            <th scope="col">{words.definition}</th>
            <th scope="col">{words.evidence}</th>
          </tr>
        </thead>
        <tbody>
          {scale.levels.map((it) => (
            <tr key={it.level} className={it.level >= policy.lowestTarget ? 'target' : ''}>
              <th scope="row">
                <b className="num">{it.level}</b>
                <svg viewBox="0 0 90 6" aria-hidden="true" focusable="false">
                  <path d="M0 3H90" className="rest" />
                  <path d={`M0 3H${(it.level / top) * 90}`} className="reached" />
                </svg>
              </th>
              <td>
                <h2>{say(it.name)}</h2>
                <p>{say(it.definition)}</p>
                {it.items.length === 0 ? null : (
                  <details>
                    <summary>{words.items}</summary>
                    <ul>
                      {it.items.map((item) => (
                        <li key={item.id}>{say(item.text)}</li>
                      ))}
                    </ul>
                  </details>
                )}
              </td>
              <td className="sub">{say(it.evidence)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
