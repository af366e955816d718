import type { PersonId } from '../id.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

declare const proof: unique symbol

/** Somebody who keeps the accounts. */
export type KeeperOfAccounts = Actor & { readonly [proof]: 'keeper' }
/** Somebody else’s account, in the hands of who keeps the accounts. */
export type KeptAccount = PersonId & { readonly [proof]: 'kept' }
export type Auditor = Actor & { readonly [proof]: 'auditor' }

/** Accounts, roles, units’ list and the outbox: the system administrator, who reads no unpublished content (ruling 35). */
export const keepsAccounts = (actor: Actor): Result<KeeperOfAccounts, Reason> =>
  actor.sysAdmin ? ok(actor as KeeperOfAccounts) : err({ why: 'not-yours' })

/** Nobody grants themselves anything or closes their own account; that takes a second person. */
export function keepableAccount(actor: Actor, person: PersonId): Result<KeptAccount, Reason> {
  if (!actor.sysAdmin || actor.person === person) return err({ why: 'not-yours' })
  return ok(person as KeptAccount)
}

/** The record of what happened is the auditor’s, and not of those whom it is about (ruling 35). */
export const audits = (actor: Actor): Result<Auditor, Reason> =>
  actor.auditor ? ok(actor as Auditor) : err({ why: 'not-yours' })
