import { halfWidth, lengthOf } from '../text.ts'
import { common, commonStems } from './common-passwords.ts'

export type PasswordProblem = 'too-short' | 'too-long' | 'too-plain' | 'common' | 'holds-account'

const shortest = 10
const longest = 200

/**
 * Why a password is not taken: at least ten characters of three of four classes, not among the common ones, and without
 * the account in it (our setting for GB/T 22239-2019, 8.1.4.1).
 */
export function passwordProblem(password: string, accounts: readonly string[]): PasswordProblem | undefined {
  const length = [...password].length
  if (length < shortest || lengthOf(password) === 0) return 'too-short'
  if (length > longest) return 'too-long'
  if (classesIn(password) < 3 || new Set(password).size < 5) return 'too-plain'
  const lower = halfWidth(password).toLowerCase()
  if (accounts.some((it) => holdsAccount(lower, it))) return 'holds-account'
  return isCommon(lower) ? 'common' : undefined
}

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]
const classesIn = (password: string): number => classes.filter((it) => it.test(password)).length

/** The whole address, or the part before the @ where that is long enough to be no accident. */
function holdsAccount(password: string, account: string): boolean {
  const [name = ''] = account.toLowerCase().split('@')
  return name.length >= 4 && password.includes(name)
}

/** Also the common words in disguise: P@ssw0rd2024! is still that word with a year and a sign behind it. */
function isCommon(password: string): boolean {
  if (common.has(password)) return true
  const plain = password
    .replaceAll(/[^a-z]+$/g, '')
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('$', 's')
  return commonStems.has(plain)
}
