import { type Query, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Me } from '#api/session.ts'
import { type Answer, request } from './api.ts'
import { setClock } from './clock.ts'

export type { Me }

const sessionKey = ['session'] as const

/** What every page needs is waited for by the next page too. */
const { signal } = new AbortController()

/** Who is here: undefined while asking, null for nobody. */
export function useMe(): Me | null | undefined {
  return useQuery({
    queryKey: sessionKey,
    queryFn: async () => {
      const { me, now } = await request('GET /session', { signal })
      setClock(now)
      return me
    },
    staleTime: 60_000,
  }).data
}

/** Tells every screen who is here now, after signing in, out, or changing the account. */
export function useSetMe(): (me: Me | null) => void {
  const queries = useQueryClient()
  return useCallback(
    (me) => {
      // Unsent edits of whoever leaves do not stay in this browser (ruling 21).
      if (me === null)
        void import('./form/journal.ts').then((it) => it.clearJournals()).catch(() => undefined)
      queries.setQueryData(sessionKey, me)
      queries.removeQueries({ predicate: personal })
    },
    [queries],
  )
}

/** What does not depend on who is signed in. */
const lasting = new Set(['session', 'site', 'calls', 'call'])
/** What does: it is forgotten with the next person. */
export const personal = ({ queryKey }: Pick<Query, 'queryKey'>): boolean => !lasting.has(String(queryKey[0]))

/** Asks again who is here, e.g. after a unit was joined. */
export function useAskAgain(): () => Promise<void> {
  const queries = useQueryClient()
  return useCallback(() => queries.invalidateQueries({ queryKey: sessionKey }), [queries])
}

export type Site = Answer<'GET /site'>

/** What this site is: demonstration or not, footer, and in a demonstration its accounts. */
export function useSite(): Site | undefined {
  return useQuery({
    queryKey: ['site'],
    queryFn: async () => {
      const site = await request('GET /site', { signal })
      setClock(site.now)
      return site
    },
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}

export type Call = Answer<'GET /calls'>['calls'][number]

/** The calls of this site, the one to show first at the top. */
export function useCalls() {
  return useQuery({
    queryKey: ['calls'],
    queryFn: async () => {
      const { calls, now } = await request('GET /calls', { signal })
      setClock(now)
      return calls
    },
    staleTime: 300_000,
  })
}
