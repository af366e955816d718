import { Link } from '@tanstack/react-router'
import { dateOf } from '../../form/time.ts'
import { useMineWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import type { Call, Me } from '../../session.tsx'

interface Props {
  readonly calls: readonly Call[]
  readonly call: Call
  readonly units: Me['memberships']
  readonly org: string
  readonly onCall: (call: string) => void
  readonly onOrg: (org: string) => void
}

/** For which call and which unit, and how long there is time; what leaves no choice is only said. */
export function StartHead({ calls, call, units, org, onCall, onOrg }: Props) {
  const { start: words } = useMineWords()
  const papers = usePaperWords()
  const language = useLanguage()
  const say = useSay()
  const closes = dateOf(call.window.closes - 1, language)
  return (
    <header>
      <p className="crumb">{say(call.title)}</p>
      <h1>{words.title}</h1>
      <p className="sub">{words.lead}</p>
      {call.phase === 'before' ? (
        <p className="find">{words.before(dateOf(call.window.opens, language))}</p>
      ) : call.phase === 'paused' ? (
        <p className="find">
          {words.paused(call.window.pausedReason === null ? '' : say(call.window.pausedReason))}
        </p>
      ) : (
        <p className="small sub">{call.phase === 'concentrated' ? words.until(closes) : words.rolling}</p>
      )}
      {calls.length > 1 ? (
        <label className="start-call">
          <span className="label">{words.call}</span>
          <select className="in sel" value={call.id} onChange={(event) => onCall(event.currentTarget.value)}>
            {calls.map((it) => (
              <option key={it.id} value={it.id}>
                {say(it.short)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {units.length > 1 ? (
        <label className="start-call">
          <span className="label">{words.unit}</span>
          <select className="in sel" value={org} onChange={(event) => onOrg(event.currentTarget.value)}>
            {units.map((it) => (
              <option key={it.org} value={it.org}>
                {it.name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <p className="small sub">{words.forUnit(units.find((it) => it.org === org)?.name ?? '')}</p>
      )}
      <p className="small">
        <Link to="/my/read-form" search={{ call: call.id }}>
          {papers.way}
        </Link>
      </p>
    </header>
  )
}
