import type { Instant } from '#core/instant.ts'
import type { KeeperOfAccounts } from '#core/permission/person.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../context.ts'
import { writeCursor } from '../db/cursor.ts'
import { readTimeCursor } from '../present/cursor.ts'
import { queue, sendsMail } from './post.ts'

const pageSize = 50

export type OutboxState = 'waiting' | 'sent' | 'failed' | 'all'

/** Kept mails, newest first, without their bodies (ruling 35). */
export async function outbox(
  ctx: Context,
  _keeper: KeeperOfAccounts,
  { state, cursor }: { readonly state: OutboxState; readonly cursor?: string | undefined },
) {
  const after = readTimeCursor(cursor)
  const rows = await ctx.db
    .selectFrom('mail')
    .select(['id', 'recipient', 'sort', 'subject', 'created_at', 'sent_at', 'failed_at', 'error'])
    .$if(state === 'sent', (it) => it.where('sent_at', 'is not', null))
    .$if(state === 'failed', (it) => it.where('failed_at', 'is not', null))
    .$if(state === 'waiting', (it) => it.where('sent_at', 'is', null).where('failed_at', 'is', null))
    .where((eb) =>
      after ? eb(eb.refTuple('created_at', 'id'), '<', eb.tuple(after.at, after.id)) : eb.lit(true),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(pageSize + 1)
    .execute()
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return {
    items: page.map((it) => ({
      id: it.id,
      recipient: it.recipient,
      sort: it.sort,
      subject: it.subject,
      createdAt: it.created_at.getTime(),
      sentAt: it.sent_at?.getTime() ?? null,
      failedAt: it.failed_at?.getTime() ?? null,
      error: it.error,
    })),
    next: last ? writeCursor({ value: last.created_at.getTime(), id: last.id }) : null,
  }
}

/** Tries a mail once more; without a mail server it stays where it is. */
export async function resend(
  ctx: Context,
  _keeper: KeeperOfAccounts,
  id: string,
  at: Instant,
): Promise<Result<undefined, Reason>> {
  return ctx.db.transaction().execute(async (tx) => {
    const mail = await tx
      .updateTable('mail')
      .set({ failed_at: null, error: null, attempts: 0 })
      .where('id', '=', id)
      .where('sent_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (!mail) {
      const sent = await tx.selectFrom('mail').select('id').where('id', '=', id).executeTakeFirst()
      return err(sent ? { why: 'already', what: 'sent' } : { why: 'not-found' })
    }
    if (sendsMail(ctx.config)) await queue(tx, id, at)
    return ok(undefined)
  })
}
