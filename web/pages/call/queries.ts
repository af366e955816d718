import { useQuery } from '@tanstack/react-query'
import type { Form } from '#core/form/form.ts'
import { request } from '../../api.ts'
import { useCalls } from '../../session.tsx'

/** The call that an address names, or the first where it names none. */
export function useCall(id: string) {
  const { data, error } = useCalls()
  return {
    call: data?.find((it) => it.id === id) ?? (id === '' ? data?.[0] : undefined),
    error,
    asked: data !== undefined,
  }
}

/** The notice in full. */
export const useNotice = (call: string | undefined) =>
  useQuery({
    queryKey: ['call', call, 'notice'],
    queryFn: ({ signal }) => request('GET /calls/:call/notice', { signal, params: { call: call ?? '' } }),
    enabled: call !== undefined,
    staleTime: 300_000,
  })

/** What one kind asks. */
export const useForm = (call: string | undefined, kind: string) =>
  useQuery({
    queryKey: ['call', call, 'form', kind],
    queryFn: async ({ signal }) => {
      const answer = await request('GET /calls/:call/forms/:kind', {
        signal,
        params: { call: call ?? '', kind },
      })
      return answer.form as Form
    },
    enabled: call !== undefined && kind !== '',
    staleTime: 300_000,
  })
