import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { request } from '../../api.ts'
import { useAddress } from '../../desk/address.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { useNames } from '../../desk/names.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { useSuggestionWords } from '../../words.ts'
import { Bars, Days, Heat } from './Figures.tsx'
import { useScopes } from './scopes.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'

/** Counts within what the reader may see: bars, a heat table and the days, each with its numbers. */
export default function StatisticsPage() {
  const words = useAdminWords()
  const official = useSuggestionWords()
  const inLanguage = useSay()
  const me = useMe()
  const [address, change] = useAddress()
  const scopes = useScopes()
  const names = useNames(address['call'])
  const call = names.call?.id
  const chosen = scopes.find((it) => it.value === address['scope']) ?? scopes[0]
  useTitle(words.statistics.title)
  const asked = useQuery({
    queryKey: ['statistics', call, chosen?.value],
    queryFn: () =>
      request('GET /statistics', {
        query: {
          call: call ?? '',
          scope: chosen?.scope ?? 'all',
          ...(chosen?.of === undefined ? {} : { of: chosen.of }),
        },
      }),
    enabled: call !== undefined && chosen !== undefined,
  })
  const counts = asked.data
  const states = official.states as Readonly<Record<string, string>>
  // Whoever works in an office goes from a number to the list behind it.
  const desk = chosen?.scope === 'office' && chosen.of !== undefined ? chosen.of : undefined
  const works = me?.staff.some((it) => it.scope === desk || it.role === 'triage') ?? false
  const to = (filter: Readonly<Record<string, string>>) =>
    desk !== undefined && works ? { code: desk, search: { view: 'all', call: call ?? '', ...filter } } : null
  return (
    <div className="admin-page">
      <div className="hd">
        <h1>{words.statistics.title}</h1>
        <span className="dim num">{counts === undefined ? '' : words.statistics.total(counts.total)}</span>
      </div>
      <div className="two">
        <SelectField
          label={words.statistics.call}
          value={call ?? ''}
          onChange={(id) => change({ call: id })}
          options={names.calls.map((it) => ({ value: it.id, label: inLanguage(it.short) }))}
        />
        <SelectField
          label={words.statistics.scope}
          value={chosen?.value ?? ''}
          onChange={(scope) => change({ scope })}
          options={scopes}
        />
      </div>
      {scopes.length === 0 ? (
        <Empty title={words.statistics.empty} />
      ) : asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : counts === undefined ? (
        <Waiting />
      ) : counts.total === 0 ? (
        <Empty title={words.statistics.empty} />
      ) : (
        <>
          <div className="figures">
            <Bars
              title={words.statistics.byState}
              counts={counts.byState}
              name={(key) => states[key] ?? key}
            />
            <Bars
              title={words.statistics.byKind}
              counts={counts.byKind}
              name={names.kind}
              link={(key) => to({ kind: key })}
            />
            <Bars title={words.statistics.byOffice} counts={counts.byOffice} name={names.office} />
            <Bars title={words.statistics.byDistrict} counts={counts.byDistrict} name={names.district} />
            <Bars title={words.statistics.byOrgType} counts={counts.byOrgType} name={names.orgType} />
            <Days days={counts.byDay} />
          </div>
          <Heat
            counts={counts.kindByField}
            names={names}
            link={(kind, field) => to(field === null ? { kind } : { kind, field })}
          />
          {desk === undefined || !works ? null : (
            <p>
              <Link to="/office/$code" params={{ code: desk }}>
                {names.office(desk)}
              </Link>
            </p>
          )}
        </>
      )}
    </div>
  )
}
