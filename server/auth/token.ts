import { createHash } from 'node:crypto'
import type { Instant } from '#core/instant.ts'
import type { Context, Tx } from '../context.ts'

/** What a one-time link is for; a link for one thing opens nothing else. */
export type Purpose = 'verify' | 'reset'

/** How long each kind of link lasts; the mails say so. */
export const lastsFor = { verify: 24 * 3_600_000, reset: 3_600_000, staff: 7 * 86_400_000 } as const

/** 256 random bits as text, and the digest by which the database knows them: who reads the tables cannot use them. */
export function newToken({ dice }: Pick<Context, 'dice'>): {
  readonly token: string
  readonly digest: Buffer
} {
  const token = dice.bytes(32).toString('base64url')
  return { token, digest: digestOf(token) }
}

export const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Makes a one-time link's secret; earlier ones for the same purpose stop working. */
export async function issue(
  tx: Tx,
  ctx: Context,
  it: {
    readonly purpose: Purpose
    readonly person: string
    readonly email: string
    readonly at: Instant
    readonly lasts: number
  },
): Promise<string> {
  const { token, digest } = newToken(ctx)
  await tx
    .deleteFrom('mail_token')
    .where('person', '=', it.person)
    .where('purpose', '=', it.purpose)
    .where('used_at', 'is', null)
    .execute()
  await tx
    .insertInto('mail_token')
    .values({
      token_hash: digest,
      purpose: it.purpose,
      person: it.person,
      email: it.email,
      expires_at: new Date(it.at + it.lasts),
    })
    .execute()
  return token
}

/** Uses a one-time secret up; of two at once, one finds it used. */
export async function redeem(
  tx: Tx,
  token: string,
  purpose: Purpose,
  at: Instant,
): Promise<{ readonly person: string; readonly email: string } | undefined> {
  const row = await tx
    .updateTable('mail_token')
    .set({ used_at: new Date(at) })
    .where('token_hash', '=', digestOf(token))
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', new Date(at))
    .returning(['person', 'email'])
    .executeTakeFirst()
  return row?.person ? { person: row.person, email: row.email } : undefined
}
