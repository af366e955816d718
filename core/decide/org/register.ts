import type { Call } from '../../call/call.ts'
import { readCreditCode } from '../../org/credit-code.ts'
import { isPlain } from '../../person/name.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { lengthOf } from '../../text.ts'

export interface Registration {
  readonly creditCode: string
  readonly name: string
  readonly type: string
  readonly district: string
}

/** Only the shape of the code can be refused; a check digit that does not fit is looked at by a person (domain 3.1). */
export function register(
  typed: Registration,
  call: Pick<Call, 'orgTypes' | 'lists'>,
): Result<Registration & { readonly checkDigitFits: boolean }, Reason> {
  const code = readCreditCode(typed.creditCode)
  if (!code.ok) return err({ why: 'bad-input', problems: [{ at: 'creditCode', problem: code.error }] })
  const name = readOrgName(typed.name)
  if (!name.ok) return name
  if (!call.orgTypes.some((it) => it.code === typed.type))
    return err({ why: 'unknown-code', code: typed.type })
  if (!isDistrict(call, typed.district)) return err({ why: 'unknown-code', code: typed.district })
  const { type, district } = typed
  return ok({
    creditCode: code.value.code,
    name: name.value,
    type,
    district,
    checkDigitFits: code.value.checkFits,
  })
}

/** As on the seal; like a person’s name it goes into mails and so holds nothing that becomes a link. */
export function readOrgName(typed: string): Result<string, Reason> {
  const name = typed.trim()
  if (lengthOf(name) < 2) return err({ why: 'text-missing', least: 2 })
  if (isPlain(name)) return ok(name)
  return err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-name' }] })
}

export const isDistrict = (call: Pick<Call, 'lists'>, code: string): boolean =>
  (call.lists['districts'] ?? []).some((it) => it.code === code)
