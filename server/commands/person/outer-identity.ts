import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import { readEmail } from '#core/person/account.ts'
import { personSubject } from '#core/person/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { OuterPerson } from '../../auth/outer.ts'
import type { SignedIn } from '../../auth/session.ts'
import type { OuterSignIn } from '../../config.ts'
import type { Context, Tx } from '../../context.ts'
import { append } from '../../db/facts.ts'
import { lockPerson } from '../../db/people.ts'
import { notify } from '../../mail/notify.ts'

/** Why nobody is signed in: said on the sign-in page. */
export type NoOuter = 'unknown' | 'unverified' | 'closed' | 'too-weak'

/**
 * Who that is here. The first time by the address, if both sides have verified it; from then on by the subject alone, so that an
 * address handed to somebody else leads nowhere. Nobody is registered by this, and no role ever comes from it.
 */
export async function findOuter(
  ctx: Context,
  service: OuterSignIn,
  it: OuterPerson & { readonly at: Instant },
): Promise<Result<PersonId, NoOuter>> {
  if (!it.strongly) return err('too-weak')
  return ctx.db.transaction().execute(async (tx) => {
    const linked = await tx
      .selectFrom('outer_identity as o')
      .innerJoin('person as p', 'p.id', 'o.person')
      .select(['p.id', 'p.disabled_at'])
      .where('o.issuer', '=', service.issuer)
      .where('o.subject', '=', it.subject)
      .executeTakeFirst()
    if (linked) return linked.disabled_at === null ? ok(linked.id as PersonId) : err('closed')
    return linkByEmail(tx, ctx, service, it)
  })
}

async function linkByEmail(
  tx: Tx,
  ctx: Context,
  service: OuterSignIn,
  it: OuterPerson & { readonly at: Instant },
): Promise<Result<PersonId, NoOuter>> {
  const email = it.email === null ? undefined : readEmail(it.email)
  if (email === undefined) return err('unverified')
  const person = await tx
    .selectFrom('person')
    .select(['id', 'language', 'email_verified_at', 'disabled_at'])
    .where('email', '=', email)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!person) return err('unknown')
  if (person.disabled_at !== null) return err('closed')
  if (person.email_verified_at === null) return err('unverified')
  const made = await tx
    .insertInto('outer_identity')
    .values({ issuer: service.issuer, subject: it.subject, person: person.id, linked_at: new Date(it.at) })
    .onConflict((on) => on.doNothing())
    .returning('person')
    .executeTakeFirst()
  // Linked to another subject already: the address may have changed hands over there.
  if (!made) return err('unknown')
  const id = person.id as PersonId
  const fact = { happened: 'person-identity-linked', detail: { issuer: service.issuer } } as const
  await append(tx, personSubject(id), [fact], id, it.at)
  const name = service.name[person.language === 'en' ? 'en' : 'zh']
  await notify(tx, ctx, { person: id, sort: 'identity-linked', params: { service: name }, at: it.at })
  return ok(id)
}

/** Forgets who somebody is over there; by the address they may be linked again. */
export async function unlinkOuter(
  ctx: Context,
  { person }: SignedIn,
  it: { readonly issuer: string; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    await lockPerson(tx, person)
    const gone = await tx
      .deleteFrom('outer_identity')
      .where('person', '=', person)
      .where('issuer', '=', it.issuer)
      .returning('person')
      .executeTakeFirst()
    if (!gone) return err({ why: 'not-found' })
    const fact = { happened: 'person-identity-unlinked', detail: { issuer: it.issuer } } as const
    await append(tx, personSubject(person), [fact], person, it.at)
    return ok(undefined)
  })
}
