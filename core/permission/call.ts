import type { Call } from '../call/call.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

declare const proof: unique symbol

/** A call in the hands of somebody who may alter it. */
export type KeepableCall = Call & { readonly [proof]: 'keepable' }
/** A call in the hands of somebody who may see its versions, its incident log and what is to be confirmed. */
export type InspectableCall = Call & { readonly [proof]: 'inspectable' }

/** Window, pause, offices and routing belong to triage, and not to who keeps the accounts (ruling 35). */
export const keepableCall = (actor: Actor, call: Call): Result<KeepableCall, Reason> =>
  actor.triage ? ok(call as KeepableCall) : err({ why: 'not-yours' })

/** A call that its own rule alters, in nobody's name: what the rule may do is the rule's to say. */
export const byItsRule = (call: Call): Result<KeepableCall, Reason> => ok(call as KeepableCall)

/** Whoever answers for the collection or looks into it. */
export const inspectableCall = (actor: Actor, call: Call): Result<InspectableCall, Reason> =>
  actor.triage || actor.leader || actor.auditor || actor.heads.length > 0
    ? ok(call as InspectableCall)
    : err({ why: 'not-yours' })

export type CallPower = 'window' | 'offices' | 'routing'

/** What the screen offers with a call; it draws these and nothing else. */
export const callPowers = (actor: Actor): CallPower[] =>
  actor.triage ? ['window', 'offices', 'routing'] : []
