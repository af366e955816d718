import { dayOf, formatDay, formatShortDay, weekdayOf } from '#text/format.ts'
import { useNow } from '../../clock.ts'
import { useLanguage, useSay } from '../../language.tsx'
import type { Call } from '../../session.tsx'
import { RollingRuler, WindowRuler } from './Ruler.tsx'
import { useHomeWords } from './words.ts'

const minute = 60_000

/** The phase at the server's present, so that a page left open turns over by itself. */
function usePhase({ phase, window }: Call): Call['phase'] {
  const now = useNow(5000)
  if (phase === 'paused') return phase
  if (now < window.opens) return 'before'
  return now < window.closes ? 'concentrated' : 'rolling'
}

/** The state in one line above the title, where a phone shows it first. */
export function PhaseLine({ call }: { readonly call: Call }) {
  const { onPhone } = useHomeWords()
  const language = useLanguage()
  const phase = usePhase(call)
  const now = useNow(minute)
  const sentence = {
    before: onPhone.before(formatShortDay(dayOf(call.window.opens), language)),
    concentrated: onPhone.concentrated(Math.floor((call.window.closes - now) / (1440 * minute))),
    rolling: onPhone.rolling,
    paused: onPhone.paused,
  }
  return <p className={`only-phone phase-line ${phase}`}>{sentence[phase]}</p>
}

/** How the call stands: the countdown and the ruler of its window, or that it goes on all year, or why it is paused. */
export function PhaseCard({ call }: { readonly call: Call }) {
  const words = useHomeWords()
  const phase = usePhase(call)
  return (
    <aside className={`call ${phase}`} aria-label={words.phase.label}>
      <p className="now">
        <i />
        {words.phase[phase]}
      </p>
      {phase === 'before' || phase === 'concentrated' ? <Countdown call={call} phase={phase} /> : null}
      {phase === 'rolling' ? <Rolling call={call} /> : null}
      {phase === 'paused' ? <Paused call={call} /> : null}
    </aside>
  )
}

function Countdown({ call, phase }: { readonly call: Call; readonly phase: 'before' | 'concentrated' }) {
  const words = useHomeWords()
  const language = useLanguage()
  const now = useNow()
  const { opens, closes, graceEnds, unitGraceDays } = call.window
  const left = Math.max(0, Math.floor(((phase === 'before' ? opens : closes) - now) / minute))
  const [days, hours, minutes] = [Math.floor(left / 1440), Math.floor(left / 60) % 24, left % 60]
  const [first, last] = [dayOf(opens), dayOf(closes - 1)]
  const until = phase === 'before' ? first : last
  const two = (value: number) => String(value).padStart(2, '0')
  return (
    <>
      <p className="count">
        <span className="unseen">{words.countLabel[phase](days, hours, minutes)}</span>
        <span aria-hidden="true">
          <b>{days}</b>
          <i>{words.count.days}</i>
          <b>{two(hours)}</b>
          <i>{words.count.hours}</i>
          <b>{two(minutes)}</b>
          <i>{words.count.minutes}</i>
        </span>
      </p>
      <p className="small sub">
        {words.until[phase](formatShortDay(until, language), weekdayOf(until, language))}
      </p>
      <WindowRuler call={call} />
      <dl>
        {phase === 'before' ? (
          <>
            <dt>{words.facts.concentrated}</dt>
            <dd>{words.facts.window(formatDay(first, language), formatShortDay(last, language))}</dd>
            <dt>{words.facts.before}</dt>
            <dd>{words.facts.beforeText}</dd>
          </>
        ) : (
          <>
            <dt>{words.facts.after}</dt>
            <dd>{words.facts.afterText(formatShortDay(dayOf(closes), language))}</dd>
            <dt>{words.facts.unit}</dt>
            <dd>
              {words.facts.unitText}
              {unitGraceDays > 0 ? words.facts.unitGrace(formatShortDay(dayOf(graceEnds), language)) : null}
            </dd>
          </>
        )}
      </dl>
    </>
  )
}

function Rolling({ call }: { readonly call: Call }) {
  const words = useHomeWords()
  const language = useLanguage()
  const { opens, closes } = call.window
  return (
    <>
      <p className="year">{words.wholeYear}</p>
      <p className="small sub">{words.wholeYearWhy}</p>
      <RollingRuler call={call} />
      <dl>
        <dt>{words.facts.concentrated}</dt>
        <dd>
          {words.facts.ended(formatDay(dayOf(opens), language), formatShortDay(dayOf(closes - 1), language))}
        </dd>
        <dt>{words.facts.mine}</dt>
        <dd>{words.facts.mineText}</dd>
      </dl>
    </>
  )
}

function Paused({ call }: { readonly call: Call }) {
  const words = useHomeWords()
  const say = useSay()
  return (
    <>
      <p className="reason">{call.window.pausedReason === null ? null : say(call.window.pausedReason)}</p>
      <dl>
        <dt>{words.facts.paused}</dt>
        <dd>{words.facts.pausedText}</dd>
      </dl>
    </>
  )
}
