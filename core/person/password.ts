import { halfWidth, lengthOf } from '../text.ts'
import { commonStems, isHabit } from './common-passwords.ts'

export type PasswordProblem =
  | 'too-short'
  | 'too-long'
  | 'too-plain'
  | 'common'
  | 'holds-account'
  | 'holds-place'

const shortest = 10
const longest = 200

/**
 * Why a password is not taken: at least ten characters of three of four classes, not among the common ones, and without
 * the account or a word of the place in it (our setting for GB/T 22239-2019, 8.1.4.1).
 */
export function passwordProblem(
  password: string,
  accounts: readonly string[],
  place: readonly string[] = [],
): PasswordProblem | undefined {
  const length = [...password].length
  if (length < shortest || lengthOf(password) === 0) return 'too-short'
  if (length > longest) return 'too-long'
  if (classesIn(password) < 3 || new Set(password).size < 5) return 'too-plain'
  const lower = halfWidth(password).toLowerCase()
  if (accounts.some((it) => holdsAccount(lower, it))) return 'holds-account'
  if (holdsAnyOf(lower, place)) return 'holds-place'
  return isCommon(lower) ? 'common' : undefined
}

const classes = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u]
const classesIn = (password: string): number => classes.filter((it) => it.test(password)).length

/** The whole address, or the part before the @ where that is long enough to be no accident. */
function holdsAccount(password: string, account: string): boolean {
  const [name = ''] = account.toLowerCase().split('@')
  return name.length >= 4 && password.includes(name)
}

/** Words of two letters are in everything; two Chinese characters are a word. */
const longEnough = (word: string): boolean => word.length >= 4 || /\p{Script=Han}{2}/u.test(word)

/** Also in disguise; what stands alone in the list is refused wherever it stands in the password. */
function holdsAnyOf(password: string, words: readonly string[]): boolean {
  const plain = undisguised(password)
  return words.some((word) => {
    const lower = word.toLowerCase()
    return longEnough(lower) && (password.includes(lower) || plain.includes(lower))
  })
}

/** Also the common words in disguise: P@ssw0rd2024! is still that word with a year and a sign behind it. */
function isCommon(password: string): boolean {
  if (isHabit(password) || isHabit(undisguised(password))) return true
  const stem = password.replaceAll(/[^a-z]+$/g, '')
  return commonStems.has(undisguised(stem))
}

const undisguised = (text: string): string =>
  text
    .replaceAll('@', 'a')
    .replaceAll('0', 'o')
    .replaceAll('1', 'i')
    .replaceAll('3', 'e')
    .replaceAll('5', 's')
    .replaceAll('$', 's')
