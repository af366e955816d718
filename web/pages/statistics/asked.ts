import { oneOf, useAddress } from '../../desk/address.ts'
import { useNames } from '../../desk/names.ts'
import type { Within } from './links.ts'
import { useScopes } from './scopes.ts'

export const cohorts = ['concentrated', 'rolling'] as const

/** A day as an address may name it; what is none is left aside. */
const day = (text: string | undefined): string => (/^\d{4}-\d{2}-\d{2}$/.test(text ?? '') ? (text ?? '') : '')

/** What the address asks to be counted, as far as this person may. */
export function useAsked() {
  const [address, change] = useAddress()
  const scopes = useScopes()
  const names = useNames(address['call'])
  const call = names.call?.id
  const wanted = address['of'] === undefined ? address['scope'] : `${address['scope']}-${address['of']}`
  const scope = scopes.find((it) => it.value === wanted) ?? scopes[0]
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
