import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { ListEntry } from '#core/form/lists.ts'
import { type Answer, request } from '../../api.ts'

export type Expert = Answer<'GET /experts/:id'>['expert']
export type ExpertRow = Answer<'GET /experts'>['items'][number]

export interface Choices {
  readonly fields: readonly ListEntry[]
  readonly disciplines: readonly ListEntry[]
}

/** The fields and disciplines that experts are found by. */
export const useChoices = (): Choices | undefined =>
  useQuery({
    queryKey: ['expert-choices'],
    staleTime: 300_000,
    queryFn: async ({ signal }) => {
      const { fields, disciplines } = await request('GET /expert-choices', { signal })
      return { fields: fields as ListEntry[], disciplines: disciplines as ListEntry[] }
    },
  }).data

export const useExpert = (id: string) =>
  useQuery({
    queryKey: ['expert', id],
    queryFn: async ({ signal }) => (await request('GET /experts/:id', { signal, params: { id } })).expert,
  })

/** After a change, lists and single experts are asked again. */
export const askExperts = (queries: QueryClient): Promise<unknown> =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['queue', 'experts'] }),
    queries.invalidateQueries({ queryKey: ['expert'] }),
  ])
