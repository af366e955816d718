import { type QueryClient, useQuery } from '@tanstack/react-query'
import { type Answer, request } from '../../api.ts'

export type Meeting = Answer<'GET /offices/:code/meetings'>['items'][number]
export type Item = Meeting['items'][number]

/** The argument meetings of an office for one call, the latest first. */
export const useMeetings = (code: string, call: string | undefined) =>
  useQuery({
    queryKey: ['meetings', code, call],
    enabled: call !== undefined && code !== '',
    queryFn: async ({ signal }) =>
      (await request('GET /offices/:code/meetings', { signal, params: { code }, query: { call } })).items,
  })

/** What a meeting says moves directions and frees suggestions, so their lists are asked again too. */
export const askMeetings = (queries: QueryClient): Promise<unknown> =>
  Promise.all(
    ['meetings', 'directions', 'direction', 'groups'].map((key) =>
      queries.invalidateQueries({ queryKey: [key] }),
    ),
  )
