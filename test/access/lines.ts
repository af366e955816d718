import type { Role } from './cast.ts'
import type { Action } from './suggestions.ts'

/** What an address names. For whom it exists at all, `knows` in matrix.ts says. */
export type Thing =
  | 'direction'
  | 'guide'
  | 'round'
  | 'task'
  | 'project'
  | 'unit'
  | 'unit desk'
  | 'export'
  | 'saved view'
  | 'group'
  | 'meeting'
  | 'account'
  | 'office desk'
  | 'expert profile'
  | 'adopted suggestion'
  | 'letter'

/**
 * Who may ask an operation. `open`: everybody. `own`: everybody signed in, about what is theirs. `action`: of a suggestion, by
 * its state. Otherwise the roles, and whether the others hear “not found” (the thing is not for them to know) or “not yours”.
 */
export type Line =
  | { readonly open: true }
  | { readonly own: true }
  | { readonly action: Action }
  | { readonly on?: Thing; readonly by: readonly Role[]; readonly body?: Readonly<Record<string, unknown>> }

export const open: Line = { open: true }
export const own: Line = { own: true }
/** Of what the world of the test holds none: nobody gets it. */
export const none: Line = { by: [] }
export const of = (action: Action): Line => ({ action })
export const by = (roles: readonly Role[], on?: Thing, body?: Readonly<Record<string, unknown>>): Line => ({
  by: roles,
  ...(on && { on }),
  ...(body && { body }),
})
