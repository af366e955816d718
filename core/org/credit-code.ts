import { err, ok, type Result } from '../result.ts'
import { halfWidth } from '../text.ts'

/** What can be read off a well-formed unified social credit code without asking anybody (GB 32100-2015). */
export interface CreditCode {
  readonly code: string
  /** The 18th digit fits. Genuine codes exist for which it does not, so a misfit asks for a look, never refuses. */
  readonly checkFits: boolean
  /** The organisation code within (digits 9–17) has its own check digit (GB 11714). */
  readonly innerFits: boolean
  /** Digits 3–8: the division of the registering authority (GB/T 2260). */
  readonly division: string
  readonly hint: CreditCodeHint
}

/** What the first two digits usually stand for; a hint only, since verification is the bureau's. */
export type CreditCodeHint =
  | 'organ'
  | 'institution'
  | 'mass-organisation'
  | 'staffing'
  | 'justice'
  | 'association'
  | 'private-non-enterprise'
  | 'foundation'
  | 'civil-affairs'
  | 'trade-union'
  | 'enterprise'
  | 'sole-trader'
  | 'cooperative'
  | 'military'
  | 'agriculture'
  | 'other'

export type CreditCodeFault = 'length' | 'characters'

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const shape = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
const innerAlphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const innerWeights = [3, 7, 9, 10, 5, 8, 4, 2]

/** As it is stored and compared: half-width capitals without spaces or hyphens. */
export const canonicalCreditCode = (text: string): string =>
  halfWidth(text).replaceAll(/[\s-]/g, '').toUpperCase()

/** Reads a code as typed. Only its shape can be refused. */
export function readCreditCode(text: string): Result<CreditCode, CreditCodeFault> {
  const code = canonicalCreditCode(text)
  if (code.length !== 18) return err('length')
  if (!shape.test(code)) return err('characters')
  return ok({
    code,
    checkFits: code.charAt(17) === creditCodeCheck(code),
    innerFits: code.charAt(16) === organisationCodeCheck(code.slice(8, 16)),
    division: code.slice(2, 8),
    hint: hintOf(code),
  })
}

/** The check character that the first 17 call for (GB 32100-2015, 5.2.6; the outer modulus matters when the sum is 0). */
export function creditCodeCheck(code: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * alphabet.indexOf(code.charAt(at)), 0)
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** The check character that the first 8 of an organisation code call for (GB 11714). */
export function organisationCodeCheck(code: string): string {
  const sum = innerWeights.reduce(
    (total, weight, at) => total + weight * innerAlphabet.indexOf(code.charAt(at)),
    0,
  )
  const left = 11 - (sum % 11)
  return left === 10 ? 'X' : left === 11 ? '0' : String(left)
}

function hintOf(code: string): CreditCodeHint {
  const exact = exactHints[code.slice(0, 2)]
  return exact ?? registrarHints[code.charAt(0)] ?? 'other'
}

const exactHints: Readonly<Record<string, CreditCodeHint>> = {
  '11': 'organ',
  '12': 'institution',
  '13': 'mass-organisation',
  '51': 'association',
  '52': 'private-non-enterprise',
  '53': 'foundation',
  '91': 'enterprise',
  '92': 'sole-trader',
  '93': 'cooperative',
  A1: 'military',
}

const registrarHints: Readonly<Record<string, CreditCodeHint>> = {
  '1': 'staffing',
  '3': 'justice',
  '5': 'civil-affairs',
  '8': 'trade-union',
  A: 'military',
  N: 'agriculture',
}
