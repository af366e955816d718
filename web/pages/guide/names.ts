import { useSay } from '../../language.tsx'
import { useCalls } from '../../session.tsx'

/** What the kinds and unit types of a guide's call are called; nobody has to be signed in for that. */
export function useCallNames(id: string) {
  const say = useSay()
  const calls = useCalls().data ?? []
  const call = calls.find((it) => it.id === id) ?? calls[0]
  return {
    kind: (code: string): string => {
      const kind = call?.kinds.find((it) => it.code === code)
      return kind === undefined ? code : say(kind.short)
    },
    orgType: (code: string): string => {
      const type = call?.orgTypes.find((it) => it.code === code)
      return type === undefined ? code : say(type.name)
    },
  }
}
