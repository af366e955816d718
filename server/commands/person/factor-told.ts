import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { personSubject } from '#core/person/person.ts'
import type { Context, Tx } from '../../context.ts'
import { keepSecondFactor } from '../../db/factors.ts'
import { append } from '../../db/facts.ts'
import { notify } from '../../mail/notify.ts'

export type Factor = 'totp' | 'passkey' | 'recovery-codes'

interface Change {
  readonly person: PersonId
  readonly factor: Factor
  readonly at: Instant
}

/** A factor more: it goes into the record, and its owner is told, lest somebody else added it. */
export async function factorAdded(tx: Tx, ctx: Context, { person, factor, at }: Change): Promise<void> {
  await keepSecondFactor(tx, person)
  await append(
    tx,
    personSubject(person),
    [{ happened: 'person-factor-added', detail: { factor } }],
    person,
    at,
  )
  await notify(tx, ctx, { person, sort: 'factor-added', params: { factor }, at })
}

/** A factor less. */
export async function factorRemoved(tx: Tx, ctx: Context, { person, factor, at }: Change): Promise<void> {
  await keepSecondFactor(tx, person)
  await append(
    tx,
    personSubject(person),
    [{ happened: 'person-factor-removed', detail: { factor } }],
    person,
    at,
  )
  await notify(tx, ctx, { person, sort: 'factor-removed', params: { factor }, at })
}
