import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { fits, noPassword } from './password.ts'

/** GB/T 22239 as our domain sets it: none of the last five, the present one among them. */
const kept = 5

/** Whether somebody had this password lately; each comparison is made in turn, like a sign-in. */
export async function usedBefore(db: Db, person: string, password: string): Promise<boolean> {
  const present = await db
    .selectFrom('person')
    .select('password_hash as hash')
    .where('id', '=', person)
    .executeTakeFirst()
  const former = await db
    .selectFrom('former_password')
    .select('hash')
    .where('person', '=', person)
    .orderBy('until', 'desc')
    .limit(kept - 1)
    .execute()
  for (const { hash } of [...(present ? [present] : []), ...former])
    if (hash !== noPassword && (await fits(hash, password))) return true
  return false
}

/** Before a password is replaced: its hash is kept as long as it may not come back. */
export async function rememberPassword(tx: Tx, person: string, at: Instant): Promise<void> {
  const present = await tx
    .selectFrom('person')
    .select('password_hash as hash')
    .where('id', '=', person)
    .executeTakeFirst()
  if (!present || present.hash === noPassword) return
  await tx
    .insertInto('former_password')
    .values({ person, hash: present.hash, until: new Date(at) })
    .execute()
  const last = tx
    .selectFrom('former_password')
    .select('until')
    .where('person', '=', person)
    .orderBy('until', 'desc')
    .offset(kept - 1)
    .limit(1)
  await tx.deleteFrom('former_password').where('person', '=', person).where('until', '<=', last).execute()
}
