import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { readEmail } from '#core/person/account.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { beginAttempt, forgive } from '../../auth/attempts.ts'
import { rememberPassword, usedBefore } from '../../auth/former-passwords.ts'
import { fits, hashPassword } from '../../auth/password.ts'
import { refusedPassword } from '../../auth/password-rules.ts'
import { endOtherSessions, lockSession, type SignedIn } from '../../auth/session.ts'
import { digestOf, redeem } from '../../auth/token.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { findCredentials, lockPerson } from '../../db/people.ts'
import { notify } from '../../mail/notify.ts'
import { sendResetLink } from './register.ts'

/** Sends a link to set a new password, if anybody has the address; the caller does not learn which. */
export async function askReset(ctx: Context, typed: string, at: Instant): Promise<Result<undefined, Reason>> {
  const email = readEmail(typed)
  if (email === undefined)
    return err({ why: 'bad-input', problems: [{ at: 'email', problem: 'not-an-email' }] })
  await ctx.db.transaction().execute(async (tx) => {
    const person = await tx
      .selectFrom('person')
      .select(['id', 'name', 'email', 'language'])
      .where('email', '=', email)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (person) await sendResetLink(tx, ctx, person, at, 'reset')
  })
  return ok(undefined)
}

/** Sets a password by the link, which also proves the address; every session ends. */
export async function finishReset(
  ctx: Context,
  it: { readonly token: string; readonly password: string; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  const waiting = await ctx.db
    .selectFrom('mail_token')
    .select(['email', 'person'])
    .where('token_hash', '=', digestOf(it.token))
    .where('purpose', '=', 'reset')
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(it.at))
    .executeTakeFirst()
  if (!waiting) return err({ why: 'expired-link' })
  const weak = await refusedPassword(ctx, it.password, { accounts: [waiting.email], person: waiting.person })
  if (weak) return err(weak)
  if (waiting.person !== null && (await usedBefore(ctx.db, waiting.person, it.password)))
    return err({ why: 'weak-password', problem: 'used-before' })
  const hash = await hashPassword(it.password)
  return ctx.db.transaction().execute(async (tx) => {
    const used = await redeem(tx, it.token, 'reset', it.at)
    const person = used && (await lockPerson(tx, used.person))
    if (!person || person.email !== used.email || person.disabled_at !== null)
      return err({ why: 'expired-link' })
    await storePassword(tx, ctx, { person: person.id, hash, at: it.at, keep: null })
    if (person.email_verified_at === null)
      await tx
        .updateTable('person')
        .set({ email_verified_at: new Date(it.at) })
        .where('id', '=', person.id)
        .execute()
    await forgive(tx, person)
    return ok(undefined)
  })
}

/** Gives the password once more; guesses here count like guesses at the door. */
export async function confirmPassword(
  ctx: Context,
  it: {
    readonly session: SignedIn
    readonly password: string
    readonly address: string
    readonly at: Instant
  },
): Promise<Result<undefined, Reason>> {
  const { person, email, id } = it.session
  const begun = await beginAttempt(ctx, { account: email, address: it.address, at: it.at, proven: true })
  if (!begun.ok) return begun
  const known = await findCredentials(ctx.db, person)
  if (!(await fits(known?.password_hash, it.password))) return err({ why: 'bad-credentials' })
  const kept = await ctx.db.transaction().execute(async (tx) => {
    const row = await tx
      .updateTable('session')
      .set({ confirmed_at: new Date(it.at) })
      .where('id', '=', id)
      .returning('id')
      .executeTakeFirst()
    // Last, as a reset does it: neither holds what the other waits for.
    await forgive(tx, { email })
    return row
  })
  return kept ? ok(undefined) : err({ why: 'not-signed-in' })
}

/** Changes the password of whoever knows the present one; all other sessions end. */
export async function changePassword(
  ctx: Context,
  it: {
    readonly session: SignedIn
    readonly current: string
    readonly password: string
    readonly address: string
    readonly at: Instant
  },
): Promise<Result<undefined, Reason>> {
  const right = await confirmPassword(ctx, { ...it, password: it.current })
  if (!right.ok) return right
  const { person, id } = it.session
  const weak = await refusedPassword(ctx, it.password, { accounts: [it.session.email], person })
  if (weak) return err(weak)
  if (await usedBefore(ctx.db, person, it.password))
    return err({ why: 'weak-password', problem: 'used-before' })
  const hash = await hashPassword(it.password)
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, it.session))) return err({ why: 'not-signed-in' })
    await storePassword(tx, ctx, { person, hash, at: it.at, keep: id })
    return ok(undefined)
  })
}

async function storePassword(
  tx: Tx,
  ctx: Context,
  {
    person,
    hash,
    at,
    keep,
  }: { readonly person: string; readonly hash: string; readonly at: Instant; readonly keep: string | null },
): Promise<void> {
  await rememberPassword(tx, person, at)
  await tx
    .updateTable('person')
    .set({ password_hash: hash, password_at: new Date(at), failures: 0, locked_until: null })
    .where('id', '=', person)
    .execute()
  await endOtherSessions(tx, person, keep)
  const subject = personSubject(person as PersonId)
  await append(tx, subject, [{ happened: 'person-password-changed', detail: {} }], person as PersonId, at)
  await notify(tx, ctx, { person, sort: 'password-changed', params: {}, at })
}
