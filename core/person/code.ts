import { halfWidth } from '../text.ts'

/** Crockford’s alphabet: no letter that is read as a figure. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 12

/** How many recovery codes somebody is given at a time. */
export const recoveryCodes = 10
/** How many random bytes one of them takes. */
export const recoveryBytes = length

/** Sixty random bits as people write them down: ABCD-EFGH-JKMN. */
export const writeRecoveryCode = (random: Uint8Array): string =>
  [...random.subarray(0, length)]
    .map((byte) => alphabet[byte % alphabet.length])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** What somebody typed where a code is asked for: six figures of an authenticator, or a recovery code, or neither. */
export type TypedCode = { readonly totp: string } | { readonly recovery: string }

export function readCode(typed: string): TypedCode | undefined {
  const plain = halfWidth(typed)
    .toUpperCase()
    .replaceAll(/[\s\-–—]/g, '')
  if (/^\d{6}$/.test(plain)) return { totp: plain }
  const recovery = plain.replaceAll('O', '0').replaceAll(/[IL]/g, '1')
  return recovery.length === length && [...recovery].every((it) => alphabet.includes(it))
    ? { recovery: recovery.replace(/(.{4})(?=.)/g, '$1-') }
    : undefined
}
