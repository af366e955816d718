import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Queued } from '#api/reviews.ts'
import { request } from '../../api.ts'
import { askAgain } from '../../desk/read.ts'
import { useDeskWords } from '../../desk/words.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useFrameWords } from '../../words.ts'

interface Props {
  readonly id: string
  readonly kind: string
  readonly items: readonly Queued[]
  readonly more: {
    readonly hasNextPage: boolean
    readonly isFetching: boolean
    readonly fetchNextPage: () => Promise<unknown>
  }
  readonly onDone: () => void
}

/** The unit's own order within one kind, by two buttons per row: a keyboard is enough. */
export function Ranking({ id, kind, items, more, onDone }: Props) {
  const words = useDeskWords()
  const frame = useFrameWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const [moved, setMoved] = useState<readonly string[] | null>(null)
  const [spoken, setSpoken] = useState('')
  const { hasNextPage, isFetching, fetchNextPage } = more
  // An order is an order of all of them: the rest of the list is fetched first.
  useEffect(() => {
    if (kind !== '' && hasNextPage && !isFetching) void fetchNextPage()
  }, [kind, hasNextPage, isFetching, fetchNextPage])
  if (kind === '')
    return (
      <div className="rank">
        <p className="sub">{words.rank.chooseKind}</p>
        <button type="button" className="btn" onClick={onDone}>
          {frame.cancel}
        </button>
      </div>
    )
  const byRank = items
    .toSorted((a, b) => (a.unitRank ?? 100_000) - (b.unitRank ?? 100_000))
    .map((it) => it.id)
  const order = moved ?? byRank
  const title = (one: string) => items.find((it) => it.id === one)?.title ?? ''
  const move = (from: number, by: number) => {
    const next = [...order]
    const [one] = next.splice(from, 1)
    if (one === undefined) return
    next.splice(from + by, 0, one)
    setMoved(next)
    setSpoken(words.rank.position(title(one), from + by + 1))
  }
  const save = async () => {
    try {
      await request('PUT /unit/:id/ranking', { params: { id }, body: { kind, items: [...order] } })
      say(words.rank.saved)
      await askAgain(queries)
      onDone()
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
  }
  return (
    <div className="rank">
      <p className="sub small">{words.rank.hint}</p>
      <p className="unseen" role="status">
        {spoken}
      </p>
      <ol>
        {order.map((one, n) => (
          <li key={one}>
            <span className="num">{n + 1}</span>
            <span className="grow">{title(one)}</span>
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
          </li>
        ))}
      </ol>
      <div className="row">
        <button type="button" className="btn main" onClick={() => void save()}>
          {words.rank.save}
        </button>
        <button type="button" className="btn" onClick={onDone}>
          {frame.cancel}
        </button>
      </div>
    </div>
  )
}
