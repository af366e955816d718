import { useSyncExternalStore } from 'react'

/** Whether the page is narrower than so many pixels; it changes when the window does. */
export function useNarrower(width: number): boolean {
  const query = `(max-width: ${width}px)`
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(query)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(query).matches,
  )
}
