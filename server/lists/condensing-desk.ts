import type { OfficeCode } from '#core/id.ts'
import type { Actor } from '#core/permission/actor.ts'
import { mayBegin } from '#core/permission/direction.ts'
import { Refused } from '../refused.ts'

/** An office's directions, groups, rounds and meetings are read by whoever works there, by planning and by the leader. */
export function condensingDeskOf(actor: Actor, code: string): OfficeCode {
  const office = code as OfficeCode
  if (!mayBegin(actor, office).ok && !actor.triage && !actor.leader) throw new Refused({ why: 'not-yours' })
  return office
}
