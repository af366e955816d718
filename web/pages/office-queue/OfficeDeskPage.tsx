import { useState } from 'react'
import { type Answer, request } from '../../api.ts'
import { oneOf, useAddress } from '../../desk/address.ts'
import { DeskPage } from '../../desk/DeskPage.tsx'
import { useNames } from '../../desk/names.ts'
import { useDeskList } from '../../desk/use-desk-list.ts'
import { useUsualFilters } from '../../desk/usual-filters.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useDesk } from '../../desk/work/Assign.tsx'
import { useSay } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { ColumnsDialog } from './ColumnsDialog.tsx'
import { choosable, type FoundRow, officeColumns, usuallyShown } from './columns.tsx'
import { OfficeBulk } from './OfficeBulk.tsx'
import { Load, officeGroups } from './office-views.tsx'
import { SavedViews } from './SavedViews.tsx'
import { SaveViewDialog } from './SaveViewDialog.tsx'
import { SearchBox } from './SearchBox.tsx'
import { useSavedWords } from './saved-words.ts'

/** The views of the contract that an office's desk has; triage has a page of its own. */
const views = [
  'mine',
  'overdue',
  'returned-by-me',
  'transferred-in',
  'waiting',
  'unassigned',
  'accepted',
  'reserve',
  'returned',
  'not-accepted',
  'objections',
  'opinions',
  'opinions-given',
  'frozen',
  'all',
] as const
const sorts = ['waiting', 'handed-in', 'title', 'kind'] as const
const cohorts = ['concentrated', 'rolling'] as const

/** The desk of an office: what waits, who has it, and the decision, on one screen. */
export default function OfficeDeskPage() {
  const words = useDeskWords()
  const saved = useSavedWords()
  const [asking, setAsking] = useState<'save' | 'columns' | null>(null)
  const inLanguage = useSay()
  const me = useMe()
  const code = useParam('code')
  const [address, change] = useAddress()
  const holds = (role: string) => me?.staff.some((it) => it.role === role && it.scope === code) ?? false
  const head = holds('office-head')
  const works = head || holds('officer')
  const view = oneOf(views, address['view'], works && !head ? 'mine' : 'waiting')
  const sort = oneOf(sorts, address['sort'], 'waiting')
  const office = useDesk(code, address['call'])
  const names = useNames(address['call'])
  const people = office.data?.people ?? []
  const filters = useUsualFilters(address, names, [
    {
      name: 'cohort',
      what: words.cohort,
      options: cohorts.map((it) => ({ value: it, label: words.cohorts[it] })),
    },
    { name: 'handler', what: words.handler, options: people.map((it) => ({ value: it.id, label: it.name })) },
  ])
  const desk = useDeskList({
    address,
    change,
    of: [code, view, sort],
    filters: ['call', 'kind', 'field', 'cohort', 'handler'],
    page: (narrowed, signal) => pageOf(code, view, sort, narrowed, signal),
    selectable: true,
  })
  const title = words.viewNames[view] ?? view
  useTitle(office.data === undefined ? title : `${title} · ${inLanguage(office.data.name)}`)
  if (office.isError)
    return (
      <div className="wrap">
        <Broken top error={office.error} again={() => void office.refetch()} />
      </div>
    )
  const { list, first } = desk
  const whole = office.data?.counts[view]
  const shown = new Set(address['columns'] === undefined ? usuallyShown : address['columns'].split(','))
  const columns = officeColumns(words, names, desk.open, desk.show, shown)
  return (
    <DeskPage<FoundRow>
      desk={desk}
      title={title}
      groups={officeGroups(words, office.data?.counts, { head, works })}
      view={view}
      beside={
        <>
          <SavedViews code={code} address={address} onChange={change} />
          <Load people={people} />
        </>
      }
      tools={
        <div className="tools row">
          <ExportButton {...registerOf(code, view, sort, address)} label={title} />
          <button type="button" className="btn sm no-phone" onClick={() => setAsking('columns')}>
            {saved.columns}
          </button>
          <button type="button" className="btn sm" onClick={() => setAsking('save')}>
            {saved.save}
          </button>
          {asking === 'save' ? (
            <SaveViewDialog
              code={code}
              mayShare={works}
              address={{ ...address, view }}
              onClose={() => setAsking(null)}
            />
          ) : null}
          {asking === 'columns' ? (
            <ColumnsDialog
              columns={choosable.map((name) => ({ name, head: words.columns[name] }))}
              shown={shown}
              onChange={(chosen) => change({ columns: chosen === null ? null : chosen.join(',') || 'none' })}
              onClose={() => setAsking(null)}
            />
          ) : null}
        </div>
      }
      status={
        whole === undefined || first === undefined
          ? ''
          : desk.narrowed && first.total !== null
            ? words.filtered(whole, first.total, first.more)
            : words.count(whole)
      }
      filters={filters}
      box={
        <SearchBox
          code={code}
          within={{ view }}
          sought={desk.sought}
          field={desk.field}
          onChange={(q) => change({ q })}
        />
      }
      note={
        first?.findings === undefined || first.findings.length === 0 ? null : (
          <div className="search-findings" role="status">
            {first.findings.map((it) => (
              <p key={`${it.at.from} ${it.says}`}>{it.says}</p>
            ))}
          </div>
        )
      }
      columns={desk.sought === '' ? columns : columns.map(({ sort: _, ...it }) => it)}
      sort={sort}
      none={words.empty.office}
      accept={words.keys.accept}
      bulk={
        list.picked.length === 0 ? null : (
          <OfficeBulk
            code={code}
            picked={list.picked}
            people={people}
            offices={office.data?.offices ?? []}
            canAssign={head || (me?.staff.some((it) => it.role === 'triage') ?? false)}
            canJudge={works && !ofOthers.includes(view)}
            reserve={view === 'accepted'}
            names={names}
            onClear={list.clear}
          />
        )
      }
    />
  )
}

/** The same list as a file: what was searched for, or the plain list in its order. */
function registerOf(
  office: string,
  view: (typeof views)[number],
  sort: (typeof sorts)[number],
  { call, kind, field, cohort, handler, q }: Readonly<Record<string, string>>,
) {
  const wanted = { office, view, call, kind, field, cohort, handler }
  return q
    ? { sort: 'found-suggestions' as const, wanted: { ...wanted, q } }
    : { sort: 'office-suggestions' as const, wanted: { ...wanted, sort } }
}

/** Views that hold other offices' suggestions: an office has its own judged. */
const ofOthers: readonly string[] = ['opinions', 'opinions-given']

/** One page: the plain list in the order asked for, or what was searched for, the best hits first. */
async function pageOf(
  code: string,
  view: (typeof views)[number],
  sort: (typeof sorts)[number],
  { q, ...narrowed }: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<FoundPage> {
  const params = { code }
  return q
    ? request('GET /offices/:code/search', { signal, params, query: { view, q, ...narrowed } })
    : request('GET /offices/:code/queue', { signal, params, query: { view, sort, ...narrowed } })
}

type FoundPage = Omit<Answer<'GET /offices/:code/queue'>, 'items'> & {
  readonly items: readonly FoundRow[]
  readonly findings?: Answer<'GET /offices/:code/search'>['findings']
}
