import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Context, Tx } from '../../context.ts'
import { deleteDraft } from '../../db/drafts.ts'
import { append } from '../../db/facts.ts'
import { type FileRow, filesOf, suggestionFiles } from '../../db/files.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { forgetBytesNow, wantBytesForgotten } from '../../jobs/forget-bytes.ts'

/**
 * Takes away a draft that was never handed in, by rule and not by its writer; nothing where it has moved on meanwhile, or somebody has
 * written in it since the instant, where one is given.
 */
export async function dropDraft(
  tx: Tx,
  id: string,
  by: PersonId | null,
  at: Instant,
  unwrittenSince: Instant = at + 1,
): Promise<readonly FileRow[] | undefined> {
  const it = await lockSuggestion(tx, id)
  if (it?.state !== 'draft') return undefined
  const { versions, written } = await tx
    .selectFrom('suggestion')
    .select((eb) => ['versions', eb.fn.coalesce('edited_at', 'created_at').as('written')])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (versions > 0 || written.getTime() >= unwrittenSince) return undefined
  const files = await filesOf(tx, suggestionFiles(id))
  const detail = { kind: it.kind, byRule: true }
  await append(tx, id, [{ happened: 'suggestion-discarded', detail }], by, at)
  await wantBytesForgotten(tx, files)
  await deleteDraft(tx, id)
  return files
}

/** In a transaction of its own, the bytes gone as well; whether it was taken away. */
export async function dropDraftNow(
  ctx: Context,
  id: string,
  at: Instant,
  unwrittenSince: Instant,
): Promise<boolean> {
  const files = await ctx.db.transaction().execute((tx) => dropDraft(tx, id, null, at, unwrittenSince))
  await forgetBytesNow(ctx, files ?? [])
  return files !== undefined
}
