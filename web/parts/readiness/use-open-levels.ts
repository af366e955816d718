import { useEffect, useRef, useState } from 'react'

/** Which levels stand open. To go to one opens it alone and puts the focus on its heading; nothing else moves the focus. */
export function useOpenLevels(first: number) {
  const place = useRef<HTMLDivElement>(null)
  const [opened, show] = useState<ReadonlySet<number>>(() => new Set([first]))
  const [went, go] = useState<{ readonly to: number } | null>(null)
  useEffect(() => {
    if (went === null) return
    place.current?.querySelector<HTMLElement>(`[data-level="${went.to}"] > summary`)?.focus()
  }, [went])
  return {
    place,
    isOpen: (level: number) => opened.has(level),
    setOpen: (level: number, open: boolean) =>
      show((before) => {
        if (before.has(level) === open) return before
        const next = new Set(before)
        if (open) next.add(level)
        else next.delete(level)
        return next
      }),
    goTo: (level: number) => {
      show(new Set([level]))
      go({ to: level })
    },
  }
}
