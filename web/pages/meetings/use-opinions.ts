import { useQuery } from '@tanstack/react-query'
import { request } from '../../api.ts'

/** What experts said of an office's directions, by direction; asked once for all meetings on the page. */
export const useDirectionOpinions = (code: string, call: string) =>
  useQuery({
    queryKey: ['direction-opinions', code, call],
    queryFn: async ({ signal }) => {
      const { items } = await request('GET /offices/:code/direction-opinions', {
        signal,
        params: { code },
        query: { call },
      })
      return new Map(items.map((it) => [it.direction, it]))
    },
    retry: false,
  }).data
