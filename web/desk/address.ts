import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What stands behind the question mark of the address, as text by name. */
export type Address = Readonly<Record<string, string>>

/** Filters live in the address bar, so that a list can be bookmarked, shared and come back to. */
export function useAddress(): readonly [Address, (changes: Readonly<Record<string, string | null>>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback(
    (changes: Readonly<Record<string, string | null>>) => {
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) => {
          const after: Record<string, unknown> = { ...before }
          for (const [name, value] of Object.entries(changes))
            if (value === null || value === '') delete after[name]
            else after[name] = value
          return after
        },
        replace: true,
        resetScroll: false,
      })
    },
    [navigate],
  )
  const address: Record<string, string> = {}
  for (const [name, value] of Object.entries(search))
    if (value !== undefined && value !== null) address[name] = String(value)
  return [address, change]
}
