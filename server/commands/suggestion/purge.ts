import { sql } from 'kysely'
import { purge as decide } from '#core/decide/suggestion/purge.ts'
import type { SuggestionId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { ok, type Result } from '#core/result.ts'
import { backupsSince } from '../../backup/noted.ts'
import type { Context, Tx } from '../../context.ts'
import { takeBackExports } from '../../db/exports.ts'
import { everyFileOf, type FileRow, suggestionFiles } from '../../db/files.ts'
import { destroySheets } from '../../db/sheets.ts'
import { forgetBytesNow, wantBytesForgotten } from '../../jobs/forget-bytes.ts'
import { type Asked, move } from './move.ts'

/** What a purge destroyed, and which copies outside this system still hold it. */
export interface Purge {
  readonly destroyed: Readonly<Record<string, number>>
  readonly backups: readonly string[]
}

/**
 * Destroys the content by order (ruling 2): answers and their log, versions, files, remarks, mails and notices. Number,
 * times, digests and facts stay, so that the chain still verifies and tells "removed by rule" from "tampered with".
 * The files' bytes go after the commit, as a row without its file would be a loss; the queue sees to what fails then.
 */
export async function purge(
  ctx: Context,
  actor: Actor,
  id: SuggestionId,
  asked: Asked & { readonly reason: string },
  at: Instant,
): Promise<Result<Purge, Reason>> {
  let files: readonly FileRow[] = []
  let destroyed: Record<string, number> = {}
  const outcome = await move(ctx, actor, id, asked, at, 'purge', async ({ tx, it }) => {
    const decision = decide(actor, it, asked.reason, at, await projectFrom(tx, id))
    if (decision.ok) ({ files, destroyed } = await destroy(tx, id, at))
    return decision
  })
  if (!outcome.ok) return outcome
  await forgetBytesNow(ctx, files)
  const { created_at: begun } = await ctx.db
    .selectFrom('suggestion')
    .select('created_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return ok({ destroyed, backups: await backupsSince(ctx.db, begun.getTime()) })
}

/** The number of a project that leans on it for ever; none as a rule. */
async function projectFrom(tx: Tx, id: SuggestionId): Promise<string | null> {
  const found = await tx
    .selectFrom('project')
    .select('no')
    .where('suggestion', '=', id)
    .orderBy('no')
    .executeTakeFirst()
  return found?.no ?? null
}

async function destroy(
  tx: Tx,
  id: SuggestionId,
  at: Instant,
): Promise<{ files: readonly FileRow[]; destroyed: Record<string, number> }> {
  const files = await everyFileOf(tx, suggestionFiles(id))
  await wantBytesForgotten(tx, files)
  const counts = {
    answers: await tx.deleteFrom('answer').where('suggestion', '=', id).executeTakeFirst(),
    edits: await tx.deleteFrom('answer_log').where('suggestion', '=', id).executeTakeFirst(),
    remarks: await tx.deleteFrom('remark').where('suggestion', '=', id).executeTakeFirst(),
    partnerLinks: await tx.deleteFrom('partner_link').where('suggestion', '=', id).executeTakeFirst(),
    notices: await tx.deleteFrom('notice').where('suggestion', '=', id).executeTakeFirst(),
    mails: await tx.deleteFrom('mail').where('suggestion', '=', id).executeTakeFirst(),
    files: await tx.deleteFrom('file').where('suggestion', '=', id).executeTakeFirst(),
  }
  const sheets = await destroySheets(tx, id)
  await takeBackExports(tx, at)
  await tx.deleteFrom('search_text').where('suggestion', '=', id).execute()
  // What a repeated press is answered with holds the title as well.
  await tx
    .updateTable('done_once')
    .set({ outcome: sql`jsonb_set(outcome, '{title}', '""')` })
    .where('what', 'like', `% ${id}`)
    .where(sql<boolean>`outcome ? 'title'`)
    .execute()
  const versions = await tx
    .updateTable('version')
    .set({ content: null, unit: null, files: '[]', salt: null })
    .where('suggestion', '=', id)
    .executeTakeFirst()
  return {
    files,
    destroyed: {
      ...Object.fromEntries(Object.entries(counts).map(([name, it]) => [name, Number(it.numDeletedRows)])),
      versions: Number(versions.numUpdatedRows),
      sheets,
    },
  }
}
