import { useQuery } from '@tanstack/react-query'
import type { CallView } from '#api/calls.ts'
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
    queryFn: ({ signal }) => request('GET /unit-profile-form', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.lists
}

/** What codes are called in one call, or else in any; a code that none knows is shown as it is. */
export function useNames(callId: string | undefined) {
  const say = useSay()
  const calls = useCalls().data
  const lists = useProfileLists()
  const named = (list: readonly Coded[] | undefined, code: string | null): string => {
    if (code === null) return ''
    const found = list?.find((it) => it.code === code)
    return found === undefined ? code : say(found.name)
  }
  const inAll = (of: (call: CallView) => readonly Coded[]): readonly Coded[] => (calls ?? []).flatMap(of)
  const places = Object.values(lists ?? {})
    .flat()
    .filter(isCoded)
  const of = (id: string | undefined) => {
    const call = calls?.find((it) => it.id === id) ?? calls?.[0]
    /** The call's own name for a code comes first; where nothing says which call is meant, any that knows it. */
    const here = (code: string | null, list: (call: CallView) => readonly Coded[]): string =>
      named([...(call === undefined ? [] : list(call)), ...inAll(list)], code)
    return {
      call,
      kind: (code: string) => here(code, (it) => it.kinds.map((kind) => ({ ...kind, name: kind.short }))),
      field: (code: string | null) => here(code, (it) => it.fields),
      orgType: (code: string) => here(code, (it) => it.orgTypes),
      reason: (code: string | null) => here(code, (it) => it.handling.refusalReasons),
    }
  }
  return {
    ...of(callId),
    /** The names in the call of one row, where a list mixes calls. */
    of,
    /** Offices are the bureau's, and keep their codes from call to call. */
    office: (code: string | null) =>
      named(
        inAll((it) => it.offices),
        code,
      ),
    district: (code: string) => named(places, code),
    /** What an office or a district is called. */
    scope: (code: string) => named([...inAll((it) => it.offices), ...places], code),
    callName: (id: string) => {
      const found = calls?.find((it) => it.id === id)
      return found === undefined ? id : say(found.short)
    },
    calls: calls ?? [],
  }
}
export type Names = ReturnType<typeof useNames>
