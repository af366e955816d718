import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { recoveryBytes, recoveryCodes, writeRecoveryCode } from '#core/person/code.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { keyed } from '../../auth/sealed.ts'
import { lockSession, type SignedIn } from '../../auth/session.ts'
import type { Context, Tx } from '../../context.ts'
import { factorAdded } from './factor-told.ts'

/** Ten codes for the day the device is lost; the tables hold keyed digests, and the codes before stop working. */
async function newRecoveryCodes(tx: Tx, ctx: Context, person: PersonId): Promise<readonly string[]> {
  const codes = Array.from({ length: recoveryCodes }, () => writeRecoveryCode(ctx.dice.bytes(recoveryBytes)))
  await tx.deleteFrom('recovery_code').where('person', '=', person).execute()
  await tx
    .insertInto('recovery_code')
    .values(codes.map((code) => ({ person, digest: recoveryDigest(ctx, person, code) })))
    .execute()
  return codes
}

/** As the tables know a code. */
export const recoveryDigest = (ctx: Context, person: string, code: string): Buffer =>
  keyed(ctx, 'recovery-code', `${person}\n${code}`)

/** For the first factor alone: later ones leave the codes that are written down somewhere as they are. */
export async function firstRecoveryCodes(tx: Tx, ctx: Context, person: PersonId): Promise<readonly string[]> {
  const some = await tx
    .selectFrom('recovery_code')
    .select('digest')
    .where('person', '=', person)
    .limit(1)
    .executeTakeFirst()
  return some ? [] : newRecoveryCodes(tx, ctx, person)
}

/** New codes in place of those that are used up or may have been seen. */
export async function renewRecoveryCodes(
  ctx: Context,
  session: SignedIn,
  at: Instant,
): Promise<Result<readonly string[], Reason>> {
  const { person } = session
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, session))) return err({ why: 'not-signed-in' })
    const { second_factor } = await tx
      .selectFrom('person')
      .select('second_factor')
      .where('id', '=', person)
      .executeTakeFirstOrThrow()
    if (!second_factor) return err({ why: 'not-found' })
    const codes = await newRecoveryCodes(tx, ctx, person)
    await factorAdded(tx, ctx, { person, factor: 'recovery-codes', at })
    return ok(codes)
  })
}
