import { dayOf, formatShortDay } from '#text/format.ts'
import type { Language } from '#text/sentences.ts'
import { useLanguage } from '../../language.tsx'
import type { Given } from './Figures.tsx'
import type { Within } from './links.ts'
import { daysOption } from './options/days.ts'
import { Picture } from './Picture.tsx'
import { periodsOf } from './periods.ts'
import { useStatisticsWords } from './words.ts'

/** 2024年2月, or Feb 2024. */
const formatMonth = (month: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone: 'UTC',
    year: 'numeric',
    month: 'short',
  }).format(new Date(`${month}-01T00:00:00Z`))

/** What came in, day by day or month by month, and the deadline. */
export function Days({ counts, names, to, within }: Given & { readonly within: Within }) {
  const words = useStatisticsWords()
  const language = useLanguage()
  const window = names.call?.window
  const last = window === undefined ? '' : dayOf(window.closes - 1)
  const periods = periodsOf({
    counts: counts.byDay,
    window: window === undefined ? undefined : { first: dayOf(window.opens), last },
    from: within.from,
    to: within.to,
  })
  if (periods.length === 0) return null
  const monthly = periods[0]?.key.length === 7
  const nameOf = (key: string) => (monthly ? formatMonth(key, language) : formatShortDay(key, language))
  const said = { ...words.days, each: monthly ? words.days.eachMonth : words.days.each }
  const behind = (key: string) => {
    const period = periods.find((it) => it.key === key)
    if (period === undefined || period.count === 0) return null
    return to(monthly ? { from: period.from, to: period.to } : { day: key })
  }
  return (
    <div className="wide">
      <Picture
        title={words.days.title}
        says={monthly ? words.days.saysMonths : words.days.says}
        lines={15}
        option={daysOption({
          days: periods.map((it) => ({ day: it.key, count: it.count, total: it.total })),
          last: monthly ? last.slice(0, 7) : last,
          name: nameOf,
          words: said,
        })}
        behind={behind}
        table={{
          heads: [monthly ? words.days.month : words.days.day, said.each, said.together],
          rows: periods
            .filter((it) => it.count > 0)
            .map((it) => ({
              key: it.key,
              name: nameOf(it.key),
              cells: [
                { key: 'each', count: it.count, to: behind(it.key) },
                { key: 'together', count: it.total },
              ],
            })),
        }}
      />
    </div>
  )
}
