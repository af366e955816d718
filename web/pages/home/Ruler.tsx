import { dayOf, formatShortDay } from '#text/format.ts'
import { useNow } from '../../clock.ts'
import { useLanguage } from '../../language.tsx'
import type { Call } from '../../session.tsx'
import { useHomeWords } from './words.ts'

const day = 86_400_000
const from = 4
const to = 266
const end = 364

interface RulerProps {
  readonly call: Call
}

/** The window as a scale of days: what is past in ink, what is left in cinnabar, and the rolling collection dashed behind. */
export function WindowRuler({ call }: RulerProps) {
  const { ruler } = useHomeWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const { opens, closes } = call.window
  const days = Math.max(1, Math.round((closes - opens) / day))
  const step = Math.max(1, Math.ceil(days / 60))
  const at = (instant: number) => from + ((instant - opens) / (closes - opens)) * (to - from)
  const today = Math.min(closes, Math.max(opens, now))
  const x = at(today)
  const [first, last, present] = [opens, closes - 1, now].map((it) => formatShortDay(dayOf(it), language))
  const ticks = Array.from({ length: Math.ceil(days / step) }, (_, n) => n * step)
  return (
    <svg
      className="ruler"
      viewBox="0 0 368 62"
      role="img"
      aria-label={ruler.label(first ?? '', last ?? '', present ?? '')}
    >
      {ticks.map((n) => (
        <path
          key={n}
          d={`M${at(opens + n * day)} 34v${n % (10 * step) === 0 ? -12 : -7}`}
          className={opens + n * day <= now ? 'past' : 'ahead'}
        />
      ))}
      {now >= opens ? <path d={`M${from} 34H${x}`} className="past thick" /> : null}
      <path
        d={`M${now >= opens ? x : from} 34H${to}`}
        className={now >= opens ? 'left thick' : 'past thick'}
      />
      <path d={`M${to} 34H${end}`} className="ahead thick" strokeDasharray="2 4" />
      <path d={`M${to} 34v-20`} className="left mid" />
      {now >= opens ? (
        <>
          <path d={`M${x} 32l-4.5-9h9Z`} className="today" />
          <text x={Math.min(Math.max(x, 40), 216)} y="14" className="ink" textAnchor="middle">
            {ruler.today(present ?? '')}
          </text>
        </>
      ) : null}
      <text x="2" y="52">
        {first}
      </text>
      <text x={to} y="52" className="due" textAnchor="middle">
        {last}
      </text>
      <text x="366" y="52" textAnchor="end">
        {ruler.rolling}
      </text>
    </svg>
  )
}

/** Rolling collection as a scale of months, with the concentrated part marked where it was. */
export function RollingRuler({ call }: RulerProps) {
  const { ruler } = useHomeWords()
  const language = useLanguage()
  const now = useNow(60_000)
  const { opens, closes } = call.window
  const reach = Math.max(opens + 330 * day, now + (now - opens) * 0.25)
  const at = (instant: number) => from + ((instant - opens) / (reach - opens)) * (end - from)
  const [first, last, present] = [opens, closes - 1, now].map((it) => formatShortDay(dayOf(it), language))
  const x = at(now)
  const months = monthsBetween(opens, reach)
  const step = Math.ceil(months.length / 24)
  return (
    <svg
      className="ruler"
      viewBox="0 0 368 62"
      role="img"
      aria-label={ruler.label(first ?? '', last ?? '', present ?? '')}
    >
      {months
        .filter((_, n) => n % step === 0)
        .map(({ instant, month }) => (
          <path key={instant} d={`M${at(instant)} 34v${month === 1 ? -12 : -7}`} className="ahead" />
        ))}
      {months
        .filter(({ month, instant }) => month === 1 && at(instant) > 70 && at(instant) < 345)
        .map(({ instant, year }) => (
          <text key={year} x={at(instant)} y="52" textAnchor="middle">
            {year}
          </text>
        ))}
      <path d={`M${at(opens)} 34H${at(closes)}`} className="ahead bar" />
      <path d={`M${at(closes)} 34H${x}`} className="past thick" />
      <path d={`M${x} 34H${end}`} className="past thick" strokeDasharray="2 4" />
      <path d={`M${x} 32l-4.5-9h9Z`} className="today" />
      <text x={Math.min(Math.max(x, 60), 310)} y="14" className="ink" textAnchor="middle">
        {ruler.today(present ?? '')}
      </text>
      <text x="2" y="52">
        {ruler.concentrated}
      </text>
    </svg>
  )
}

function monthsBetween(start: number, stop: number) {
  const months: { readonly instant: number; readonly month: number; readonly year: number }[] = []
  const [year = 0, month = 0] = dayOf(start).split('-').map(Number)
  for (let n = 1; ; n++) {
    const instant = Date.UTC(year, month - 1 + n, 1) - 8 * 3_600_000
    if (instant > stop) return months
    const date = new Date(Date.UTC(year, month - 1 + n, 1))
    months.push({ instant, month: date.getUTCMonth() + 1, year: date.getUTCFullYear() })
  }
}
