import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatEnd, formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Waiting } from '../../parts/Screen.tsx'
import { useStatusWords } from './words.ts'

const minute = 60_000

/** Whether it works, what is open, and when it rests: one small question, asked again every minute. */
export default function StatusPage() {
  const words = useStatusWords()
  const language = useLanguage()
  const asked = useQuery({
    queryKey: ['status'],
    queryFn: ({ signal }) => request('GET /status', { signal }),
    refetchInterval: minute,
    retry: false,
  })
  const stands = asked.isError ? undefined : asked.data
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      <section role="status">
        {asked.isPending ? (
          <Waiting />
        ) : stands === undefined ? (
          <div className="find block">
            <b>
              <Icon name="block" /> {words.away}
            </b>
            <p>{words.awayWhy}</p>
          </div>
        ) : (
          <div className="find good">
            <b>
              <Icon name="check" /> {words.works}
            </b>
            <p>{words.asOf(formatInstant(stands.now, language))}</p>
          </div>
        )}
      </section>
      {stands === undefined ? null : (
        <>
          <Windows stands={stands} />
          <Pauses stands={stands} />
          <Lately />
        </>
      )}
    </ReadingPage>
  )
}

interface Stands {
  readonly stands: Answer<'GET /status'>
}

function Windows({ stands: { calls } }: Stands) {
  const words = useStatusWords()
  const language = useLanguage()
  const say = useSay()
  const phaseOf = ({ phase, opens, closes }: (typeof calls)[number]): string => {
    if (phase === 'before') return words.phases.before(formatInstant(opens, language))
    if (phase === 'concentrated') return words.phases.concentrated(formatEnd(closes, language))
    return words.phases[phase]
  }
  return (
    <section>
      <h2>{words.windows}</h2>
      {calls.length === 0 ? <p>{words.noCalls}</p> : null}
      <dl className="about">
        {calls.map((it) => (
          <div key={it.call}>
            <dt>
              <Link to="/calls/$call" params={{ call: it.call }}>
                {say(it.title)}
              </Link>
            </dt>
            <dd>{phaseOf(it)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Pauses({ stands: { now, pauses } }: Stands) {
  const words = useStatusWords()
  const language = useLanguage()
  const say = useSay()
  return (
    <section>
      <h2>{words.pauses}</h2>
      {pauses.length === 0 ? (
        <p>{words.noPauses}</p>
      ) : (
        <ul>
          {pauses.map((it) => (
            <li key={`${it.from} ${it.to} ${it.says.zh}`}>
              <b className="num">
                {words.from(formatInstant(it.from, language), formatInstant(it.to, language))}
              </b>
              {it.from <= now ? <span className="warned"> {words.underWay}</span> : null}
              <br />
              {say(it.says)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** How much of the last month it answered; nothing is said before anything was measured. */
function Lately() {
  const words = useStatusWords()
  const language = useLanguage()
  const known = useQuery({
    queryKey: ['availability'],
    queryFn: ({ signal }) => request('GET /public/availability', { signal }),
    staleTime: 5 * minute,
    retry: false,
  }).data
  if (known === undefined || known.from === null) return null
  return (
    <section>
      <h2>{words.lately}</h2>
      {/* Rounded down: what was away for a second was away. */}
      <p>{words.share((Math.floor(known.share * 10_000) / 100).toFixed(2))}</p>
      {known.outages.length === 0 ? (
        <p>{words.noOutage}</p>
      ) : (
        <ul className="num">
          {known.outages.map((it) => (
            <li key={it.from}>
              {words.from(formatInstant(it.from, language), formatInstant(it.to, language))}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
