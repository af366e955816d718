import type { Answers, Row } from '#core/form/answers.ts'
import { asked, isRequired } from '#core/form/asked.ts'
import { columnFor, fieldFor } from '#core/form/assessment.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import { heldBySuggestion } from '#server/commands/file/held-by-suggestion.ts'
import { annexLines } from './annex.ts'
import { attach } from './files.ts'
import type { Story } from './story.ts'
import { texts } from './texts.ts'

/** Uploads what the form wants, and some of what it would take; documents of an assessment say which file is theirs. */
export async function attachFiles(story: Story, form: Form, answers: Answers, at: Instant): Promise<void> {
  const { planned, unit, random } = story.stage
  const asking = { kind: planned.kind.code, orgType: unit.unit.type, answers }
  const { fields } = asked(form, asking)
  const documents = documentsIn(fields, answers)
  // Who suggests the same again attaches nearly the same.
  const twin = texts.planted.duplicates.some((it) => it.title === planned.title || it.again === planned.title)
  for (const field of fields) {
    if (field.kind !== 'files') continue
    if (!isRequired(field, asking) && !random.chance(0.08) && !twin) continue
    if (documents?.slot === field.id) await attachDocuments(story, documents, at)
    else await attachOne(story, field.id, field.label.zh, at)
  }
}

interface Documents {
  readonly slot: string
  readonly rows: readonly { readonly row: string; readonly name: string; readonly path: string }[]
}

/** The first and the last document of an assessment: those are the ones that have been scanned so far. */
function documentsIn(fields: readonly Field[], answers: Answers): Documents | undefined {
  const table = fieldFor(fields, 'readiness-evidence')
  if (table?.kind !== 'table') return undefined
  const [file, name] = [columnFor(table, 'evidence-file'), columnFor(table, 'evidence-name')]
  const rows = (answers[table.id] ?? []) as readonly Row[]
  if (file?.kind !== 'file-of' || name === undefined || rows.length === 0) return undefined
  const shown = rows.filter((_row, i) => i === 0 || i === rows.length - 1)
  return {
    slot: file.of,
    rows: shown.map(({ id, cells }) => ({
      row: id,
      name: String(cells[name.id]),
      path: `${table.id}/${id}/${file.id}`,
    })),
  }
}

async function attachDocuments(story: Story, { slot, rows }: Documents, at: Instant): Promise<void> {
  const links: { path: string; value: string; base: number }[] = []
  for (const { name, path } of rows)
    links.push({ path, value: await attachOne(story, slot, name, at), base: 0 })
  await story.save(links, at)
}

async function attachOne(story: Story, field: string, name: string, at: Instant): Promise<string> {
  const { ctx, planned, words } = story.stage
  const lines = annexLines(name, planned.title, words.slots)
  return attach(
    ctx,
    heldBySuggestion,
    await story.filer(),
    story.id,
    { field, name: `${name}.pdf`, lines },
    at,
  )
}
