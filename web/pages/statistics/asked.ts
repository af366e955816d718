import { oneOf, useAddress } from '../../desk/address.ts'
import { useNames } from '../../desk/names.ts'
import { useCalls } from '../../session.tsx'
import type { Within } from './links.ts'
import { useScopes } from './scopes.ts'

export const cohorts = ['concentrated', 'rolling'] as const

/** A day as an address may name it; what is none is left aside. */
const day = (text: string | undefined): string => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text ?? '') : '')

/** What the address asks to be counted, as far as this person may. */
export function useAsked() {
  const [address, change] = useAddress()
  const scopes = useScopes()
  const calls = useCalls().data ?? []
  const wanted = address['of'] === undefined ? address['scope'] : `${address['scope']}-${address['of']}`
  const scope = scopes.find((it) => it.value === wanted) ?? scopes[0]
  // An office is of one call and not of another: where none is asked for, the first that has it.
  const own = calls.find((it) => it.offices.some((office) => office.code === scope?.of))
  const names = useNames(address['call'] ?? own?.id)
  const call = names.call?.id
  const within: Within | undefined =
    call === undefined || scope === undefined
      ? undefined
      : {
          call,
          scope,
          cohort: oneOf(['', ...cohorts], address['cohort'], ''),
          from: day(address['from']),
          to: day(address['to']),
        }
  return { within, scopes, names, address, change }
}

/** The same as the server is asked. */
export const queryOf = ({ call, scope, cohort, from, to }: Within) => ({
  call,
  scope: scope.scope,
  of: scope.of,
  cohort: cohorts.find((it) => it === cohort),
  from: from === '' ? undefined : from,
  to: to === '' ? undefined : to,
})
