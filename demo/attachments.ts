import type { Answers, Row } from '#core/form/answers.ts'
import { asked, isRequired } from '#core/form/asked.ts'
import { columnFor, fieldFor } from '#core/form/assessment.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Instant } from '#core/instant.ts'
import { heldBySuggestion } from '#server/commands/file/held-by-suggestion.ts'
import { attach } from './files.ts'
import type { Story } from './story.ts'

/** Uploads what the form wants, and some of what it would take; documents of an assessment say which file is theirs. */
export async function attachFiles(story: Story, form: Form, answers: Answers, at: Instant): Promise<void> {
  const { planned, unit, random } = story.stage
  const asking = { kind: planned.kind.code, orgType: unit.unit.type, answers }
  const { fields } = asked(form, asking)
  const documents = documentsIn(fields, answers)
  for (const field of fields) {
    if (field.kind !== 'files') continue
    if (!isRequired(field, asking) && !random.chance(0.08)) continue
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
  const { ctx, planned, unit, words } = story.stage
  const lines = [
    `${name}（演示材料）`,
    planned.title,
    unit.unit.name,
    `${words.slots['metricNow'] ?? ''}；${words.slots['metric1Text'] ?? ''}`,
    '本页为演示城市自动生成，所有单位与人员均为虚构。',
  ]
  return attach(
    ctx,
    heldBySuggestion,
    await story.filer(),
    story.id,
    { field, name: `${name}.pdf`, lines },
    at,
  )
}
