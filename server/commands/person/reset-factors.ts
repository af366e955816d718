import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { endOtherSessions } from '../../auth/session.ts'
import type { Context } from '../../context.ts'
import { keepSecondFactor } from '../../db/factors.ts'
import { append } from '../../db/facts.ts'
import { lockPerson } from '../../db/people.ts'
import { notify } from '../../mail/notify.ts'
import { forgiveCodes } from './give-code.ts'

/**
 * For who has lost device and codes: all factors go, all sessions end, and the person is told. Who asks must have made sure by
 * other means whom they help; `by` is null at the command line.
 */
export async function resetFactors(
  ctx: Context,
  it: { readonly person: PersonId; readonly by: PersonId | null; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, it.person)
    if (!person) return err({ why: 'not-found' })
    const totp = await tx.deleteFrom('totp').where('person', '=', person.id).returning('person').execute()
    const keys = await tx.deleteFrom('passkey').where('person', '=', person.id).returning('id').execute()
    if (totp.length + keys.length === 0) return err({ why: 'not-found' })
    await keepSecondFactor(tx, person.id)
    await forgiveCodes(tx, person.id)
    await endOtherSessions(tx, person.id, null)
    const detail = { totp: totp.length > 0, passkeys: keys.length }
    await append(tx, personSubject(it.person), [{ happened: 'person-factors-reset', detail }], it.by, it.at)
    await notify(tx, ctx, { person: person.id, sort: 'factors-reset', params: {}, at: it.at })
    return ok(undefined)
  })
}
