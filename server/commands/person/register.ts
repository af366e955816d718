import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { readEmail, readMobile } from '#core/person/account.ts'
import { readName } from '#core/person/name.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { type Language, sentences } from '#text/sentences.ts'
import { hashPassword } from '../../auth/password.ts'
import { refusedPassword } from '../../auth/password-rules.ts'
import { issue, lastsFor, redeem } from '../../auth/token.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import type { Credentials } from '../../db/people.ts'
import { lockPerson } from '../../db/people.ts'
import { post } from '../../mail/post.ts'
import { sendVerification } from './sign-in.ts'

/** Which of the rules for personal information was agreed to; the page shows the version. */
export const privacyNotice = 'privacy'

/**
 * Opens an account, or tells the owner of a known address by mail that somebody tried. The caller learns neither: the
 * answer is the same, and the password is hashed in both cases.
 */
export async function register(
  ctx: Context,
  it: {
    readonly name: string
    readonly email: string
    readonly mobile: string | undefined
    readonly password: string
    readonly privacyVersion: string
    readonly language: Language
    readonly at: Instant
  },
): Promise<Result<undefined, Reason>> {
  const wrong = (at: string, problem: string) =>
    err({ why: 'bad-input', problems: [{ at, problem }] } as const)
  const name = readName(it.name)
  if (name === undefined) return wrong('name', 'not-a-name')
  const email = readEmail(it.email)
  if (email === undefined) return wrong('email', 'not-an-email')
  const mobile = it.mobile?.trim() ? readMobile(it.mobile) : null
  if (mobile === undefined) return wrong('mobile', 'not-a-mobile')
  if (it.privacyVersion.trim() === '') return wrong('privacyVersion', 'not-declared')
  const accounts = mobile ? [email, mobile] : [email]
  const weak = await refusedPassword(ctx, it.password, { accounts, person: null })
  if (weak) return err(weak)
  const hash = await hashPassword(it.password)
  await ctx.db.transaction().execute(async (tx) => {
    const id = ctx.dice.id(it.at)
    const made = await tx
      .insertInto('person')
      .values({
        id,
        email,
        name,
        mobile: await freeMobile(tx, mobile),
        password_hash: hash,
        language: it.language,
        created_at: new Date(it.at),
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!made) return tellOwner(tx, ctx, email, it.at)
    await tx
      .insertInto('consent')
      .values({ person: id, notice: privacyNotice, version: it.privacyVersion, at: new Date(it.at) })
      .execute()
    const fact = { happened: 'person-registered', detail: { privacy: it.privacyVersion } } as const
    await append(tx, personSubject(id as PersonId), [fact], id as PersonId, it.at)
    await sendVerification(tx, ctx, { id, name, email, language: it.language }, it.at)
  })
  return ok(undefined)
}

/** A number that somebody else signs in with is left out, without a word: the answer must not tell. */
async function freeMobile(tx: Tx, mobile: string | null): Promise<string | null> {
  if (mobile === null) return null
  const taken = await tx.selectFrom('person').select('id').where('mobile', '=', mobile).executeTakeFirst()
  return taken ? null : mobile
}

/** The owner can set a new password by the link, which also proves the address, if it was they who tried. */
async function tellOwner(tx: Tx, ctx: Context, email: string, at: Instant): Promise<void> {
  const owner = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'language'])
    .where('email', '=', email)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (owner) await sendResetLink(tx, ctx, owner, at, 'known')
}

/** A link to set a new password; the words differ by what led to it. */
export async function sendResetLink(
  tx: Tx,
  ctx: Context,
  person: Pick<Credentials, 'id' | 'name' | 'email' | 'language'>,
  at: Instant,
  sort: 'reset' | 'known' | 'staff',
): Promise<string> {
  const lasts = lastsFor[sort === 'staff' ? 'staff' : 'reset']
  const token = await issue(tx, ctx, { purpose: 'reset', person: person.id, email: person.email, at, lasts })
  const link = `${ctx.config.publicUrl}/reset#${token}`
  const words = sentences(person.language === 'en' ? 'en' : 'zh-CN').mail[sort]({ name: person.name, link })
  await post(tx, ctx, { to: person.email, person: person.id, sort, words, at })
  return link
}

/** Proves the address by the link that was sent there; whoever has it is signed in by the route. */
export async function verifyEmail(tx: Tx, token: string, at: Instant): Promise<Result<Credentials, Reason>> {
  const used = await redeem(tx, token, 'verify', at)
  const person = used && (await lockPerson(tx, used.person))
  if (!person || person.email !== used.email || person.disabled_at !== null)
    return err({ why: 'expired-link' })
  if (person.email_verified_at === null) {
    await tx
      .updateTable('person')
      .set({ email_verified_at: new Date(at) })
      .where('id', '=', person.id)
      .execute()
    const subject = personSubject(person.id as PersonId)
    await append(tx, subject, [{ happened: 'person-email-verified', detail: {} }], person.id as PersonId, at)
  }
  return ok(person)
}
