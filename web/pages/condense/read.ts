import { useQuery } from '@tanstack/react-query'
import { type Answer, request } from '../../api.ts'

export type Listed = Answer<'GET /offices/:code/directions'>['items'][number]
export type Grouped = Answer<'GET /offices/:code/groups'>
export type Member = Grouped['loose'][number]
export type Group = Grouped['groups'][number]

/** The directions of an office; the same list stands beside every one of them. */
export const useDirections = (code: string, call: string | undefined) =>
  useQuery({
    queryKey: ['directions', code, call],
    enabled: call !== undefined && code !== '',
    queryFn: async ({ signal }) =>
      (await request('GET /offices/:code/directions', { signal, params: { code }, query: { call } })).items,
  })

/** What the office has to condense, in groups of like suggestions. */
export const useGroups = (code: string, call: string | undefined, kind = '', field = '') =>
  useQuery({
    queryKey: ['groups', code, call, kind, field],
    enabled: call !== undefined && code !== '',
    queryFn: ({ signal }) =>
      request('GET /offices/:code/groups', {
        signal,
        params: { code },
        query: {
          call: call ?? '',
          ...(kind !== '' && { kind }),
          ...(field !== '' && { field }),
        },
      }),
  })
