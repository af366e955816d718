import { sql } from 'kysely'
import type { Db, Tx } from '../context.ts'

/** Keeps the person's row true to the tables of factors; without any, nothing is left for recovery codes to replace. */
export async function keepSecondFactor(tx: Tx, person: string): Promise<void> {
  await sql`update person set second_factor = exists(select from totp where person = ${person}
      and confirmed_at is not null) or exists(select from passkey where person = ${person})
    where id = ${person}`.execute(tx)
  await sql`delete from recovery_code c using person p
    where c.person = ${person} and p.id = c.person and not p.second_factor`.execute(tx)
}

export async function recoveryCodesLeft(db: Db | Tx, person: string): Promise<number> {
  const { left } = await db
    .selectFrom('recovery_code')
    .select((eb) => eb.fn.countAll<number>().as('left'))
    .where('person', '=', person)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return left
}

/** Everything that proves a person besides the password, to show on the account page. */
export async function factorsOf(db: Db, person: string, issuer: string | null) {
  const [totp, recoveryLeft, passkeys, outer] = await Promise.all([
    db
      .selectFrom('totp')
      .select('confirmed_at')
      .where('person', '=', person)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst(),
    recoveryCodesLeft(db, person),
    db
      .selectFrom('passkey')
      .select(['id', 'name', 'created_at', 'last_used_at'])
      .where('person', '=', person)
      .orderBy('id')
      .execute(),
    db
      .selectFrom('outer_identity')
      .select('linked_at')
      .where('person', '=', person)
      .where('issuer', '=', issuer ?? '')
      .executeTakeFirst(),
  ])
  return {
    totp: totp?.confirmed_at ? { since: totp.confirmed_at.getTime() } : null,
    recoveryCodesLeft: recoveryLeft,
    passkeys: passkeys.map((it) => ({
      id: it.id,
      name: it.name,
      createdAt: it.created_at.getTime(),
      lastUsedAt: it.last_used_at?.getTime() ?? null,
    })),
    outer: outer ? { since: outer.linked_at.getTime() } : null,
  }
}
