import { Link, useNavigate } from '@tanstack/react-router'
import { formatDay } from '#text/format.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Phrases } from '../../parts/Phrases.tsx'
import { useSearchText } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { type Call, useCalls } from '../../session.tsx'
import { FindOffice } from '../office/FindOffice.tsx'
import { Annexes, Notices } from './Lists.tsx'
import { PhaseCard, PhaseLine } from './PhaseCard.tsx'
import { useHomeWords } from './words.ts'
import './home.css'
import './phase.css'

/** What a visitor sees first: the open call, how it stands, and the way in. */
export default function HomePage() {
  const words = useHomeWords()
  const { data: calls, error, refetch } = useCalls()
  const wanted = useSearchText('call')
  useTitle(words.start)
  if (error !== null && calls === undefined)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void refetch()} />
      </div>
    )
  if (calls === undefined) return <Waiting />
  const call = calls.find((it) => it.id === wanted) ?? calls[0]
  if (call === undefined)
    return (
      <div className="wrap">
        <Empty top title={words.none.title} why={words.none.why} />
      </div>
    )
  return (
    <>
      {calls.length > 1 ? <Chooser calls={calls} chosen={call.id} /> : null}
      <Hero call={call} />
      <Steps />
      <Kinds call={call} />
      <section className="band tinted">
        <div className="wrap">
          <header>
            <h2>{words.office.title}</h2>
            <p>{words.office.note}</p>
          </header>
          <FindOffice call={call} key={call.id} />
        </div>
      </section>
      <section className="band">
        <div className="wrap two">
          <Notices call={call} />
          <Annexes call={call} />
        </div>
      </section>
    </>
  )
}

function Chooser({ calls, chosen }: { readonly calls: readonly Call[]; readonly chosen: string }) {
  const words = useHomeWords()
  const say = useSay()
  const navigate = useNavigate()
  return (
    <fieldset className="wrap chooser">
      <legend>{words.chooser}</legend>
      {calls.map((call) => (
        <label key={call.id} className={call.id === chosen ? 'on' : ''}>
          <input
            type="radio"
            name="call"
            checked={call.id === chosen}
            onChange={() => void navigate({ to: '/', search: { call: call.id }, resetScroll: false })}
          />
          <b>{say(call.short)}</b>
          <span>{words.phasesShort[call.phase]}</span>
        </label>
      ))}
    </fieldset>
  )
}

function Hero({ call }: { readonly call: Call }) {
  const words = useHomeWords()
  const say = useSay()
  const language = useLanguage()
  return (
    <div className="wrap hero">
      <div>
        <p className="issuer">{words.issued(say(call.issuer), formatDay(call.issued, language))}</p>
        <PhaseLine call={call} />
        <h1>
          <Phrases text={say(call.title)} />
        </h1>
        <p className="lede">{words.lede}</p>
        <div className="acts">
          <Link className="btn main lg" to="/start" search={{ call: call.id }}>
            {words.start}
            <Icon name="right" />
          </Link>
          <Link to={`/calls/${call.id}`}>{words.prepare}</Link>
          <Link to="/receipt">{words.receipt}</Link>
        </div>
        <p className="terms">{words.terms}</p>
      </div>
      <PhaseCard call={call} />
    </div>
  )
}

function Steps() {
  const { steps } = useHomeWords()
  return (
    <section className="band">
      <div className="wrap">
        <header>
          <h2>{steps.title}</h2>
          <p>{steps.note}</p>
        </header>
        <ol className="steps">
          {steps.list.map(([title, text]) => (
            <li key={title}>
              <h3>{title}</h3>
              <p>{text}</p>
            </li>
          ))}
        </ol>
      </div>
    </section>
  )
}

function Kinds({ call }: { readonly call: Call }) {
  const { kinds } = useHomeWords()
  const say = useSay()
  const annexes = new Set(call.kinds.map((it) => it.annex)).size
  return (
    <section className="band">
      <div className="wrap">
        <header>
          <h2>{kinds.title}</h2>
          <p>{kinds.note(call.kinds.length, annexes)}</p>
        </header>
        <ul className="kinds">
          {call.kinds.map((kind) => (
            <li key={kind.code}>
              <h3>
                <Link to={`/calls/${call.id}/kinds/${kind.code}`}>
                  {say(kind.name)}
                  <Icon name="right" />
                </Link>
              </h3>
              <p>{say(kind.purpose)}</p>
              <small>
                {kinds.annex(kind.annex)}　{say(kind.who)}
              </small>
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
