import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import { unstorable } from '#core/text.ts'
import { checkGiven, checkMade, optionsToMake, passkeysWork, spend } from '../../auth/passkey.ts'
import { lockSession, type SignedIn } from '../../auth/session.ts'
import type { Context } from '../../context.ts'
import { factorAdded, factorRemoved } from './factor-told.ts'
import { mayRemove } from './may-remove.ts'
import { firstRecoveryCodes } from './recovery-codes.ts'

/** More than anybody has devices. */
const most = 10

/** A name that tells one device from another. */
function readPasskeyName(typed: string): Result<string, Reason> {
  const name = typed.trim()
  return name === '' || name.length > 60 || unstorable(name) || /\p{Cc}/u.test(name)
    ? err({ why: 'bad-input', problems: [{ at: 'name', problem: 'not-a-name' }] })
    : ok(name)
}

/** What the browser needs to make one; the devices that have one already are named, so that none has two. */
export async function beginPasskey(
  ctx: Context,
  { person, email, name }: SignedIn,
  it: { readonly site: string; readonly at: Instant },
) {
  if (!passkeysWork(ctx.config)) return err({ why: 'not-found' } as const)
  const kept = await ctx.db.selectFrom('passkey').select('credential').where('person', '=', person).execute()
  if (kept.length >= most) return err({ why: 'too-many', most } as const)
  const known = kept.map((one) => one.credential)
  return ok(await optionsToMake(ctx, { ...it, person, account: email, name, known }))
}

/** Keeps a passkey that was just made. */
export async function addPasskey(
  ctx: Context,
  session: SignedIn,
  it: { readonly name: string; readonly made: unknown; readonly at: Instant },
): Promise<Result<{ readonly id: string; readonly recoveryCodes: readonly string[] }, Reason>> {
  const { person } = session
  const name = readPasskeyName(it.name)
  if (!name.ok) return name
  const made = await checkMade(ctx, { person, made: it.made, at: it.at })
  if (!made) return err({ why: 'bad-passkey' })
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, session))) return err({ why: 'not-signed-in' })
    const { count } = await tx
      .selectFrom('passkey')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('person', '=', person)
      .executeTakeFirstOrThrow()
    if (count >= most) return err({ why: 'too-many', most })
    const id = ctx.dice.id(it.at)
    const stored = await tx
      .insertInto('passkey')
      .values({
        id,
        person,
        credential: made.credential,
        public_key: made.publicKey,
        counter: made.counter,
        transports: [...made.transports],
        name: name.value,
        created_at: new Date(it.at),
      })
      .onConflict((on) => on.column('credential').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!stored) return err({ why: 'already', what: 'passkey' })
    await factorAdded(tx, ctx, { person, factor: 'passkey', at: it.at })
    return ok({ id, recoveryCodes: await firstRecoveryCodes(tx, ctx, person) })
  })
}

export async function renamePasskey(
  ctx: Context,
  { person }: SignedIn,
  it: { readonly id: string; readonly name: string },
): Promise<Result<undefined, Reason>> {
  const name = readPasskeyName(it.name)
  if (!name.ok) return name
  const named = await ctx.db
    .updateTable('passkey')
    .set({ name: name.value })
    .where('id', '=', it.id)
    .where('person', '=', person)
    .returning('id')
    .executeTakeFirst()
  return named ? ok(undefined) : err({ why: 'not-found' })
}

export async function removePasskey(
  ctx: Context,
  session: SignedIn,
  it: { readonly id: string; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  const { person } = session
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await lockSession(tx, session))) return err({ why: 'not-signed-in' })
    const may = await mayRemove(tx, ctx, session, { what: { passkey: it.id }, at: it.at })
    if (!may.ok) return may
    const gone = await tx
      .deleteFrom('passkey')
      .where('id', '=', it.id)
      .where('person', '=', person)
      .returning('id')
      .executeTakeFirst()
    if (!gone) return err({ why: 'not-found' })
    await factorRemoved(tx, ctx, { person, factor: 'passkey', at: it.at })
    return ok(undefined)
  })
}

/** Whose passkey signed, if it did: the device had it and verified its holder, which are two factors. */
export async function signInByPasskey(
  ctx: Context,
  it: { readonly given: Readonly<Record<string, unknown>>; readonly at: Instant },
): Promise<Result<PersonId, Reason>> {
  const { id } = it.given
  if (!passkeysWork(ctx.config) || typeof id !== 'string' || unstorable(id))
    return err({ why: 'bad-passkey' })
  const row = await ctx.db
    .selectFrom('passkey as k')
    .innerJoin('person as p', 'p.id', 'k.person')
    .select(['k.id', 'k.person', 'k.credential', 'k.public_key', 'k.counter', 'k.transports'])
    .where('k.credential', '=', id)
    .where('p.disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return err({ why: 'bad-passkey' })
  const kept = { ...row, publicKey: row.public_key, counter: Number(row.counter) }
  const checked = await checkGiven(ctx, { given: it.given, kept, at: it.at })
  if (!checked || !(await spend(ctx, checked.challenge, it.at))) return err({ why: 'bad-passkey' })
  await ctx.db
    .updateTable('passkey')
    .set({ counter: checked.counter, last_used_at: new Date(it.at) })
    .where('id', '=', row.id)
    .execute()
  return ok(row.person as PersonId)
}
