import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { discardable } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { deleteDraft } from '../../db/drafts.ts'
import { append } from '../../db/facts.ts'
import { filesOf, suggestionFiles } from '../../db/files.ts'
import { lockSuggestion } from '../../db/suggestions.ts'
import { forgetBytesNow, wantBytesForgotten } from '../../jobs/forget-bytes.ts'

/** Throws a draft away that was never handed in. That it existed is remembered; what it said is not. */
export async function discard(
  ctx: Context,
  actor: Actor,
  id: string,
  at: Instant,
): Promise<Result<null, Reason>> {
  const outcome = await ctx.db.transaction().execute(async (tx) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err<Reason>({ why: 'not-found' })
    const open = discardable(actor, it)
    if (!open.ok) return open
    const files = await filesOf(tx, suggestionFiles(id))
    await append(tx, id, [{ happened: 'suggestion-discarded', detail: { kind: it.kind } }], actor.person, at)
    await wantBytesForgotten(tx, files)
    await deleteDraft(tx, id)
    return ok(files)
  })
  if (!outcome.ok) return outcome
  await forgetBytesNow(ctx, outcome.value)
  return ok(null)
}
