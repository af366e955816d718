import type { Readable } from 'node:stream'
import type { FileAnswer } from '#core/form/answers.ts'
import type { Actor } from '#core/permission/actor.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { readable, relationOf } from '#core/permission/suggestion.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { type FileRow, fileOf, suggestionFiles } from '../../db/files.ts'
import { loadSuggestion } from '../../db/suggestions.ts'
import { formOf } from '../draft/form-of.ts'
import { wholeKey } from './keys.ts'

/** A file that somebody may read; its bytes are fetched when it is read. */
export interface ReadableFile {
  readonly file: FileRow
  readonly read: () => Promise<Readable>
}

/** A file's bytes for whoever may read it: authors every file of theirs, others what was handed in, redacted like the answers. */
export async function download(
  ctx: Context,
  actor: Actor,
  id: string,
  fileId: string,
): Promise<Result<ReadableFile, Reason>> {
  const it = await loadSuggestion(ctx.db, id)
  if (!it) return err({ why: 'not-found' })
  const open = readable(actor, it)
  if (!open.ok) return open
  const relation = relationOf(actor, it)
  const file = await fileOf(ctx.db, suggestionFiles(id), fileId)
  if (file?.state !== 'ready' || !relation) return err({ why: 'not-found' })
  if (relation !== 'author') {
    const { form } = await formOf(ctx, it)
    const hidden = hiddenSections(form, relation)
    const section = form.sections.find((one) => one.fields.some((field) => field.id === file.field))
    if (section && hidden.includes(section.id)) return err({ why: 'not-found' })
    if (!(await handedIn(ctx, id, file.id))) return err({ why: 'not-found' })
  }
  return ok({ file, read: () => ctx.files.read(wholeKey(file.id)) })
}

async function handedIn(ctx: Context, suggestion: string, file: string): Promise<boolean> {
  const rows = await ctx.db
    .selectFrom('version')
    .select('files')
    .where('suggestion', '=', suggestion)
    .execute()
  return rows.some((row) => (row.files as readonly FileAnswer[]).some((it) => it.id === file))
}
