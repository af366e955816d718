import { canonicalCreditCode, readCreditCode } from '../../org/credit-code.ts'
import { readEmail } from '../../person/account.ts'
import { isPlain, readName } from '../../person/name.ts'
import { lengthOf } from '../../text.ts'

/** What a table of units can say of each, in the order of its columns; all of it is needed. */
export const unitColumns = ['name', 'creditCode', 'type', 'district', 'contactName', 'contactEmail'] as const
export type UnitColumn = (typeof unitColumns)[number]

/** What is written of a unit by the bureau; the contact becomes its first administrator. */
export type UnitEntry = Readonly<Record<UnitColumn, string>>

export interface UnitFault {
  readonly at: UnitColumn
  readonly code: 'missing' | 'too-long' | 'not-a-name' | 'not-an-email' | 'not-a-credit-code' | 'unknown-code'
  readonly word: string
}

/** Codes of units' types and of the districts in which they may lie. */
export interface UnitCodes {
  readonly type: ReadonlySet<string>
  readonly district: ReadonlySet<string>
}

const longestName = 100

/** Every fault of an entry. Only the shape of a credit code is one; a misfitting digit is looked at by a person. */
export function checkUnit(it: UnitEntry, codes: UnitCodes): readonly UnitFault[] {
  const faultOf = (at: UnitColumn): UnitFault['code'] | undefined => {
    const text = it[at]
    if (text === '') return 'missing'
    switch (at) {
      case 'name':
        if (lengthOf(text) > longestName) return 'too-long'
        return lengthOf(text) >= 2 && isPlain(text) ? undefined : 'not-a-name'
      case 'creditCode':
        return readCreditCode(text).ok ? undefined : 'not-a-credit-code'
      case 'type':
      case 'district':
        return codes[at].has(text) ? undefined : 'unknown-code'
      case 'contactName':
        return readName(text) === undefined ? 'not-a-name' : undefined
      case 'contactEmail':
        return readEmail(text) === undefined ? 'not-an-email' : undefined
      default:
        return at satisfies never
    }
  }
  return unitColumns.flatMap((at) => {
    const code = faultOf(at)
    return code === undefined ? [] : [{ at, code, word: it[at] }]
  })
}

/** An entry as it is kept: blanks cut off, codes and addresses in one form. */
export const tidyUnit = (it: UnitEntry): UnitEntry => ({
  name: it.name.trim(),
  creditCode: canonicalCreditCode(it.creditCode),
  type: it.type.trim(),
  district: it.district.trim(),
  contactName: it.contactName.trim(),
  contactEmail: readEmail(it.contactEmail) ?? it.contactEmail.trim(),
})
