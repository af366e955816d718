import type { z } from 'zod'
import type { results } from '#api/results.ts'
import { shownOf } from '#core/expert/blind.ts'
import { namesIn } from '#core/expert/names.ts'
import type { Round } from '#core/expert/round.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Actor } from '#core/permission/actor.ts'
import { breadthWords } from '#text/breadth-words.ts'
import type { Context } from '../context.ts'
import { behindOf } from '../db/behind.ts'
import { involvedIn } from '../db/involved.ts'
import { subjectText } from '../db/judged-subjects.ts'
import { seenSubjects } from '../db/round-subjects.ts'

type Items = z.input<(typeof results)['GET /rounds/:id/names']['response']>['items']

const nameless = { zh: '', en: '' }

/** Units and people whom the texts of a blind round still name where experts read; an open round hides nothing. */
export async function namesLeftIn(ctx: Context, actor: Actor, round: Round): Promise<Items> {
  if (!round.blind) return []
  const rows = await ctx.db
    .selectFrom('round_subject')
    .select(['subject as id', 'version', 'released'])
    .where('round', '=', round.id)
    .orderBy('subject')
    .execute()
  const ids = rows.map((it) => it.id)
  const [behind, seen, masked] = await Promise.all([
    behindOf(ctx, round.subjects, ids),
    seenSubjects(ctx.db, actor, round.subjects, ids),
    involvedIn(ctx, actor.person, round.subjects, ids),
  ])
  const items: Items = []
  // One after the other: a text is long, and a round may have hundreds.
  for (const row of rows) {
    const whose = behind.get(row.id)
    if (!whose || !seen.has(row.id) || masked.has(row.id)) continue
    const text = await subjectText(ctx, round.subjects, row)
    if (!text || text.gone !== null) continue
    const shown = shownOf(text.form, text.answers, { blind: true, released: row.released })
    const found = namesIn(shown.form, shown.answers, whose, breadthWords.firmEnding)
    if (found.length > 0)
      items.push({
        subject: row.id,
        title: text.title,
        found: found.map((it) => ({
          ...placeIn(text.form, it.field, it.column),
          sort: it.sort,
          name: it.name,
          around: it.around,
        })),
      })
  }
  return items
}

function placeIn(form: Form, id: string, column: string | undefined) {
  const field = fieldsOf(form).find((it) => it.id === id)
  const inTable = field?.kind === 'table' ? field.columns.find((it) => it.id === column) : undefined
  return { field: field?.label ?? nameless, column: inTable?.label ?? null }
}
