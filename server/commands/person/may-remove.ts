import type { Instant } from '#core/instant.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { SignedIn } from '../../auth/session.ts'
import { readStanding, standingOf } from '../../auth/standing.ts'
import type { Context, Tx } from '../../context.ts'

/** Whether somebody whose role asks for a second factor has one left besides this. */
export async function mayRemove(
  tx: Tx,
  ctx: Context,
  session: SignedIn,
  it: { readonly what: 'totp' | { readonly passkey: string }; readonly at: Instant },
): Promise<Result<undefined, Reason>> {
  if (!(await needsFactor(tx, ctx, session, it.at))) return ok(undefined)
  const passkey = it.what === 'totp' ? null : it.what.passkey
  const other = await tx
    .selectFrom('passkey')
    .select('id')
    .where('person', '=', session.person)
    .$if(passkey !== null, (keys) => keys.where('id', '<>', passkey ?? ''))
    .limit(1)
    .executeTakeFirst()
  const totp =
    passkey !== null &&
    (await tx
      .selectFrom('totp')
      .select('person')
      .where('person', '=', session.person)
      .where('confirmed_at', 'is not', null)
      .executeTakeFirst())
  return other || totp ? ok(undefined) : err({ why: 'last-factor' })
}

/** Whether this person may not be without a second factor. */
export async function needsFactor(
  tx: Tx,
  { config }: Context,
  { person, actor }: SignedIn,
  at: Instant,
): Promise<boolean> {
  const standing = await readStanding(tx, person)
  return standingOf(config, actor, { ...standing, second_at: new Date(at) }, at).needsFactor
}
