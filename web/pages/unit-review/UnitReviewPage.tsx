import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Queued } from '#api/reviews.ts'
import { request } from '../../api.ts'
import { oneOf, useAddress } from '../../desk/address.ts'
import { DeskPage } from '../../desk/DeskPage.tsx'
import { useNames } from '../../desk/names.ts'
import { useDeskList } from '../../desk/use-desk-list.ts'
import { useUsualFilters } from '../../desk/usual-filters.ts'
import { useDeskWords } from '../../desk/words.ts'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { useParam } from '../../parts/params.ts'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { Alarms } from './Alarms.tsx'
import { unitColumns } from './columns.tsx'
import { Quotas } from './Quotas.tsx'
import { Ranking } from './Ranking.tsx'
import { Unfinished } from './Unfinished.tsx'
import { UnitBulk } from './UnitBulk.tsx'

const listViews = ['waiting', 'returned', 'released', 'not-signed', 'all'] as const
const sorts = ['waiting', 'title', 'kind', 'rank'] as const

/** The desk of a unit's research office: two hundred items, what stands in the way of each, and their release. */
export default function UnitReviewPage() {
  const words = useDeskWords()
  const me = useMe()
  const id = useParam('id')
  const [address, change] = useAddress()
  const [ranking, setRanking] = useState(false)
  const unit = me?.memberships.find((it) => it.org === id)
  const reviews = unit?.reviewer ?? false
  const unfinished = address['view'] === 'unfinished'
  const view = oneOf(listViews, address['view'], 'waiting')
  const sort = oneOf(sorts, address['sort'], 'waiting')
  const names = useNames(address['call'])
  const filters = useUsualFilters(address, names)
  const desk = useDeskList({
    address,
    change,
    of: ['unit', id, view, sort],
    filters: ['call', 'kind', 'field'],
    page: (narrowed, signal) =>
      request('GET /unit/:id/queue', { signal, params: { id }, query: { view, sort, ...narrowed } }),
    selectable: reviews,
    aside: !unfinished && !ranking,
  })
  const { list, first } = desk
  const shown = unfinished ? 'unfinished' : view
  const title = ranking ? words.rank.title : (words.unitViews[shown] ?? shown)
  useTitle(unit === undefined ? title : `${title} · ${unit.name}`)
  const views = [...listViews, 'unfinished'].map((name) => ({
    name,
    label: words.unitViews[name] ?? name,
    count: first?.counts[name],
    late: name === 'not-signed',
  }))
  return (
    <DeskPage<Queued>
      desk={desk}
      title={title}
      groups={[{ title: unit?.name ?? words.toUnit, views }]}
      view={shown}
      onView={() => setRanking(false)}
      beside={
        <>
          <Quotas quotas={first?.quotas ?? []} names={names} />
          {unit?.admin ? (
            <>
              <Link className="to-other" to="/unit/$id/members" params={{ id }}>
                {words.members}
              </Link>
              <Link to="/unit/$id/settings" params={{ id }}>
                {words.settings}
              </Link>
            </>
          ) : null}
        </>
      }
      status={first === undefined ? '' : words.count(first.total)}
      tools={
        unfinished || ranking ? null : (
          <div className="tools row">
            <ExportButton
              sort="unit-suggestions"
              wanted={{ unit: id, view, sort, ...narrowedBy(address) }}
              label={title}
            />
            {reviews ? (
              <button type="button" className="btn sm" onClick={() => setRanking(true)}>
                {words.rank.start}
              </button>
            ) : null}
          </div>
        )
      }
      above={<Alarms alarms={first?.alarms ?? []} onView={(name) => change({ view: name, at: null })} />}
      filters={filters}
      columns={unitColumns(words, names, desk.open, desk.show)}
      sort={sort}
      none={words.empty.unit}
      accept={words.keys.approve}
      bulk={
        list.picked.length > 0 && reviews && !ranking ? (
          <UnitBulk id={id} picked={list.picked} names={names} onClear={list.clear} />
        ) : null
      }
      {...(unfinished
        ? { instead: <Unfinished id={id} names={names} /> }
        : ranking
          ? {
              instead: (
                <Ranking
                  id={id}
                  names={names}
                  call={address['call'] ?? ''}
                  kind={address['kind'] ?? ''}
                  onDone={() => setRanking(false)}
                />
              ),
            }
          : {})}
    />
  )
}

/** What the controls above the list say. */
const narrowedBy = ({ call, kind, field, q }: Readonly<Record<string, string>>) => ({ call, kind, field, q })
