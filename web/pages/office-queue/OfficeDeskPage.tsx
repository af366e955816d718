import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { request } from '../../api.ts'
import { useAddress } from '../../desk/address.ts'
import { Filters } from '../../desk/Filters.tsx'
import { KeyDialog, KeyLine } from '../../desk/KeyHelp.tsx'
import { useKeys } from '../../desk/keys.ts'
import { More } from '../../desk/More.tsx'
import { useNames } from '../../desk/names.ts'
import { Queue } from '../../desk/Queue.tsx'
import { useList } from '../../desk/use-list.ts'
import { usePages } from '../../desk/use-pages.ts'
import { Views } from '../../desk/Views.tsx'
import { keepWayBack } from '../../desk/way-back.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useDesk } from '../../desk/work/Assign.tsx'
import { type AskedByKey, Work } from '../../desk/work/Work.tsx'
import { useNarrower } from '../../form/use-narrower.ts'
import { useSay } from '../../language.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { officeColumns } from './columns.tsx'
import { OfficeBulk } from './OfficeBulk.tsx'
import { Load, officeGroups } from './office-views.tsx'
import '../../desk/desk.css'

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
  'frozen',
  'all',
] as const
const sorts = ['waiting', 'handed-in', 'title', 'kind'] as const
const filterNames = ['call', 'kind', 'field', 'cohort', 'handler'] as const

const oneOf = <T extends string>(list: readonly T[], value: string | undefined, otherwise: T): T =>
  list.find((it) => it === value) ?? otherwise

