import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** What stands behind the question mark of the address, as text by name. */
export type Address = Readonly<Record<string, string>>

export type ChangeAddress = (changes: Readonly<Record<string, string | null>>) => void

/** Filters live in the address bar, so that a list can be bookmarked, shared and come back to. */
export function useAddress(): readonly [Address, ChangeAddress] {
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

/** What the address names if the list has it; an address that was typed may name anything. */
export const oneOf = <T extends string>(list: readonly T[], value: string | undefined, otherwise: T): T =>
  list.find((it) => it === value) ?? otherwise
