import type { FileAnswer } from '#core/form/answers.ts'
import { editable, fieldOpen } from '#core/permission/suggestion.ts'
import { err, ok } from '#core/result.ts'
import { standingAt } from '../../db/answers.ts'
import { suggestionFiles } from '../../db/files.ts'
import { loadSuggestion, lockSuggestion } from '../../db/suggestions.ts'
import { formOf } from '../draft/form-of.ts'
import { saveLocked } from '../draft/save-answers.ts'
import type { Holding } from './holder.ts'

/** Files of a suggestion: its authors' to change while it may be written in; its versions keep theirs. */
export const heldBySuggestion: Holding = {
  writable: async (ctx, actor, id) => {
    const it = await loadSuggestion(ctx.db, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    return open.ok ? ok(suggestionFiles(id)) : open
  },
  hold: async (ctx, tx, actor, id, at) => {
    const it = await lockSuggestion(tx, id)
    if (!it) return err({ why: 'not-found' })
    const open = editable(actor, it)
    if (!open.ok) return open
    return ok({
      ...(await formOf(ctx, it)),
      owner: suggestionFiles(id),
      isOpen: (field) => fieldOpen(open.value, field),
      standing: async (fields) => (await standingAt(tx, id, fields, [])).current,
      save: async (op) => {
        const saved = await saveLocked(ctx, tx, open.value, [op], actor.person, at)
        return saved.outcomes.every((one) => one.outcome === 'applied')
      },
      keeps: async (file) => {
        const rows = await tx.selectFrom('version').select('files').where('suggestion', '=', id).execute()
        return rows.some((row) => (row.files as readonly FileAnswer[]).some((one) => one.id === file))
      },
    })
  },
}
