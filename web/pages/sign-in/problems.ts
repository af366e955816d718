import { lengthOf } from '#core/text.ts'

/** What a person writes to register. */
export interface Filled {
  readonly name: string
  readonly email: string
  readonly mobile: string
  readonly password: string
  readonly agree: boolean
}

/** What is still missing, all at once; the server decides in the end. */
export function problemsOf({ name, email, mobile, password, agree }: Filled): readonly (keyof Filled)[] {
  const problems: (keyof Filled)[] = []
  if (lengthOf(name) === 0 || lengthOf(name) > 30) problems.push('name')
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.trim())) problems.push('email')
  if (mobile.trim() !== '' && mobile.replace(/\D/g, '').length < 11) problems.push('mobile')
  if (!goodPassword(password)) problems.push('password')
  if (!agree) problems.push('agree')
  return problems
}

/** Long enough and of three sorts; whether it is a common one is the server's to say. */
export const goodPassword = (password: string): boolean =>
  [...password].length >= 10 &&
  [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/].filter((sort) => sort.test(password)).length >= 3
