import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

declare const proof: unique symbol

/** Somebody who keeps the site running. */
export type KeeperOfSite = Actor & { readonly [proof]: 'site' }

/** How the machine stands, and when it rests: the system administrator, who reads no unpublished content (ruling 35). */
export const keepsSite = (actor: Actor): Result<KeeperOfSite, Reason> =>
  actor.sysAdmin ? ok(actor as KeeperOfSite) : err({ why: 'not-yours' })
