import { useQuery } from '@tanstack/react-query'
import type { ListItem } from '#core/call/call.ts'
import { request } from '../../api.ts'

/** The districts that a unit may be in. */
export function useDistricts(): readonly ListItem[] {
  const { data } = useQuery({
    queryKey: ['unit-profile-form', 'districts'],
    queryFn: async ({ signal }) =>
      (await request('GET /unit-profile-form', { signal })).lists['districts'] as readonly ListItem[],
    staleTime: Number.POSITIVE_INFINITY,
  })
  return data ?? []
}
