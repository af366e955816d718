import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { readCode } from '#core/person/code.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { beginAttempt } from '../../auth/attempts.ts'
import { stepOf } from '../../auth/totp.ts'
import type { Context, Tx } from '../../context.ts'
import { recoveryCodesLeft } from '../../db/factors.ts'
import { append } from '../../db/facts.ts'
import { lockPerson } from '../../db/people.ts'
import { notify } from '../../mail/notify.ts'
import { recoveryDigest } from './recovery-codes.ts'

/** Guesses at codes are counted under a name that nobody can sign in by. */
export const codeAccount = (person: string): string => `second:${person}`

/** Whether a code is good: one of the authenticator once and never an older one again, a recovery code once. */
export async function giveCode(
  ctx: Context,
  person: PersonId,
  it: { readonly code: string; readonly address: string; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  const begun = await beginAttempt(ctx, { ...it, account: codeAccount(person), proven: true })
  if (!begun.ok) return begun
  const typed = readCode(it.code)
  if (!typed) return err({ why: 'bad-code' })
  return ctx.db.transaction().execute(async (tx) => {
    const good =
      'totp' in typed
        ? await takeStep(tx, ctx, person, typed.totp, it.at)
        : await takeRecoveryCode(tx, ctx, person, typed.recovery, it.at)
    if (!good) return err({ why: 'bad-code' })
    await forgiveCodes(tx, person)
    return ok(undefined)
  })
}

async function takeStep(tx: Tx, ctx: Context, person: PersonId, code: string, at: Instant): Promise<boolean> {
  const row = await tx
    .selectFrom('totp')
    .select('secret')
    .where('person', '=', person)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  const step = row && stepOf(ctx, { person, sealed: row.secret, code, at })
  if (step === undefined) return false
  // RFC 6238 section 5.2: no code is taken twice. Of two at once, one finds the step used.
  const used = await tx
    .updateTable('totp')
    .set({ last_step: step })
    .where('person', '=', person)
    .where('last_step', '<', step)
    .returning('person')
    .executeTakeFirst()
  return used !== undefined
}

async function takeRecoveryCode(
  tx: Tx,
  ctx: Context,
  person: PersonId,
  code: string,
  at: Instant,
): Promise<boolean> {
  await lockPerson(tx, person)
  const used = await tx
    .updateTable('recovery_code')
    .set({ used_at: new Date(at) })
    .where('person', '=', person)
    .where('digest', '=', recoveryDigest(ctx, person, code))
    .where('used_at', 'is', null)
    .returning('person')
    .executeTakeFirst()
  if (!used) return false
  const left = await recoveryCodesLeft(tx, person)
  await append(
    tx,
    personSubject(person),
    [{ happened: 'person-recovery-code-used', detail: { left } }],
    person,
    at,
  )
  await notify(tx, ctx, { person, sort: 'recovery-code-used', params: { left }, at })
  return true
}

/** A right code lets the account begin anew. */
export const forgiveCodes = (tx: Tx, person: string) =>
  tx.deleteFrom('attempt').where('account', '=', codeAccount(person)).execute()
