import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { type Answer, request } from '../../api.ts'
import { untilLeft } from '../../form/use-keeper.ts'

export type View = Answer<'GET /directions/:id'>
export type Source = View['sources'][number]

const keyOf = (id: string) => ['direction', id] as const

export const useDirection = (id: string) =>
  useQuery({
    queryKey: keyOf(id),
    gcTime: 0,
    queryFn: async ({ signal }) => {
      await untilLeft(id)
      return request('GET /directions/:id', { signal, params: { id } })
    },
  })

/** The sheet of directions with its lists, of the version of the call that one was begun under. */
export const useSheet = (call: string | undefined, version: string | undefined) =>
  useQuery({
    queryKey: ['call', 'direction-form', call, version],
    enabled: call !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const it = await request('GET /calls/:call/direction-form', {
        signal,
        params: { call: call ?? '' },
        query: version === undefined ? {} : { version },
      })
      return { form: it.form as Form, lists: it.lists as Lists }
    },
  })

/** After a step or a change of the sources: the direction, the office's list and its groups are asked again. */
export const askDirection = (queries: QueryClient, id: string): Promise<unknown> =>
  Promise.all([
    queries.invalidateQueries({ queryKey: keyOf(id) }),
    queries.invalidateQueries({ queryKey: ['directions'] }),
    queries.invalidateQueries({ queryKey: ['groups'] }),
    queries.invalidateQueries({ queryKey: ['direction-check', id] }),
  ])

/** What is on screen changes before the server has answered; `before` puts it back. */
export const changeView = (queries: QueryClient, id: string, change: (view: View) => View): void => {
  queries.setQueryData<View>(keyOf(id), (view) => (view === undefined ? view : change(view)))
}
