import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import { readAccount } from '#core/person/account.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context, Tx } from '../context.ts'

const window = 15 * 60_000
/** GB/T 22239 as our domain sets it: proof of work after three failures, a lock of a quarter of an hour after five. */
export const locksAfter = 5
const provesAfter = 3
/** A campus is one address (ruling 14), so an address only ever has to prove work, and late. */
const addressProvesAfter = 20

/**
 * Counts an attempt as failed before the password is looked at, so that guesses sent all at once are counted too; `forgive`
 * takes it back. Unknown accounts are counted like known ones and so answer alike.
 */
export async function beginAttempt(
  ctx: Context,
  it: { readonly account: string; readonly address: string; readonly at: Instant; readonly proven: boolean },
): Promise<Result<{ readonly failures: number }, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`sign-in:${it.account}`}, 0))`.execute(tx)
    const since = new Date(it.at - window)
    const { count, latest } = await tx
      .selectFrom('attempt')
      .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.max('at').as('latest')])
      .where('account', '=', it.account)
      .where('at', '>', since)
      .executeTakeFirstOrThrow()
    if (count >= locksAfter) {
      const until = (latest?.getTime() ?? it.at) + window
      return err({ why: 'slow-down', retryAfter: Math.ceil((until - it.at) / 1000), challenge: false })
    }
    if (
      !it.proven &&
      (count >= provesAfter || (await fromAddress(tx, it.address, since)) >= addressProvesAfter)
    )
      return err({ why: 'slow-down', retryAfter: 1, challenge: true })
    await tx
      .insertInto('attempt')
      .values({ address: it.address, account: it.account, at: new Date(it.at) })
      .execute()
    return ok({ failures: count + 1 })
  })
}

/** As it is counted: every way of writing one name is one account. Name and number of one person are two, which tells less. */
export function accountKey(typed: string): string {
  const account = readAccount(typed)
  if (account) return 'email' in account ? account.email : account.mobile
  return typed.trim().toLowerCase().slice(0, 100)
}

/** The password was right: the account starts anew. */
export const forgive = (
  tx: Tx,
  { email, mobile }: { readonly email: string; readonly mobile?: string | null },
) =>
  tx
    .deleteFrom('attempt')
    .where('account', 'in', mobile ? [email, mobile] : [email])
    .execute()

const fromAddress = async (tx: Tx, address: string, since: Date): Promise<number> => {
  const { count } = await tx
    .selectFrom('attempt')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('address', '=', address)
    .where('at', '>', since)
    .executeTakeFirstOrThrow()
  return count
}

export const lockedUntil = (at: Instant): Instant => at + window
