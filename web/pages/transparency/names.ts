import type { Words } from '#core/text.ts'
import { useSay } from '../../language.tsx'
import { useCalls } from '../../session.tsx'

interface Coded {
  readonly code: string
  readonly name: Words
}

/** What the codes of a call are called, for readers who are not signed in. */
export function usePublicNames(wanted: string) {
  const say = useSay()
  const calls = useCalls().data ?? []
  const call = calls.find((it) => it.id === wanted) ?? calls[0]
  const named = (list: readonly Coded[] | undefined, code: string): string => {
    const found = list?.find((it) => it.code === code)
    return found === undefined ? code : say(found.name)
  }
  return {
    calls,
    call,
    kind: (code: string) =>
      named(
        call?.kinds.map((it) => ({ code: it.code, name: it.short })),
        code,
      ),
    field: (code: string) => named(call?.fields, code),
    orgType: (code: string) => named(call?.orgTypes, code),
  }
}
export type PublicNames = ReturnType<typeof usePublicNames>
