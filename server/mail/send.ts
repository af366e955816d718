import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { attemptsAtMost, sendsMail } from './post.ts'

/**
 * Sends one kept mail. May run twice: what is marked as sent is left alone, and a mail sent twice by a crash in between
 * carries the same Message-ID. Failures are noted for the outbox and thrown, so that the queue tries again later.
 */
export async function sendMail(ctx: Context, id: string): Promise<void> {
  if (!sendsMail(ctx.config)) return
  const mail = await ctx.db
    .selectFrom('mail')
    .select(['id', 'recipient', 'subject', 'body', 'sent_at', 'attempts'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!mail || mail.sent_at !== null) return
  try {
    await transport(ctx.config).sendMail({
      from: ctx.config.mailFrom,
      to: mail.recipient,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${mail.id}@${new URL(ctx.config.publicUrl).hostname}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
    })
  } catch (error) {
    const attempts = mail.attempts + 1
    await ctx.db
      .updateTable('mail')
      .set({
        attempts,
        error: (error as Error).message.slice(0, 300),
        failed_at: attempts >= attemptsAtMost ? new Date(ctx.now()) : null,
      })
      .where('id', '=', id)
      .execute()
    throw error
  }
  await ctx.db
    .updateTable('mail')
    .set({ sent_at: new Date(ctx.now()), failed_at: null, error: null, attempts: mail.attempts + 1 })
    .where('id', '=', id)
    .execute()
}

const transports = new Map<string, ReturnType<typeof createTransport>>()

/** One pool of connections for each mail server; a server that hangs must not hold the queue. */
function transport({ smtpUrl }: Config): ReturnType<typeof createTransport> {
  const url = smtpUrl ?? ''
  const open = transports.get(url)
  if (open) return open
  const made = createTransport({
    url,
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 60_000,
  })
  transports.set(url, made)
  return made
}
