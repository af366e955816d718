import type { Action } from '#api/suggestions.ts'
import type { SubmitPath } from '#core/call/call.ts'
import { partnerTable } from '#core/decide/draft/partner.ts'
import type { Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import {
  approvable,
  arbitrable,
  assignable,
  clearable,
  decidable,
  declinable,
  discardable,
  editable,
  freezable,
  objectionable,
  opinionable,
  pullable,
  readable,
  relationOf,
  reservable,
  submittable,
  transferable,
  withdrawable,
} from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'

/** What the permissions ask besides person and suggestion. */
export interface Circumstances {
  readonly path: SubmitPath
  readonly confirmByAdmin: boolean
  readonly accounts: 'one-account' | 'several'
  readonly form: Form | undefined
}

/** The buttons: every action whose permission says yes, in the order of the contract. */
export function mayOf(actor: Actor, it: Suggestion, given: Circumstances, at: Instant): Action[] {
  const adminOnly = given.path === 'admin' || (given.path === 'direct' && given.confirmByAdmin)
  const writes = editable(actor, it).ok
  const author = relationOf(actor, it) === 'author'
  const approves = approvable(actor, it, given.accounts).ok
  const decides = decidable(actor, it).ok
  const waitsInTriage = 'triage' in it && it.triage
  const keeps = reservable(actor, it).ok
  const arbitrates = arbitrable(actor, it).ok
  const clears = clearable(actor, it).ok
  const all: readonly (readonly [Action, boolean])[] = [
    ['edit', writes],
    ['hand-in', submittable(actor, it, adminOnly ? 'admin-only' : 'any-filer').ok],
    ['discard', discardable(actor, it).ok],
    ['copy', author && readable(actor, it).ok && actor.filesFor.includes(it.org)],
    ['pull-back', pullable(actor, it).ok],
    ['withdraw', withdrawable(actor, it).ok],
    ['object', objectionable(actor, it, at).ok],
    ['add-author', writes && it.filer === actor.person],
    ['invite-partner', writes && given.form !== undefined && partnerTable(given.form) !== undefined],
    ['approve', approves],
    ['unit-return', approves],
    ['unit-refuse', approves],
    ['accept', (decides && !waitsInTriage) || (keeps && it.state === 'reserve')],
    ['office-return', decides],
    ['transfer', transferable(actor, it).ok],
    ['refuse', decides],
    ['reserve', keeps && it.state === 'accepted'],
    ['decline', declinable(actor, it).ok],
    ['freeze', freezable(actor, it).ok],
    ['assign', assignable(actor, it).ok],
    ['opinion', opinionable(actor, it).ok],
    ['uphold', arbitrates],
    ['reinstate', arbitrates],
    ['thaw', clears],
    ['purge', clears],
  ]
  return all.flatMap(([action, yes]) => (yes ? [action] : []))
}
