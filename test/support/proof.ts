import { type Challenge, solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import type { TestApp } from './app.ts'

/** Does the computation that the server asks for, as a browser would. */
export async function solved({ anyone }: TestApp): Promise<string> {
  const challenge: Challenge = (await anyone.get('/challenge')).body
  const solution = await solveChallenge({ challenge, deriveKey })
  return Buffer.from(JSON.stringify({ challenge, solution })).toString('base64')
}

/** The secret in the newest mail of the sort to the address. */
export async function linkIn({ ctx }: TestApp, recipient: string, sort: string): Promise<string> {
  const { body } = await ctx.db
    .selectFrom('mail')
    .select('body')
    .where('recipient', '=', recipient)
    .where('sort', '=', sort)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /#([\w-]+)/.exec(body)?.[1] ?? ''
}

/** The sorts of all mails to the address, in order. */
export const mailsTo = async ({ ctx }: TestApp, recipient: string): Promise<readonly string[]> =>
  (
    await ctx.db
      .selectFrom('mail')
      .select('sort')
      .where('recipient', '=', recipient)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
  ).map((it) => it.sort)
