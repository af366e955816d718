import { useParams, useSearch } from '@tanstack/react-router'

/** One part of the address, e.g. `id` of `/unit/$id`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false })
  return params[name] ?? ''
}

/** One value behind the question mark, as text. */
export function useSearchText(name: string): string {
  const search: Record<string, unknown> = useSearch({ strict: false })
  const value = search[name]
  return value === undefined || value === null ? '' : String(value)
}
