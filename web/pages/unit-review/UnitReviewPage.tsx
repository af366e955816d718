import { Link, useNavigate } from '@tanstack/react-router'
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
import { type AskedByKey, Work } from '../../desk/work/Work.tsx'
import { useNarrower } from '../../form/use-narrower.ts'
import { useSay } from '../../language.tsx'
import { useParam } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { Alarms } from './Alarms.tsx'
import { unitColumns } from './columns.tsx'
import { Quotas } from './Quotas.tsx'
import { Ranking } from './Ranking.tsx'
import { Unfinished } from './Unfinished.tsx'
import { UnitBulk } from './UnitBulk.tsx'
import '../../desk/desk.css'

const listViews = ['waiting', 'returned', 'released', 'not-signed', 'all'] as const
const sorts = ['waiting', 'title', 'kind', 'rank'] as const
const filterNames = ['call', 'kind', 'field'] as const

/** The desk of a unit's research office: two hundred items, what stands in the way of each, and their release. */
export default function UnitReviewPage() {
  const words = useDeskWords()
  const inLanguage = useSay()
  const me = useMe()
  const id = useParam('id')
  const [address, change] = useAddress()
  const navigate = useNavigate()
  const narrow = useNarrower(1099)
  const field = useRef<HTMLInputElement>(null)
  const [helping, setHelping] = useState(false)
  const [ranking, setRanking] = useState(false)
  const [asked, setAsked] = useState<AskedByKey | null>(null)
  const unit = me?.memberships.find((it) => it.org === id)
  const reviews = unit?.reviewer ?? false
  const wanted = address['view'] ?? 'waiting'
  const unfinished = wanted === 'unfinished'
  const view = listViews.find((it) => it === wanted) ?? 'waiting'
  const sort = sorts.find((it) => it === address['sort']) ?? 'waiting'
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
  } = usePages(['unit', id, asking], (cursor) =>
    request('GET /unit/:id/queue', {
      params: { id },
      query: cursor === undefined ? asking : { ...asking, cursor },
    }),
  )
  const list = useList(
    items,
    address['at'] ?? '',
    useCallback((at) => change({ at }), [change]),
  )
  const current = list.current
  const open = address['open'] === 'yes' && !narrow && !unfinished
  const show = (at: string) => {
    if (narrow) {
      keepWayBack(items.map((it) => it.id))
      void navigate({ to: '/suggestions/$id/work', params: { id: at } })
    } else change({ at, open: 'yes' })
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
      if (current !== null && reviews) list.toggle(current.id)
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
  const viewName = words.unitViews[unfinished ? 'unfinished' : view] ?? view
  useTitle(unit === undefined ? viewName : `${viewName} · ${unit.name}`)
  const columns = unitColumns(words, names, open, (it) => show(it.id))
  const filtered = [...filterNames, 'q'].some((it) => (address[it] ?? '') !== '')
  const nextOne = current === null ? null : list.after(current.id)
  const picking = list.picked.length > 0
  const kind = address['kind'] ?? ''
  return (
    <div className={open && current !== null ? 'desk with-side' : 'desk'}>
      <Views
        groups={[
          {
            title: unit?.name ?? words.toUnit,
            views: [...listViews, 'unfinished'].map((name) => ({
              name,
              label: words.unitViews[name] ?? name,
              count: first?.counts[name],
              late: name === 'not-signed',
            })),
          },
        ]}
        view={unfinished ? 'unfinished' : view}
        onView={(name) => {
          list.clear()
          setRanking(false)
          change({ view: name, at: null, open: null })
        }}
      >
        <Quotas quotas={first?.quotas ?? []} names={names} />
        <Link className="to-other" to="/unit/$id/members" params={{ id }}>
          {words.members}
        </Link>
        {unit?.admin ? (
          <Link to="/unit/$id/settings" params={{ id }}>
            {words.settings}
          </Link>
        ) : null}
      </Views>
      <section className={picking ? 'list picking' : 'list'} aria-label={viewName}>
        <div className="hd">
          <h1>{viewName}</h1>
          {unfinished ? null : (
            <span className="dim num" role="status">
              {first === undefined ? '' : words.count(first.total)}
            </span>
          )}
          {unfinished || !reviews || ranking ? null : (
            <button type="button" className="btn sm tools" onClick={() => setRanking(true)}>
              {words.rank.start}
            </button>
          )}
        </div>
        {unfinished ? (
          <div className="rows">
            <Unfinished id={id} names={names} />
          </div>
        ) : (
          <>
            <Alarms alarms={first?.alarms ?? []} onView={(name) => change({ view: name, at: null })} />
            <Filters
              sought={address['q'] ?? ''}
              field={field}
              onChange={change}
              filters={[
                {
                  name: 'kind',
                  what: words.kind,
                  value: kind,
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
              ) : ranking ? (
                <Ranking
                  key={kind}
                  id={id}
                  kind={kind}
                  items={items}
                  more={pages}
                  onDone={() => setRanking(false)}
                />
              ) : items.length === 0 ? (
                <Empty title={words.empty.title} why={filtered ? words.empty.filtered : words.empty.unit}>
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
                    selectable={reviews}
                  />
                  <More asked={pages} />
                </>
              )}
            </div>
            {picking && reviews && !ranking ? (
              <UnitBulk id={id} picked={list.picked} names={names} onClear={list.clear} />
            ) : null}
            <KeyLine accept={words.keys.approve} onAll={() => setHelping(true)} />
          </>
        )}
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
      {helping ? <KeyDialog accept={words.keys.approve} onClose={() => setHelping(false)} /> : null}
    </div>
  )
}
