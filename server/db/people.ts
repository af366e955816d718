import { type Account, readAccount } from '#core/person/account.ts'
import type { Db, Tx } from '../context.ts'

/** What signing in needs to know of an account. */
export interface Credentials {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly mobile: string | null
  readonly language: string
  readonly password_hash: string
  readonly email_verified_at: Date | null
  readonly disabled_at: Date | null
  readonly erased_at: Date | null
}

const columns = [
  'id',
  'name',
  'email',
  'mobile',
  'language',
  'password_hash',
  'email_verified_at',
  'disabled_at',
  'erased_at',
] as const

/** By e-mail or mobile number as typed; undefined where nobody has it. */
export async function findByAccount(db: Db | Tx, typed: string): Promise<Credentials | undefined> {
  const account: Account | undefined = readAccount(typed)
  if (!account) return undefined
  const query = db.selectFrom('person').select(columns)
  return 'email' in account
    ? query.where('email', '=', account.email).executeTakeFirst()
    : query.where('mobile', '=', account.mobile).executeTakeFirst()
}

export const findCredentials = (db: Db | Tx, id: string): Promise<Credentials | undefined> =>
  db.selectFrom('person').select(columns).where('id', '=', id).executeTakeFirst()

/** Takes the person's row for the rest of the transaction; facts about them are appended one at a time. */
export const lockPerson = (tx: Tx, id: string): Promise<Credentials | undefined> =>
  tx.selectFrom('person').select(columns).where('id', '=', id).forNoKeyUpdate().executeTakeFirst()
