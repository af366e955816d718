import { useQuery } from '@tanstack/react-query'
import { request } from '../api.ts'
import { useSay } from '../language.tsx'
import { useCalls } from '../session.tsx'

interface Coded {
  readonly code: string
  readonly name: { readonly zh: string; readonly en: string }
}
const isCoded = (it: unknown): it is Coded =>
  typeof it === 'object' && it !== null && 'code' in it && 'name' in it && typeof it.name === 'object'

/** The lists of the unit profile: districts and types by code. */
export function useProfileLists() {
  return useQuery({
    queryKey: ['call', 'unit-profile-form'],
    queryFn: () => request('GET /unit-profile-form'),
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.lists
}

/** What codes are called in one call; a code that is not in it is shown as it is. */
export function useNames(callId: string | undefined) {
  const say = useSay()
  const calls = useCalls().data
  const lists = useProfileLists()
  const named = (list: readonly Coded[] | undefined, code: string | null): string => {
    if (code === null) return ''
    const found = list?.find((it) => it.code === code)
    return found === undefined ? code : say(found.name)
  }
  const places = Object.values(lists ?? {})
    .flat()
    .filter(isCoded)
  const of = (id: string | undefined) => {
    const call = calls?.find((it) => it.id === id) ?? calls?.[0]
    return {
      call,
      kind: (code: string): string => {
        const found = call?.kinds.find((it) => it.code === code)
        return found === undefined ? code : say(found.short)
      },
      field: (code: string | null) => named(call?.fields, code),
      orgType: (code: string) => named(call?.orgTypes, code),
      reason: (code: string | null) => named(call?.handling.refusalReasons, code),
    }
  }
  return {
    ...of(callId),
    /** The names in the call of one row, where a list mixes calls. */
    of,
    /** Offices are the bureau's, and keep their codes from call to call. */
    office: (code: string | null) =>
      named(
        calls?.flatMap((it): readonly Coded[] => it.offices),
        code,
      ),
    district: (code: string) => named(places, code),
    callName: (id: string) => {
      const found = calls?.find((it) => it.id === id)
      return found === undefined ? id : say(found.short)
    },
    calls: calls ?? [],
  }
}
export type Names = ReturnType<typeof useNames>
