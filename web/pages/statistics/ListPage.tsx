import { Link } from '@tanstack/react-router'
import { dayOf, formatDay } from '#text/format.ts'
import { request } from '../../api.ts'
import type { Address } from '../../desk/address.ts'
import { More } from '../../desk/More.tsx'
import type { Names } from '../../desk/names.ts'
import { usePages } from '../../desk/use-pages.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { useSuggestionWords } from '../../words.ts'
import { queryOf, useAsked } from './asked.ts'
import type { Within } from './links.ts'
import { useStatisticsWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './statistics.css'

/** What a figure may be narrowed by, in the order in which it is said. */
const cells = [
  'kind',
  'field',
  'office',
  'district',
  'type',
  'day',
  'now',
  'target',
  'handler',
  'state',
] as const

/** The list behind a figure, the newest first. */
export default function ListPage() {
  const words = useStatisticsWords()
  const { within, names, address } = useAsked()
  const { asked, items, first } = usePages(
    ['statistics-list', JSON.stringify(address)],
    (cursor, signal) => {
      if (within === undefined) throw new Error('Nothing is asked.')
      return request('GET /statistics/list', {
        signal,
        query: { ...queryOf(within), ...cellOf(address), cursor },
      })
    },
    within !== undefined,
  )
  useTitle(words.list.title)
  const of = useSaid(address, names, within)
  const back = Object.entries(address).filter(([name]) => !['cursor', 'overdue', ...cells].includes(name))
  return (
    <div className="admin-page figure-list">
      <p>
        <Link to="/statistics" search={Object.fromEntries(back)}>
          {words.list.back}
        </Link>
      </p>
      <div className="hd">
        <h1>{words.list.title}</h1>
        <span className="dim num" role="status">
          {first === undefined ? '' : words.list.total(first.total)}
        </span>
        {within === undefined || items.length === 0 ? null : (
          <ExportButton
            sort={within.scope.scope === 'unit' ? 'unit-counted-suggestions' : 'counted-suggestions'}
            wanted={{ ...queryOf(within), ...cellOf(address) }}
            label={words.list.title}
          />
        )}
      </div>
      <p className="of-what small">
        {(within === undefined ? of : [names.callName(within.call), within.scope.label, ...of]).map((it) => (
          <span key={it}>{it}</span>
        ))}
      </p>
      {asked.isError && first === undefined ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : first === undefined ? (
        <Waiting />
      ) : items.length === 0 ? (
        <Empty title={words.list.empty} why={words.list.emptyWhy} />
      ) : (
        <>
          <Items items={items} names={names} />
          <More asked={asked} />
        </>
      )}
    </div>
  )
}

/** Which cell the address names, as the server is asked. */
const cellOf = (address: Address) => ({
  kind: address['kind'],
  field: address['field'],
  state: address['state'],
  office: address['office'],
  district: address['district'],
  type: address['type'],
  day: address['day'],
  now: address['now'],
  target: address['target'],
  handler: address['handler'],
  overdue: (['yes', 'no'] as const).find((it) => it === address['overdue']),
})

/** The same in words. */
function useSaid(address: Address, names: Names, within: Within | undefined): readonly string[] {
  const words = useStatisticsWords()
  const states = useSuggestionWords().states as Readonly<Record<string, string>>
  const language = useLanguage()
  const nameOf = (what: (typeof cells)[number], value: string): string => {
    switch (what) {
      case 'kind':
        return names.kind(value)
      case 'field':
        return value === '-' ? words.noField : names.field(value)
      case 'office':
        return names.office(value)
      case 'district':
        return names.district(value)
      case 'type':
        return names.orgType(value)
      case 'day':
        return formatDay(value, language)
      case 'state':
        return value
          .split(',')
          .map((it) => states[it] ?? it)
          .join(words.thin.separator)
      case 'handler':
        return value === 'none' ? words.handlers.nobody : ''
      default:
        return value
    }
  }
  const said = cells.flatMap((what) => {
    const value = address[what]
    const name = value === undefined || value === '' ? '' : nameOf(what, value)
    return name === '' ? [] : [words.list.of(words.list.what[what], name)]
  })
  const { cohort, from, to } = within ?? { cohort: '', from: '', to: '' }
  return [
    ...(cohort === '' ? [] : [words.cohorts[cohort as 'rolling']]),
    ...(from === '' && to === ''
      ? []
      : [`${from === '' ? '' : formatDay(from, language)} – ${to === '' ? '' : formatDay(to, language)}`]),
    ...said,
    ...(address['overdue'] === 'yes' ? [words.list.overdue] : []),
  ]
}

type Item = Awaited<ReturnType<typeof request<'GET /statistics/list'>>>['items'][number]

function Items({ items, names }: { readonly items: readonly Item[]; readonly names: Names }) {
  const words = useStatisticsWords()
  const { columns } = words.list
  const language = useLanguage()
  const me = useMe()
  // Whoever works on suggestions opens the working page, others what they wrote or review.
  const works = (me?.staff.length ?? 0) > 0 || (me?.memberships.some((it) => it.reviewer) ?? false)
  return (
    <Scroll label={words.list.title} stacks>
      <table>
        <thead>
          <tr>
            <th scope="col">{columns.title}</th>
            <th scope="col">{columns.kind}</th>
            <th scope="col">{columns.office}</th>
            <th scope="col">{columns.state}</th>
            <th scope="col">{columns.day}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((it) => (
            <tr key={it.id}>
              <td>
                <Link to={works ? '/suggestions/$id/work' : '/suggestions/$id'} params={{ id: it.id }}>
                  {it.title}
                </Link>
                <small>
                  {it.org.name} · <span className="num">{it.no}</span>
                </small>
              </td>
              <td>
                {names.of(it.call).kind(it.kind)}
                <small>{names.of(it.call).field(it.field)}</small>
              </td>
              <td>{names.office(it.office)}</td>
              <td>
                <StatePill state={it.state} />
              </td>
              <td className="num nb">
                {it.firstHandedIn === null ? '' : formatDay(dayOf(it.firstHandedIn), language)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}
