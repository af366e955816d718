import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { Listed } from '#api/suggestions.ts'
import { request } from '../../api.ts'
import { dateOf, momentOf } from '../../form/time.ts'
import { useMineWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useSearchText } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls } from '../../session.tsx'
import { useSuggestionWords } from '../../words.ts'
import '../../form/form.css'
import './mine.css'

/** What a filer has to do next is said first, then everything with its state and where it lies. */
export default function MyPage() {
  const { list: words } = useMineWords()
  const papers = usePaperWords()
  const suggestion = useSuggestionWords()
  const navigate = useNavigate()
  const say = useSay()
  const calls = useCalls().data ?? []
  const state = useSearchText('state')
  const call = useSearchText('call')
  const q = useSearchText('q')
  const [typed, setTyped] = useState(q)
  useTitle(words.title)
  const list = useInfiniteQuery({
    queryKey: ['suggestions', call, state, q],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      request('GET /suggestions', {
        signal,
        query: {
          limit: 50,
          ...(call !== '' && { call }),
          ...(state !== '' && { state }),
          ...(q !== '' && { q }),
          ...(pageParam !== '' && { cursor: pageParam }),
        },
      }),
    getNextPageParam: (last) => last.next ?? undefined,
  })
  const go = (more: Record<string, string>) => {
    const search = { state, call, q, ...more }
    const kept = Object.fromEntries(Object.entries(search).filter(([, value]) => value !== ''))
    void navigate({ to: '/suggestions', search: kept })
  }
  if (list.error) return <Broken top error={list.error} again={() => void list.refetch()} />
  if (list.data === undefined) return <Waiting />
  const items = list.data.pages.flatMap((it) => it.items)
  const counts = list.data.pages[0]?.counts ?? {}
  const states = Object.entries(counts).filter(([, count]) => count > 0)
  const total = states.reduce((sum, [, count]) => sum + count, 0)
  const begin = (
    <Link className="btn main" to="/start">
      <Icon name="plus" />
      {words.begin}
    </Link>
  )
  const read = <Link to="/my/read-form">{papers.way}</Link>
  if (total === 0 && state === '' && q === '' && call === '')
    return (
      <div className="wrap mine">
        <Empty top title={words.empty} why={words.emptyWhy}>
          {begin}
          <p className="small">{read}</p>
        </Empty>
      </div>
    )
  const returned = items.filter((it) => it.state === 'unit-returned' || it.state === 'office-returned')
  return (
    <div className="wrap mine">
      <header className="row sp wrap-row">
        <h1>{words.title}</h1>
        <span className="row wrap-row">
          <span className="small">{read}</span>
          <ExportButton sort="my-suggestions" wanted={{ state, call, q }} label={words.title} />
          {begin}
        </span>
      </header>
      {returned.length > 0 && state === '' ? (
        <section className="find next" aria-label={words.next}>
          <b>
            <Icon name="back" /> {words.returned(returned.length)}
          </b>
          <ul>
            {returned.slice(0, 3).map((it) => (
              <li key={it.id}>
                <Link to={`/suggestions/${it.id}/edit`}>{it.title}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      <div className="row wrap-row filters">
        <fieldset className="row wrap-row" aria-label={words.filter}>
          <button
            type="button"
            className={state === '' ? 'chip on' : 'chip'}
            aria-pressed={state === ''}
            onClick={() => go({ state: '' })}
          >
            {words.all} <span className="num">{total}</span>
          </button>
          {states.map(([code, count]) => (
            <button
              key={code}
              type="button"
              className={state === code ? 'chip on' : 'chip'}
              aria-pressed={state === code}
              onClick={() => go({ state: state === code ? '' : code })}
            >
              {suggestion.states[code as Listed['state']] ?? code} <span className="num">{count}</span>
            </button>
          ))}
        </fieldset>
        {calls.length > 1 ? (
          <select
            className="in sel"
            aria-label={words.call}
            value={call}
            onChange={(event) => go({ call: event.currentTarget.value })}
          >
            <option value="">{words.allCalls}</option>
            {calls.map((it) => (
              <option key={it.id} value={it.id}>
                {say(it.short)}
              </option>
            ))}
          </select>
        ) : null}
        {/* biome-ignore lint/a11y/useSemanticElements: the element <search> is younger than the browsers we serve. */}
        <form
          className="row to-end"
          role="search"
          onSubmit={(event) => {
            event.preventDefault()
            go({ q: typed.trim() })
          }}
        >
          <input
            className="in"
            type="search"
            aria-label={words.search}
            placeholder={words.searchExample}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <button type="submit" className="btn">
            <Icon name="search" />
            {words.search}
          </button>
        </form>
      </div>
      {items.length === 0 ? (
        <Empty title={words.nothing} why={words.nothingWhy}>
          <button type="button" className="btn" onClick={() => go({ state: '', call: '', q: '' })}>
            {words.clear}
          </button>
        </Empty>
      ) : (
        <ul className="mine-list">
          {items.map((it) => (
            <Item key={it.id} item={it} />
          ))}
        </ul>
      )}
      {list.hasNextPage ? (
        <button type="button" className="btn" onClick={() => void list.fetchNextPage()}>
          {words.more}
        </button>
      ) : null}
    </div>
  )
}

function Item({ item }: { readonly item: Listed }) {
  const { list: words, one } = useMineWords()
  const language = useLanguage()
  const say = useSay()
  const calls = useCalls().data
  const call = calls?.find((it) => it.id === item.call)
  const name = (
    list: readonly { readonly code: string; readonly name: { zh: string; en: string } }[] | undefined,
    code: string | null,
  ) => {
    const found = list?.find((it) => it.code === code)
    return found === undefined ? (code ?? '') : say(found.name)
  }
  const kind = call?.kinds.find((it) => it.code === item.kind)
  const office = call?.offices.find((it) => it.code === item.office)
  const writes = item.state === 'draft' || item.state === 'unit-returned' || item.state === 'office-returned'
  const untitled =
    item.state === 'frozen' ? one.hidden : item.state === 'purged' ? one.removed : words.untitled
  const where = [
    kind === undefined ? item.kind : say(kind.short),
    item.livelihood === null ? '' : name(call?.livelihoods, item.livelihood),
    item.field === null ? '' : name(call?.fields, item.field),
    item.org.name,
    call === undefined ? '' : String(call.year),
  ].filter((it) => it !== '')
  return (
    <li>
      <Link to={writes ? `/suggestions/${item.id}/edit` : `/suggestions/${item.id}`} className="mine-row">
        <span className="grow">
          <b>{item.title || untitled}</b>
          <span className="small sub">{where.join(' · ')}</span>
        </span>
        <span className="mine-state">
          <StatePill state={item.state} />
          <span className="small sub num">{words.since(momentOf(item.since, language))}</span>
          {item.state === 'unit-review' || item.state === 'unverified' ? (
            <span className="small amber">{words.notYet}</span>
          ) : office === undefined ? null : (
            <span className="small sub num">
              {say(office.name)} {office.phone}
            </span>
          )}
          {item.due === null || !writes ? null : (
            <span className="small due num">{words.due(dateOf(item.due, language))}</span>
          )}
        </span>
        <span className="mine-no num small sub">{item.no ?? words.noNumber}</span>
      </Link>
      {item.no === null ? null : (
        <Link className="small timeline-link" to={`/suggestions/${item.id}`}>
          {words.timeline}
        </Link>
      )}
    </li>
  )
}
