import { type QueryClient, useQuery } from '@tanstack/react-query'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { type Answer, request } from '../api.ts'

export type One = Answer<'GET /suggestions/:id'>['suggestion']
export type Version = Answer<'GET /suggestions/:id/versions/:n'>
export type Remark = Answer<'GET /suggestions/:id/remarks'>['remarks'][number]

export const useOne = (id: string) =>
  useQuery({
    queryKey: ['suggestion', id],
    queryFn: ({ signal }) =>
      request('GET /suggestions/:id', { signal, params: { id } }).then((it) => it.suggestion),
    enabled: id !== '',
  })

/** The form of a kind with the lists it chooses from; it does not change while a page is open. */
export const useFormOf = (call: string | undefined, kind: string | undefined, version?: string) =>
  useQuery({
    queryKey: ['call', 'form', call, kind, version],
    queryFn: ({ signal }) =>
      request('GET /calls/:call/forms/:kind', {
        signal,
        params: { call: call ?? '', kind: kind ?? '' },
        query: version === undefined ? {} : { version },
      }).then((it) => ({
        form: it.form as Form,
        lists: it.lists as unknown as Lists,
      })),
    enabled: call !== undefined && kind !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data

/** The questions that a reader may not see; the server names whole sections. */
export const hiddenIn = (form: Form, hidden: readonly string[]): readonly string[] =>
  form.sections.filter((it) => hidden.includes(it.id)).flatMap((it) => it.fields.map((field) => field.id))

export const useTimeline = (id: string) =>
  useQuery({
    queryKey: ['suggestion', id, 'timeline'],
    queryFn: ({ signal }) => request('GET /suggestions/:id/timeline', { signal, params: { id } }),
  })

export const useVersion = (id: string, n: number) =>
  useQuery({
    queryKey: ['suggestion', id, 'version', n],
    queryFn: ({ signal }) => request('GET /suggestions/:id/versions/:n', { signal, params: { id, n } }),
    enabled: n > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

/** After something was done: lists, counts and the item itself are asked again; what is on screen stays until then. */
export const askAgain = (queries: QueryClient, id?: string): Promise<unknown> =>
  Promise.all([
    queries.invalidateQueries({ queryKey: ['queue'] }),
    queries.invalidateQueries({ queryKey: ['desk'] }),
    id === undefined ? null : queries.invalidateQueries({ queryKey: ['suggestion', id] }),
  ])
