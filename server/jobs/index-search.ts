import type { FileAnswer } from '#core/form/answers.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { audiences, type Have, indexedText, type SearchAudience, textsIn } from '#core/search/indexed.ts'
import type { Reading } from '../context.ts'
import { fileTexts } from '../db/file-texts.ts'
import { remarksFor } from '../present/remark.ts'

/** The frozen is read by those who clear it up alone. */
const audiencesOf = (state: string): readonly SearchAudience[] =>
  state === 'frozen' ? ['office'] : audiences

/**
 * Writes what one suggestion is found by, for each audience what it may read; drafts and the purged leave nothing. Says
 * false where it changed meanwhile, and nothing was written.
 */
export async function indexSuggestion(ctx: Reading, id: string): Promise<boolean> {
  const row = await ctx.db
    .selectFrom('suggestion')
    .innerJoin('org', 'org.id', 'suggestion.org')
    .innerJoin('version', (join) =>
      join.onRef('version.suggestion', '=', 'suggestion.id').onRef('version.n', '=', 'suggestion.versions'),
    )
    .select([
      'suggestion.no',
      'suggestion.kind',
      'suggestion.state',
      'suggestion.revision',
      'org.name',
      'version.call_version',
      'version.content',
      'version.files',
    ])
    .where('suggestion.id', '=', id)
    .executeTakeFirst()
  const answers = row?.content as Record<string, unknown> | null | undefined
  if (!row || !answers || row.state === 'purged') {
    await ctx.db.deleteFrom('search_text').where('suggestion', '=', id).execute()
    return true
  }
  const { call } = await ctx.calls.version(row.call_version)
  const form = call.forms[call.kinds.find((it) => it.code === row.kind)?.form ?? '']
  if (!form) throw new Error(`${row.kind} has no form in this version of the call.`)
  const titleField = form.sections.flatMap((it) => it.fields).find((it) => it.use === 'title')
  const title = String(titleField ? (answers[titleField.id] ?? '') : '')
  const attached = await fileTexts(
    ctx.db,
    id,
    (row.files as readonly FileAnswer[]).map((it) => it.id),
  )
  const read: { readonly audience: SearchAudience; readonly body: string; readonly pieces: string[] }[] = []
  for (const audience of audiencesOf(row.state)) {
    const hidden = hiddenSections(form, audience)
    const fields = form.sections.filter((it) => hidden.includes(it.id)).flatMap((it) => it.fields)
    const shown = form.sections.filter((it) => !hidden.includes(it.id)).flatMap((it) => it.fields)
    // An attachment is read by those who read the question it answers.
    const files = attached.filter((it) => shown.some((field) => field.id === it.field))
    const remarks = await remarksFor(ctx.db, id, audience, new Set(fields.map((it) => it.id)))
    const rest = textsIn(form, answers, hidden).filter((it) => it !== title)
    const { body, pieces } = indexedText(
      title,
      [row.no ?? '', row.name, ...rest, ...remarks.map((it) => it.body), ...files.map((it) => it.text)],
      hasOf(remarks),
    )
    read.push({ audience, body, pieces: [...pieces] })
  }
  return ctx.db.transaction().execute(async (tx) => {
    // What has changed meanwhile, purged above all, is read once more: that change has marked it.
    const still = await tx
      .selectFrom('suggestion')
      .select('id')
      .where('id', '=', id)
      .where('revision', '=', row.revision)
      .forUpdate()
      .executeTakeFirst()
    if (!still) return false
    await tx.deleteFrom('search_text').where('suggestion', '=', id).execute()
    await tx
      .insertInto('search_text')
      .values(read.map((it) => ({ suggestion: id, ...it })))
      .execute()
    return true
  })
}

const hasOf = (remarks: readonly { readonly sort: string }[]): readonly Have[] => [
  ...(remarks.length > 0 ? (['remark'] as const) : []),
  ...(remarks.some((it) => it.sort === 'opinion') ? (['opinion'] as const) : []),
  ...(remarks.some((it) => it.sort === 'objection') ? (['objection'] as const) : []),
]
