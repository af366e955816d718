import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { sentences } from '#text/sentences.ts'
import { accountKey, beginAttempt, forgive, lockedUntil, locksAfter } from '../../auth/attempts.ts'
import { fits } from '../../auth/password.ts'
import { acceptProof } from '../../auth/proof.ts'
import { issue, lastsFor } from '../../auth/token.ts'
import type { Context } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { type Credentials, findByAccount } from '../../db/people.ts'
import { post } from '../../mail/post.ts'

/** Whether account and password belong together. Unknown, closed and locked accounts answer alike, in about the same time. */
export async function signIn(
  ctx: Context,
  it: {
    readonly account: string
    readonly password: string
    readonly proof: string | undefined
    readonly address: string
    readonly at: Instant
  },
): Promise<Result<Credentials, Reason>> {
  const person = await findByAccount(ctx.db, it.account)
  const account = accountKey(it.account)
  const proven = await acceptProof(ctx, it.proof, it.at)
  const begun = await beginAttempt(ctx, { account, address: it.address, at: it.at, proven })
  if (!begun.ok) return begun
  const right = await fits(person?.password_hash, it.password)
  if (!person || !right || person.disabled_at !== null) {
    if (person && begun.value.failures >= locksAfter) await noteLock(ctx, person, it.at)
    return err({ why: 'bad-credentials' })
  }
  const verified = person.email_verified_at !== null
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('person')
      .set({ failures: 0, locked_until: null })
      .where('id', '=', person.id)
      .execute()
    await forgive(tx, person)
    if (!verified) await sendVerification(tx, ctx, person, it.at)
  })
  return verified ? ok(person) : err({ why: 'unverified-email' })
}

/** Noted on the account for the administrator’s list; the failures themselves are what locks. */
async function noteLock(ctx: Context, person: Credentials, at: Instant): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    await tx
      .updateTable('person')
      .set({ failures: locksAfter, locked_until: new Date(lockedUntil(at)) })
      .where('id', '=', person.id)
      .execute()
    await append(
      tx,
      personSubject(person.id as PersonId),
      [{ happened: 'person-locked', detail: { failures: locksAfter } }],
      null,
      at,
    )
  })
}

/** The link that proves the address. */
export async function sendVerification(
  tx: Parameters<typeof issue>[0],
  ctx: Context,
  person: Pick<Credentials, 'id' | 'name' | 'email' | 'language'>,
  at: Instant,
): Promise<void> {
  const token = await issue(tx, ctx, {
    purpose: 'verify',
    person: person.id,
    email: person.email,
    at,
    lasts: lastsFor.verify,
  })
  await post(tx, ctx, {
    to: person.email,
    person: person.id,
    sort: 'verify',
    words: sentences(person.language === 'en' ? 'en' : 'zh-CN').mail.verify({
      name: person.name,
      link: `${ctx.config.publicUrl}/verify#${token}`,
    }),
    at,
  })
}
