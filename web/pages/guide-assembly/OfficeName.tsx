import { useSay } from '../../language.tsx'
import { useCalls } from '../../session.tsx'

/** What an office is called; its code where no call knows it. */
export function useOfficeName(): (code: string) => string {
  const say = useSay()
  const offices = useCalls().data?.flatMap((it) => it.offices) ?? []
  return (code) => {
    const office = offices.find((it) => it.code === code)
    return office === undefined ? code : say(office.name)
  }
}

export function OfficeName({ code }: { readonly code: string }) {
  return useOfficeName()(code)
}
