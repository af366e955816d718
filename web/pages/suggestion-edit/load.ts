import { useQuery } from '@tanstack/react-query'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { request } from '../../api.ts'

/** The form of one kind, with the lists that it chooses from: as in force, or of the version that a draft was begun under. */
export const useForm = (call: string | undefined, kind: string | undefined, version?: string) =>
  useQuery({
    queryKey: ['form', call, kind, version],
    enabled: call !== undefined && kind !== undefined,
    staleTime: 600_000,
    queryFn: async ({ signal }) => {
      const it = await request('GET /calls/:call/forms/:kind', {
        signal,
        params: { call: call ?? '', kind: kind ?? '' },
        query: version === undefined ? {} : { version },
      })
      return { form: it.form as Form, lists: it.lists as Lists }
    },
  })

/** The call's readiness standard. */
export const useReadiness = (call: string | undefined, version?: string) =>
  useQuery({
    queryKey: ['readiness', call, version],
    enabled: call !== undefined,
    staleTime: 600_000,
    queryFn: async ({ signal }) => {
      const it = await request('GET /calls/:call/readiness', {
        signal,
        params: { call: call ?? '' },
        query: version === undefined ? {} : { version },
      })
      return { scale: it.scale as ReadinessScale, policy: it.policy as ReadinessPolicy }
    },
  })

/** One suggestion with what the reader may do with it. */
export const useSuggestion = (id: string) =>
  useQuery({
    queryKey: ['suggestion', id],
    queryFn: async ({ signal }) =>
      (await request('GET /suggestions/:id', { signal, params: { id } })).suggestion,
  })
