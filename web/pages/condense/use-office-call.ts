import { type Address, type ChangeAddress, useAddress } from '../../desk/address.ts'
import { type Names, useNames } from '../../desk/names.ts'
import { useParam } from '../../parts/params.ts'
import { type Call, useCalls } from '../../session.tsx'

/** An office of the address, and the call that its page is about. */
export interface OfficeCall {
  readonly code: string
  /** All that it takes part in. */
  readonly calls: readonly Call[]
  /** The one asked for, otherwise the first. */
  readonly call: Call | undefined
  /** No call knows such an office. */
  readonly unknown: boolean
  readonly names: Names
  readonly address: Address
  readonly change: ChangeAddress
}

export function useOfficeCall(): OfficeCall {
  const code = useParam('code')
  const [address, change] = useAddress()
  const known = useCalls().data
  const calls = known?.filter((it) => it.offices.some((one) => one.code === code)) ?? []
  const call = calls.find((it) => it.id === address['call']) ?? calls[0]
  const unknown = known !== undefined && calls.length === 0
  return { code, calls, call, unknown, names: useNames(call?.id), address, change }
}
