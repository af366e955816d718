import type { Instant } from '#core/instant.ts'
import { readCode } from '#core/person/code.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { beginAttempt } from '../../auth/attempts.ts'
import { lockSession, type SignedIn } from '../../auth/session.ts'
import { describeSecret, newSecret, sealSecret, stepOf } from '../../auth/totp.ts'
import type { Context } from '../../context.ts'
import { factorAdded, factorRemoved } from './factor-told.ts'
import { codeAccount, forgiveCodes } from './give-code.ts'
import { mayRemove } from './may-remove.ts'
import { firstRecoveryCodes } from './recovery-codes.ts'

/** A new secret, which counts for nothing before a code of it was given. One in use stays until then. */
export async function beginTotp(
  ctx: Context,
  { person, email }: SignedIn,
  it: { readonly issuer: string; readonly at: Instant },
): Promise<Result<{ readonly secret: string; readonly uri: string }, Reason>> {
  const secret = newSecret(ctx)
  const row = { secret: sealSecret(ctx, person, secret), begun_at: new Date(it.at), last_step: 0 }
  const stored = await ctx.db
    .insertInto('totp')
    .values({ person, ...row })
    .onConflict((on) => on.column('person').doUpdateSet(row).where('totp.confirmed_at', 'is', null))
    .returning('person')
    .executeTakeFirst()
  if (!stored) return err({ why: 'already', what: 'totp' })
  return ok(describeSecret(secret, { issuer: it.issuer, account: email }))
}

/** The first code shows that the authenticator holds the secret; from now on signing in asks for one. */
export async function confirmTotp(
  ctx: Context,
  session: SignedIn,
  it: { readonly code: string; readonly address: string; readonly at: Instant },
): Promise<Result<readonly string[], Reason>> {
  const { person } = session
  const begun = await beginAttempt(ctx, { ...it, account: codeAccount(person), proven: true })
  if (!begun.ok) return begun
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, session))) return err({ why: 'not-signed-in' })
    const row = await tx
      .selectFrom('totp')
      .select('secret')
      .where('person', '=', person)
      .where('confirmed_at', 'is', null)
      .executeTakeFirst()
    const typed = readCode(it.code)
    const step =
      row && typed && 'totp' in typed
        ? stepOf(ctx, { person, sealed: row.secret, code: typed.totp, at: it.at })
        : undefined
    if (step === undefined) return err({ why: 'bad-code' })
    await tx
      .updateTable('totp')
      .set({ confirmed_at: new Date(it.at), last_step: step })
      .where('person', '=', person)
      .execute()
    await forgiveCodes(tx, person)
    await factorAdded(tx, ctx, { person, factor: 'totp', at: it.at })
    return ok(await firstRecoveryCodes(tx, ctx, person))
  })
}

export async function removeTotp(
  ctx: Context,
  session: SignedIn,
  at: Instant,
): Promise<Result<undefined, Reason>> {
  const { person } = session
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, session))) return err({ why: 'not-signed-in' })
    const may = await mayRemove(tx, ctx, session, { what: 'totp', at })
    if (!may.ok) return may
    const gone = await tx
      .deleteFrom('totp')
      .where('person', '=', person)
      .where('confirmed_at', 'is not', null)
      .returning('person')
      .executeTakeFirst()
    if (!gone) return err({ why: 'not-found' })
    await factorRemoved(tx, ctx, { person, factor: 'totp', at })
    return ok(undefined)
  })
}
