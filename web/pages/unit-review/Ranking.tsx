import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { request } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { askAgain } from '../../desk/read.ts'
import { usePages } from '../../desk/use-pages.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { focusHeading } from '../../parts/focus.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import { useFrameWords } from '../../words.ts'

interface Props {
  readonly id: string
  readonly names: Names
  /** What the list is narrowed to, to begin with. */
  readonly call: string
  readonly kind: string
  readonly onDone: () => void
}

/** What has left the competition keeps no place in it. */
const out: readonly string[] = ['withdrawn', 'unit-refused', 'not-accepted']

/** The unit's own order of everything that it has handed in of one kind in one call. */
export function Ranking({ id, names, onDone, ...begin }: Props) {
  const words = useDeskWords()
  const inLanguage = useSay()
  const [call, setCall] = useState(begin.call || (names.calls[0]?.id ?? ''))
  const [kind, setKind] = useState(begin.kind)
  const kinds = names.of(call).call?.kinds ?? []
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.querySelector<HTMLElement>('select')?.focus(), [])
  return (
    <div className="rank" ref={place}>
      <div className="row rank-of">
        {names.calls.length < 2 ? null : (
          <SelectField
            label={words.call}
            value={call}
            onChange={setCall}
            options={names.calls.map((it) => ({ value: it.id, label: inLanguage(it.short) }))}
          />
        )}
        <SelectField
          label={words.kind}
          value={kind}
          onChange={setKind}
          none={words.rank.chooseKind}
          options={kinds.map((it) => ({ value: it.code, label: inLanguage(it.short) }))}
        />
      </div>
      {kind === '' ? (
        <Leave onDone={onDone} />
      ) : (
        <Order key={`${call} ${kind}`} id={id} call={call} kind={kind} onDone={onDone} />
      )}
    </div>
  )
}

interface OrderProps extends Pick<Props, 'id' | 'onDone'> {
  readonly call: string
  readonly kind: string
}

/** By two buttons per row: a keyboard is enough, and stays on the row that it moves. */
function Order({ id, call, kind, onDone }: OrderProps) {
  const words = useDeskWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const [moved, setMoved] = useState<readonly string[] | null>(null)
  const [spoken, setSpoken] = useState('')
  const rows = useRef<HTMLOListElement>(null)
  const { asked, items, first } = usePages(['unit', id, 'ranking', call, kind], (cursor, signal) =>
    request('GET /unit/:id/queue', {
      signal,
      params: { id },
      query: {
        view: 'all',
        sort: 'rank',
        call,
        kind,
        limit: 100,
        ...(cursor === undefined ? {} : { cursor }),
      },
    }),
  )
  const { hasNextPage, isFetching, fetchNextPage } = asked
  // An order is an order of all of them: the rest of the list is fetched first.
  useEffect(() => {
    if (hasNextPage && !isFetching) void fetchNextPage()
  }, [hasNextPage, isFetching, fetchNextPage])
  if (asked.isError) return <Broken error={asked.error} again={() => void asked.refetch()} />
  if (first === undefined || hasNextPage) return <Waiting />
  const ranked = new Map(items.filter((it) => !out.includes(it.state)).map((it) => [it.id, it]))
  if (ranked.size === 0)
    return (
      <>
        <p className="sub">{words.rank.none}</p>
        <Leave onDone={onDone} />
      </>
    )
  // What came or went while the order was being made is added at the end or left out.
  const order = [...new Set([...(moved ?? []).filter((one) => ranked.has(one)), ...ranked.keys()])]
  const title = (one: string) => ranked.get(one)?.title || words.untitled
  const move = (from: number, by: number) => {
    const next = [...order]
    const [one] = next.splice(from, 1)
    if (one === undefined) return
    const to = from + by
    next.splice(to, 0, one)
    setMoved(next)
    setSpoken(words.rank.position(title(one), to + 1))
    // At an end the button just pressed goes out of use; the other one of that row takes over.
    requestAnimationFrame(() => {
      const [up, down] = rows.current?.children[to]?.querySelectorAll('button') ?? []
      const same = by < 0 ? up : down
      const other = by < 0 ? down : up
      ;(same?.disabled === true ? other : same)?.focus()
    })
  }
  const save = async () => {
    try {
      await request('PUT /unit/:id/ranking', { params: { id }, body: { call, kind, items: order } })
      say(words.rank.saved)
      await askAgain(queries)
      onDone()
      focusHeading()
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
  }
  return (
    <>
      <p className="sub small">{words.rank.hint}</p>
      <p className="unseen" role="status">
        {spoken}
      </p>
      <ol ref={rows}>
        {order.map((one, n) => (
          <li key={one}>
            <span className="num">{n + 1}</span>
            <span className="grow">{title(one)}</span>
            <StatePill state={ranked.get(one)?.state ?? 'unit-review'} />
            <span className="row">
              <button
                type="button"
                className="btn text icon sm"
                aria-label={words.rank.up(title(one))}
                disabled={n === 0}
                onClick={() => move(n, -1)}
              >
                <Icon name="up" />
              </button>
              <button
                type="button"
                className="btn text icon sm"
                aria-label={words.rank.down(title(one))}
                disabled={n === order.length - 1}
                onClick={() => move(n, 1)}
              >
                <Icon name="down" />
              </button>
            </span>
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="btn main" onClick={() => void save()}>
          {words.rank.save}
        </button>
        <Leave onDone={onDone} />
      </div>
    </>
  )
}

function Leave({ onDone }: Pick<Props, 'onDone'>) {
  const frame = useFrameWords()
  return (
    <button
      type="button"
      className="btn"
      onClick={() => {
        onDone()
        focusHeading()
      }}
    >
      {frame.cancel}
    </button>
  )
}
