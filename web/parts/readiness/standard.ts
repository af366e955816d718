import { useQuery } from '@tanstack/react-query'
import type { Words } from '#core/text.ts'
import type { Checklists } from '#core/trl/checklists.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { request } from '../../api.ts'

/** Everything by which elements are assessed under a call. */
export interface Standard {
  readonly scale: ReadinessScale
  readonly policy: ReadinessPolicy
  readonly checklists: Checklists
  readonly classes: readonly { readonly code: string; readonly name: Words }[]
}

/** The checklists of a call, as in force or of one version; refused with `not-found` where its scale has none. */
export const useStandard = (call: string | undefined, version?: string) =>
  useQuery({
    queryKey: ['call', call, 'readiness-checklists', version],
    queryFn: async ({ signal }): Promise<Standard> => {
      const { scale, policy, checklists, classes } = await request('GET /calls/:call/readiness-checklists', {
        signal,
        params: { call: call ?? '' },
        query: version === undefined ? {} : { version },
      })
      return {
        scale: scale as ReadinessScale,
        policy: policy as ReadinessPolicy,
        checklists: checklists as Checklists,
        classes,
      }
    },
    enabled: call !== undefined,
    staleTime: 300_000,
  })
