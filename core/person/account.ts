import type { TextField } from '../form/form.ts'
import { text } from '../form/kinds/text.ts'

const nowhere = { id: 'account', label: { zh: '-', en: '-' } }
const emailField: TextField = { ...nowhere, kind: 'text', max: 80, format: 'email' }
const mobileField: TextField = { ...nowhere, kind: 'text', max: 40, format: 'mobile' }
const setting = { asking: { kind: '', orgType: '', answers: {} }, lists: {} }

/** An address as it is stored and compared, in lower case; undefined if it is none. The same rule as in forms. */
export const readEmail = (typed: string): string | undefined => read(emailField, typed)?.toLowerCase()

/** A mobile number of eleven digits, without what people put between them; undefined if it is none. */
export const readMobile = (typed: string): string | undefined => read(mobileField, typed)

/** Both names by which one may sign in, told apart by their shape. */
export type Account = { readonly email: string } | { readonly mobile: string }

export function readAccount(typed: string): Account | undefined {
  const mobile = readMobile(typed)
  if (mobile !== undefined) return { mobile }
  const email = readEmail(typed)
  return email === undefined ? undefined : { email }
}

/** Shown in lists: enough to recognise, too little to call. */
export const maskedMobile = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(-4)}`

function read(field: TextField, typed: string): string | undefined {
  if (text.isBlank(typed) || text.check(field, typed, setting).length > 0) return undefined
  return String(text.canonical(field, typed))
}
