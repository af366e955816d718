import { Link } from '@tanstack/react-router'
import { useSay } from '../../language.tsx'
import { BlankLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useParam } from '../../parts/params.ts'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import type { Call } from '../../session.tsx'
import { Asks } from './Asks.tsx'
import { OfficesOfKind } from './OfficesOfKind.tsx'
import { useCall } from './queries.ts'
import { useCallWords } from './words.ts'

type Kind = Call['kinds'][number]

/** One kind: what is sought, who may suggest it, which office receives it, and everything that is asked. */
export default function KindPage() {
  const words = useCallWords()
  const papers = usePaperWords()
  const say = useSay()
  const { call, error, asked } = useCall(useParam('call'))
  const code = useParam('kind')
  if (error !== null && call === undefined) return <Broken top error={error} />
  if (!asked) return <Waiting />
  const kind = call?.kinds.find((it) => it.code === code)
  if (call === undefined || kind === undefined)
    return (
      <div className="wrap">
        <Empty top title={words.notFound.title} why={words.notFound.why}>
          <Link className="btn" to="/">
            {words.kinds}
          </Link>
        </Empty>
      </div>
    )
  return (
    <ReadingPage
      title={say(kind.name)}
      lede={say(kind.purpose)}
      under={[{ label: say(call.short), to: `/calls/${call.id}` }]}
      beside={<Others call={call} chosen={kind.code} />}
    >
      <section>
        <Link className="btn main lg" to="/start" search={{ call: call.id, kind: kind.code }}>
          {words.startKind}
        </Link>
        <p className="under-go">
          <BlankLinks call={call.id} kind={kind.code} name={say(kind.name)} lead={papers.links.blank} />
        </p>
        <p className="small">
          <Link to="/my/read-form" search={{ call: call.id, kind: kind.code }}>
            {papers.way}
          </Link>
        </p>
      </section>
      <section>
        <h2>{words.who}</h2>
        <p>{say(kind.who)}</p>
        <Who call={call} kind={kind} />
      </section>
      <section>
        <h2>{words.office}</h2>
        <OfficesOfKind call={call} kind={kind.code} />
      </section>
      <section>
        <h2>{words.asks}</h2>
        {words.readiness[kind.readiness as keyof typeof words.readiness] ? (
          <p>
            {words.readiness[kind.readiness as keyof typeof words.readiness]}{' '}
            <Link to="/readiness">{words.readinessLink}</Link>
          </p>
        ) : null}
        <Asks call={call.id} kind={kind.code} />
      </section>
    </ReadingPage>
  )
}

function Who({ call, kind }: { readonly call: Call; readonly kind: Kind }) {
  const words = useCallWords()
  const say = useSay()
  return (
    <details>
      <summary>{words.whoTable}</summary>
      <Scroll label={words.whoTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.orgType}</th>
              <th scope="col">{words.who}</th>
              <th scope="col">{words.note}</th>
            </tr>
          </thead>
          <tbody>
            {call.orgTypes.map((type) => {
              const rule = kind.suggestedBy[type.code]
              return (
                <tr key={type.code}>
                  <td className="nb">{say(type.name)}</td>
                  <td className="nb">{words.may[rule?.may ?? 'no']}</td>
                  <td>{rule?.note === undefined ? '' : say(rule.note)}</td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </Scroll>
    </details>
  )
}

function Others({ call, chosen }: { readonly call: Call; readonly chosen: string }) {
  const words = useCallWords()
  const say = useSay()
  return (
    <nav aria-label={words.kinds}>
      <h2>{words.kinds}</h2>
      <ul>
        {call.kinds.map((it) => (
          <li key={it.code}>
            {it.code === chosen ? (
              <b aria-current="page">{say(it.name)}</b>
            ) : (
              <Link to={`/calls/${call.id}/kinds/${it.code}`}>{say(it.name)}</Link>
            )}
          </li>
        ))}
      </ul>
    </nav>
  )
}
