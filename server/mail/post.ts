import { sql } from 'kysely'
import type { Instant } from '#core/instant.ts'
import type { Config } from '../config.ts'
import type { Context, Tx } from '../context.ts'
import { held } from '../db/kept-statements.ts'
import { carriedOn } from '../traces/traces.ts'

/** A mail about to be written down; its words come from text/ and hold nothing of a suggestion's content. */
export interface NewMail {
  readonly to: string
  readonly person: string | null
  /** The sort of mail, for the outbox. */
  readonly sort: string
  readonly words: { readonly subject: string; readonly body: string }
  readonly at: Instant
  readonly suggestion?: string
  /** Held back until then, so that a slip can be undone. */
  readonly notBefore?: Instant
}

/** A demonstration writes to nobody, whatever the settings say. */
export const sendsMail = (config: Config): boolean => config.smtpUrl !== null && config.mode === 'real'

/** Writes a mail and its job in the transaction of the change, so that it leaves only if the change stands. */
export const post = (tx: Tx, ctx: Context, mail: NewMail): Promise<void> => postAll(tx, ctx, [mail])

/** The same for many. */
export async function postAll(tx: Tx, ctx: Context, mails: readonly NewMail[]): Promise<void> {
  if (mails.length === 0) return
  const rows = mails.map((mail) => ({
    id: ctx.dice.id(mail.at),
    recipient: mail.to,
    person: mail.person,
    sort: mail.sort,
    suggestion: mail.suggestion ?? null,
    subject: mail.words.subject,
    body: mail.words.body,
    created_at: new Date(mail.at),
    not_before: new Date(mail.notBefore ?? mail.at),
  }))
  await tx.insertInto('mail').values(rows).modifyEnd(held).execute()
  if (sendsMail(ctx.config)) for (const { id, not_before } of rows) await queue(tx, id, not_before.getTime())
}

/** One job for each mail, however often it is asked for. */
export const queue = (tx: Tx, id: string, notBefore: Instant) =>
  sql`select graphile_worker.add_job('send-mail', payload => ${JSON.stringify({ id, ...carriedOn() })}::json,
    run_at => ${new Date(notBefore)}, max_attempts => ${attemptsAtMost}, job_key => ${`mail:${id}`}) ${held}`.execute(
    tx,
  )

/** The waits between attempts grow; twelve of them span about two days. */
export const attemptsAtMost = 12
