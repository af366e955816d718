import { type RefObject, useEffect, useRef } from 'react'

/** Brings the keyboard to a part of the page that came or changed, if what it stood at went away; nobody is drawn from elsewhere. */
export function useFocused(what: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told when to look again, not what for.
  useEffect(() => {
    if (document.activeElement === null || document.activeElement === document.body) place.current?.focus()
  }, [what])
  return place
}
