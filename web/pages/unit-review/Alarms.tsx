import { dayOf, formatShortDay } from '#text/format.ts'
import type { Answer } from '../../api.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'

type Alarm = Answer<'GET /unit/:id/queue'>['alarms'][number]

const leadsTo: Readonly<Record<Alarm['sort'], string>> = {
  'last-day': 'waiting',
  'grace-ending': 'waiting',
  unverified: 'released',
  'released-not-signed': 'not-signed',
}

interface Props {
  readonly alarms: readonly Alarm[]
  readonly onView: (view: string) => void
}

/** What cannot wait, above the list. */
export function Alarms({ alarms, onView }: Props) {
  const words = useDeskWords()
  const language = useLanguage()
  if (alarms.length === 0) return null
  return (
    <section className="alarms" aria-label={words.alarms.region}>
      {alarms.map((it) => (
        <p key={it.sort} className={it.sort === 'last-day' ? 'find block' : 'find'}>
          <Icon name={it.sort === 'last-day' ? 'clock' : 'warn'} />
          <span className="grow">
            {words.alarms[it.sort](
              it.count,
              // The last instant that still counts lies on the day before the end.
              it.at === null ? words.alarms.soon : formatShortDay(dayOf(it.at - 1), language),
            )}
          </span>
          <button type="button" className="btn text sm" onClick={() => onView(leadsTo[it.sort])}>
            {words.alarms.see}
          </button>
        </p>
      ))}
    </section>
  )
}
