import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { KeeperOfAccounts } from '#core/permission/person.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { lockExpert } from '../../db/experts.ts'
import { append } from '../../db/facts.ts'
import { lockPerson } from '../../db/people.ts'

/** A telephone number in full, which lists show masked; that it was shown is a fact about the person whose it is. */
export async function revealPerson(
  ctx: Context,
  keeper: KeeperOfAccounts,
  person: PersonId,
  at: Instant,
): Promise<Result<string, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const known = await lockPerson(tx, person)
    if (!known?.mobile) return err({ why: 'not-found' })
    const fact = { happened: 'person-revealed', detail: { what: 'mobile' } } as const
    await append(tx, personSubject(person), [fact], keeper.person, at)
    return ok(known.mobile)
  })
}

/** The same of an expert, for who keeps the pool. */
export async function revealExpert(
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
): Promise<Result<string, Reason>> {
  const may = mayKeepExperts(actor)
  if (!may.ok) return may
  return ctx.db.transaction().execute(async (tx) => {
    const known = await lockExpert(tx, id)
    if (!known?.mobile) return err({ why: 'not-found' })
    const fact = { happened: 'expert-revealed', detail: { what: 'mobile' } } as const
    await append(tx, id, [fact], actor.person, at)
    return ok(known.mobile)
  })
}
