import type { Org } from '../org/org.ts'
import type { Reason } from '../reason.ts'
import { err, ok, type Result } from '../result.ts'
import type { Actor } from './actor.ts'

declare const proof: unique symbol
type Proven<What extends string> = Org & { readonly [proof]: What }

/** Units that somebody was found to be allowed to do this with; commands ask for these and for nothing less. */
export type ReadableOrg = Proven<'readable'>
export type AdministrableOrg = Proven<'administrable'>
export type VerifiableOrg = Proven<'verifiable'>

type Permission<It> = Result<It, Reason>

const belongs = (actor: Actor, org: Org): boolean =>
  actor.filesFor.includes(org.id) || actor.reviewsFor.includes(org.id) || actor.administers.includes(org.id)

/** Its members and whoever verifies units; for everybody else there is no such unit. */
export const readableOrg = (actor: Actor, org: Org): Permission<ReadableOrg> =>
  belongs(actor, org) || actor.sysAdmin ? ok(org as ReadableOrg) : err({ why: 'not-found' })

/** Profile, settings, members and invitations are its administrators’ alone. */
export function administrableOrg(actor: Actor, org: Org): Permission<AdministrableOrg> {
  if (actor.administers.includes(org.id)) return ok(org as AdministrableOrg)
  return err({ why: belongs(actor, org) || actor.sysAdmin ? 'not-yours' : 'not-found' })
}

/** Verifying, declining and setting another path belong to the system administrator (ruling 35). */
export function verifiableOrg(actor: Actor, org: Org): Permission<VerifiableOrg> {
  if (actor.sysAdmin) return ok(org as VerifiableOrg)
  return err({ why: belongs(actor, org) ? 'not-yours' : 'not-found' })
}

/** Registering units from a list verifies them with it, so it belongs to who verifies. */
export const mayImportUnits = (actor: Actor): Result<Actor, Reason> =>
  actor.sysAdmin ? ok(actor) : err({ why: 'not-yours' })

/** What the screen offers with a unit; it draws these and nothing else. */
export type OrgAction =
  | 'edit-profile'
  | 'manage-members'
  | 'hand-over'
  | 'verify'
  | 'override-path'
  | 'review'
  | 'file'

export function orgActions(actor: Actor, org: Org): OrgAction[] {
  return [
    ...(administrableOrg(actor, org).ok ? (['edit-profile', 'manage-members', 'hand-over'] as const) : []),
    ...(verifiableOrg(actor, org).ok
      ? ([...(org.verifiedAt === null ? (['verify'] as const) : []), 'override-path'] as const)
      : []),
    ...(actor.reviewsFor.includes(org.id) ? (['review'] as const) : []),
    ...(actor.filesFor.includes(org.id) ? (['file'] as const) : []),
  ]
}
