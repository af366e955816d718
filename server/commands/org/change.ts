import type { NewFact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { type Org, orgSubject } from '#core/org/org.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../../context.ts'
import { loadActor } from '../../db/actors.ts'
import { append } from '../../db/facts.ts'
import { lockOrg } from '../../db/orgs.ts'

/** Who wants to change which unit, and when. */
export interface Wish {
  readonly actor: Actor
  readonly org: string
  readonly at: Instant
}

/**
 * Loads a unit under its lock, proves the permission with what the person holds at that moment, and lets the change
 * happen; a refusal changes nothing, and the facts stand in the same transaction.
 */
export function changeOrg<Proof extends Org, Value>(
  ctx: Context,
  { actor, org, at }: Wish,
  may: (actor: Actor, org: Org) => Result<Proof, Reason>,
  change: (tx: Tx, org: Proof) => Promise<Result<{ facts: readonly NewFact[]; value: Value }, Reason>>,
): Promise<Result<Value, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const found = await lockOrg(tx, org)
    if (!found) return err({ why: 'not-found' })
    const permitted = may(await loadActor(tx, actor.person, at), found)
    if (!permitted.ok) return permitted
    const changed = await change(tx, permitted.value)
    if (!changed.ok) return changed
    await append(tx, orgSubject(found.id), changed.value.facts, actor.person, at)
    return ok(changed.value.value)
  })
}

/** The name to show for a person. */
export const nameOf = async (tx: Tx, person: PersonId): Promise<string> =>
  (await tx.selectFrom('person').select('name').where('id', '=', person).executeTakeFirstOrThrow()).name
