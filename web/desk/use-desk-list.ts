import { useNavigate } from '@tanstack/react-router'
import { useCallback, useRef, useState } from 'react'
import { useNarrower } from '../form/use-narrower.ts'
import type { Address, ChangeAddress } from './address.ts'
import { useKeys } from './keys.ts'
import type { Row } from './Queue.tsx'
import { useList } from './use-list.ts'
import { type Page, usePages } from './use-pages.ts'
import { keepWayBack } from './way-back.ts'
import type { AskedByKey } from './work/Work.tsx'

interface Given<P extends Page> {
  readonly address: Address
  readonly change: ChangeAddress
  /** Whose list in which view and order: what tells its answers from those of other lists. */
  readonly of: readonly string[]
  /** What narrows the list, beside the words that are searched for. */
  readonly filters: readonly string[]
  readonly page: (narrowed: Readonly<Record<string, string>>, signal: AbortSignal) => Promise<P>
  readonly selectable: boolean
  /** Whether one suggestion may stand beside the list at all. */
  readonly aside?: boolean
}

/** The list of a desk with its filters, its current row, the suggestion beside it, and its keys. */
export function useDeskList<P extends Page & { readonly items: readonly Row[] }>(given: Given<P>) {
  const { address, change, filters, selectable, aside = true } = given
  const navigate = useNavigate()
  const narrow = useNarrower(1199)
  const field = useRef<HTMLInputElement>(null)
  const [helping, setHelping] = useState(false)
  const [asked, setAsked] = useState<AskedByKey | null>(null)
  const narrowed = Object.fromEntries(
    [...filters, 'q'].flatMap((it) => (address[it] ? [[it, address[it]]] : [])),
  )
  const pages = usePages([...given.of, narrowed], (cursor, signal) =>
    given.page(cursor === undefined ? narrowed : { ...narrowed, cursor }, signal),
  )
  const { items } = pages
  const list = useList(
    items,
    address['at'] ?? '',
    useCallback((at) => change({ at }), [change]),
  )
  const { current } = list
  const show = (id: string) => {
    if (narrow) {
      keepWayBack(items.map((it) => it.id))
      void navigate({ to: '/suggestions/$id/work', params: { id } })
    } else change({ at: id, open: 'yes' })
  }
  /** Opens the current row, or the first; what comes after is done with it. */
  const onCurrent = (then?: (id: string) => void) => {
    const it = current ?? items[0]
    if (it === undefined) return
    show(it.id)
    then?.(it.id)
  }
  const press = (decision: AskedByKey['decision']) => () =>
    onCurrent((of) => setAsked((before) => ({ of, decision, n: (before?.n ?? 0) + 1 })))
  // What is not on the page is not opened by a key.
  useKeys(
    !aside
      ? {}
      : {
          j: () => list.move(1),
          k: () => list.move(-1),
          x: () => {
            if (current !== null && selectable) list.toggle(current.id)
          },
          Enter: () => onCurrent(),
          a: press('accept'),
          r: press('return'),
          '/': () => field.current?.focus(),
          '?': () => setHelping(true),
          Escape: () => change({ open: null }),
        },
  )
  return {
    ...pages,
    list,
    show,
    change,
    field,
    helping,
    setHelping,
    selectable,
    sought: address['q'] ?? '',
    narrowed: Object.keys(narrowed).length > 0,
    widen: () => change({ ...Object.fromEntries(filters.map((it) => [it, null])), q: null }),
    open: address['open'] === 'yes' && !narrow && aside,
    asked: asked?.of === current?.id ? asked : null,
    pages: pages.asked,
  }
}
/** A desk's list, whatever else its answers carry. */
export type DeskList<Item extends Row> = ReturnType<
  typeof useDeskList<Page & { readonly items: readonly Item[] }>
>
