import { type RefObject, useEffect, useRef } from 'react'

/** Brings the keyboard to a part of the page that came or changed where the button that it stood at went away. */
export function useFocused(what: unknown): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is told when to look again, not what for.
  useEffect(() => {
    place.current?.focus()
  }, [what])
  return place
}