/** The desk of an office: what waits, who has it, and the decision, on one screen. */
export default function OfficeDeskPage() {
  const words = useDeskWords()
  const inLanguage = useSay()
  const me = useMe()
  const code = useParam('code')
  const [address, change] = useAddress()
  const navigate = useNavigate()
  const narrow = useNarrower(1099)
  const field = useRef<HTMLInputElement>(null)
  const [helping, setHelping] = useState(false)
  const [asked, setAsked] = useState<AskedByKey | null>(null)
  const head = me?.staff.some((it) => it.role === 'office-head' && it.scope === code) ?? false
  const works = head || (me?.staff.some((it) => it.role === 'officer' && it.scope === code) ?? false)
  const view = oneOf(views, address['view'], works && !head ? 'mine' : 'waiting')
  const sort = oneOf(sorts, address['sort'], 'waiting')
  const at = address['at'] ?? ''
  const open = address['open'] === 'yes' && !narrow
  const desk = useDesk(code, address['call'])
  const names = useNames(address['call'])
  const asking = {
    view,
    sort,
    ...Object.fromEntries([...filterNames, 'q'].flatMap((it) => (address[it] ? [[it, address[it]]] : []))),
  }
  const {
    asked: pages,
    items,
    first,
  } = usePages([code, asking], (cursor) =>
    request('GET /offices/:code/queue', {
      params: { code },
      query: cursor === undefined ? asking : { ...asking, cursor },
    }),
  )
  const list = useList(
    items,
    at,
    useCallback((id) => change({ at: id }), [change]),
  )
  const current = list.current
  const show = (id: string) => {
    if (narrow) {
      keepWayBack(items.map((it) => it.id))
      void navigate({ to: '/suggestions/$id/work', params: { id } })
    } else change({ at: id, open: 'yes' })
  }
  const press = (decision: 'accept' | 'return') => {
    const it = current ?? items[0]
    if (it === undefined) return
    show(it.id)
    setAsked((before) => ({ of: it.id, decision, n: (before?.n ?? 0) + 1 }))
  }
  useKeys({
    j: () => list.move(1),
    k: () => list.move(-1),
    x: () => {
      if (current !== null) list.toggle(current.id)
    },
    Enter: () => {
      const it = current ?? items[0]
      if (it !== undefined) show(it.id)
    },
    a: () => press('accept'),
    r: () => press('return'),
    '/': () => field.current?.focus(),
    '?': () => setHelping(true),
    Escape: () => change({ open: null }),
  })
  const groups = officeGroups(words, desk.data?.counts, { head, works })
  const viewName = words.viewNames[view] ?? view
  useTitle(desk.data === undefined ? viewName : `${viewName} · ${inLanguage(desk.data.name)}`)
  const columns = officeColumns(words, names, open, (it) => show(it.id))
  if (desk.isError)
    return (
      <div className="wrap">
        <Broken top error={desk.error} again={() => void desk.refetch()} />
      </div>
    )
  const filtered = filterNames.some((name) => (address[name] ?? '') !== '') || (address['q'] ?? '') !== ''
  const total = first?.total ?? 0
  const whole = desk.data?.counts[view]
  const nextOne = current === null ? null : list.after(current.id)
  const picking = list.picked.length > 0
  return (
    <div className={open && current !== null ? 'desk with-side' : 'desk'}>
      <Views
        groups={groups}
        view={view}
        onView={(name) => {
          list.clear()
          change({ view: name, at: null })
        }}
      >
        <Load people={desk.data?.people ?? []} />
      </Views>
      <section className={picking ? 'list picking' : 'list'} aria-label={viewName}>
        <div className="hd">
          <h1>{viewName}</h1>
          <span className="dim num" role="status">
            {first === undefined
              ? ''
              : filtered && whole !== undefined
                ? words.filtered(whole, total)
                : words.count(total)}
          </span>
        </div>
        <Filters
          sought={address['q'] ?? ''}
          field={field}
          onChange={change}
          filters={[
            {
              name: 'kind',
              what: words.kind,
              value: address['kind'] ?? '',
              options: (names.call?.kinds ?? []).map((it) => ({
                value: it.code,
                label: inLanguage(it.short),
              })),
            },
            {
              name: 'field',
              what: words.field,
              value: address['field'] ?? '',
              options: (names.call?.fields ?? []).map((it) => ({
                value: it.code,
                label: inLanguage(it.name),
              })),
            },
            {
              name: 'cohort',
              what: words.cohort,
              value: address['cohort'] ?? '',
              options: (['concentrated', 'rolling'] as const).map((it) => ({
                value: it,
                label: words.cohorts[it],
              })),
            },
            {
              name: 'handler',
              what: words.handler,
              value: address['handler'] ?? '',
              options: (desk.data?.people ?? []).map((it) => ({ value: it.id, label: it.name })),
            },
            ...(names.calls.length < 2
              ? []
              : [
                  {
                    name: 'call',
                    what: words.call,
                    value: address['call'] ?? '',
                    options: names.calls.map((it) => ({ value: it.id, label: inLanguage(it.short) })),
                  },
                ]),
          ]}
        />
        <div className="rows">
          {pages.isError ? (
            <Broken error={pages.error} again={() => void pages.refetch()} />
          ) : first === undefined ? (
            <Waiting />
          ) : items.length === 0 ? (
            <Empty title={words.empty.title} why={filtered ? words.empty.filtered : words.empty.office}>
              {filtered ? (
                <button
                  type="button"
                  className="btn"
                  onClick={() =>
                    change({ ...Object.fromEntries(filterNames.map((it) => [it, null])), q: null })
                  }
                >
                  {words.empty.clear}
                </button>
              ) : null}
            </Empty>
          ) : (
            <>
              <Queue
                caption={viewName}
                items={items}
                columns={columns}
                list={list}
                sort={sort}
                onSort={(name) => change({ sort: name === 'waiting' ? null : name })}
                onOpen={(it) => show(it.id)}
                selectable
              />
              <More asked={pages} />
            </>
          )}
        </div>
        {picking ? (
          <OfficeBulk
            code={code}
            picked={list.picked}
            people={desk.data?.people ?? []}
            offices={desk.data?.offices ?? []}
            canAssign={head || (me?.staff.some((it) => it.role === 'triage') ?? false)}
            reserve={view === 'accepted'}
            names={names}
            onClear={list.clear}
          />
        ) : null}
        <KeyLine accept={words.keys.accept} onAll={() => setHelping(true)} />
      </section>
      {open && current !== null ? (
        <aside className="page" aria-label={words.side}>
          <Work
            id={current.id}
            whole={false}
            asked={asked?.of === current.id ? asked : null}
            next={nextOne === null ? null : () => show(nextOne.id)}
            onClose={() => change({ open: null })}
          />
        </aside>
      ) : null}
      {helping ? <KeyDialog accept={words.keys.accept} onClose={() => setHelping(false)} /> : null}
    </div>
  )
}
