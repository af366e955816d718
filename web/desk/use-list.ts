import { useCallback, useEffect, useMemo, useRef, useState } from 'react'

/** Which row is current and which are chosen. The current one is found again by its place when it leaves the list. */
export function useList<Item extends { readonly id: string }>(
  items: readonly Item[],
  at: string,
  setAt: (id: string | null) => void,
) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const place = useRef(0)
  const found = items.findIndex((it) => it.id === at)
  useEffect(() => {
    if (found >= 0) place.current = found
  }, [found])
  const index = found >= 0 ? found : at === '' ? -1 : Math.min(place.current, items.length - 1)
  const move = useCallback(
    (by: number) => {
      const next = items[Math.max(0, Math.min(items.length - 1, index + by))]
      if (next === undefined) return
      setAt(next.id)
      document.getElementById(`row-${next.id}`)?.scrollIntoView({ block: 'nearest' })
    },
    [items, index, setAt],
  )
  const toggle = useCallback((id: string) => {
    setChosen((before) => {
      const after = new Set(before)
      if (!after.delete(id)) after.add(id)
      return after
    })
  }, [])
  // What left the list is no longer chosen: nothing happens to what cannot be seen.
  const picked = useMemo(() => items.filter((it) => chosen.has(it.id)), [items, chosen])
  return {
    current: items[index] ?? null,
    index,
    move,
    picked,
    isChosen: (id: string) => chosen.has(id),
    toggle,
    choose: useCallback((ids: readonly string[]) => setChosen(new Set(ids)), []),
    clear: useCallback(() => setChosen(new Set()), []),
    /** What stands after this one, for “and look at the next”. */
    after: (id: string): Item | null => {
      const n = items.findIndex((it) => it.id === id)
      return items[n + 1] ?? (n > 0 ? (items[n - 1] ?? null) : null)
    },
  }
}
export type List<Item extends { readonly id: string }> = ReturnType<typeof useList<Item>>
