import type { Expert } from '#core/expert/expert.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { expertFrom, readingExperts } from './experts.ts'

/** Several experts in the order of their ids, and nobody else changes them until this transaction ends. */
export async function lockExperts(tx: Tx, ids: readonly string[]): Promise<readonly Expert[]> {
  if (ids.length === 0) return []
  const rows = await readingExperts(tx)
    .where('expert.id', 'in', [...ids])
    .orderBy('expert.id')
    .forNoKeyUpdate('expert')
    .execute()
  return rows.map(expertFrom)
}

/** Notes whom was written to and by which secret their answer is known. */
export async function saveInvited(
  tx: Tx,
  asked: readonly { readonly becomes: Expert; readonly digest: Buffer }[],
  at: Instant,
): Promise<void> {
  for (const { becomes, digest } of asked)
    await tx
      .updateTable('expert')
      .set({
        state: becomes.state,
        revision: becomes.revision,
        token_hash: digest,
        invited_at: new Date(at),
        answered_at: null,
      })
      .where('id', '=', becomes.id)
      .execute()
}

/** The expert behind a secret, locked where it is asked in a transaction of its own. */
export async function expertByToken(
  db: Db | Tx,
  digest: Buffer,
): Promise<{ readonly expert: Expert; readonly invitedAt: Instant } | undefined> {
  const row = await readingExperts(db)
    .select('expert.invited_at')
    .where('expert.token_hash', '=', digest)
    .executeTakeFirst()
  return row && { expert: expertFrom(row), invitedAt: row.invited_at?.getTime() ?? 0 }
}

/** Writes the answer and uses the secret up; false where somebody was faster. */
export async function saveAnswer(tx: Tx, it: Expert, digest: Buffer, at: Instant): Promise<boolean> {
  const changed = await tx
    .updateTable('expert')
    .set({
      person: it.person,
      state: it.state,
      revision: it.revision,
      token_hash: null,
      answered_at: new Date(at),
    })
    .where('id', '=', it.id)
    .where('token_hash', '=', digest)
    .where('state', '=', 'invited')
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}
