import { passagesOf } from '#core/direction/passages.ts'
import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { FieldUse, Form } from '#core/form/form.ts'
import { type ProvenanceLink, type ShownSource, shownSource } from '#core/guide/provenance.ts'
import type { CallVersionId } from '#core/id.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Context } from '../context.ts'
import { linksOf } from '../db/direction-sources.ts'
import { type ProvenanceRow, provenanceRows } from '../db/provenance.ts'

/** Sources that nobody of the public may read anything of. */
const closed: readonly ProvenanceRow['state'][] = ['frozen', 'purged', 'withdrawn']

/** Where a published direction comes from, as far as each source's consent allows at this moment (ruling 34). */
export async function provenanceOf(
  ctx: Context,
  direction: string,
): Promise<{
  readonly sources: readonly ShownSource[]
  readonly units: readonly { type: string; count: number }[]
}> {
  const [rows, links] = [await provenanceRows(ctx.db, direction), await linksOf(ctx.db, direction)]
  const sources = await Promise.all(
    rows.map(async (row) => {
      if (closed.includes(row.state) || row.content === null || row.latestContent === null)
        return shownSource({ ...blank, suggestion: row.suggestion, use: row.use })
      const used = { form: await formIn(ctx, row, row.callVersion), answers: row.content }
      const latest = { form: await formIn(ctx, row, row.latestCallVersion), answers: row.latestContent }
      const both = [used, latest]
      return shownSource({
        suggestion: row.suggestion,
        use: row.use,
        open: true,
        scopes: both.map((it) => answerOf(it.form, it.answers, 'publish-scope')),
        secret: both.some((it) => answerOf(it.form, it.answers, 'trade-secret') === 'yes'),
        named: both.map((it) => consents(answerOf(it.form, it.answers, 'publish-name'))),
        kind: row.kind,
        month: row.month,
        title: textOf(answerOf(used.form, used.answers, 'title')),
        abstract: textOf(answerOf(used.form, used.answers, 'abstract')),
        org: row.orgName,
        links: linkedTexts(
          used.form,
          used.answers,
          links.filter((link) => link.suggestion === row.suggestion),
        ),
      })
    }),
  )
  const types = new Map<string, number>()
  for (const row of rows)
    if (!closed.includes(row.state)) types.set(row.orgType, (types.get(row.orgType) ?? 0) + 1)
  return { sources, units: [...types].map(([type, count]) => ({ type, count })) }
}

const blank = {
  open: false,
  scopes: [],
  secret: true,
  named: [],
  kind: '',
  month: '',
  title: '',
  abstract: '',
  org: '',
  links: [],
} as const

const formIn = async (ctx: Context, { kind }: ProvenanceRow, callVersion: string): Promise<Form> =>
  (await formOf(ctx, { kind, callVersion: callVersion as CallVersionId })).form

/** The answer to the question of this use; its field's name is the call's own matter. */
const answerOf = (form: Form, answers: Answers, use: FieldUse): unknown => {
  const field = fieldsOf(form).find((it) => it.use === use)
  return field && answers[field.id]
}
const consents = (answer: unknown): boolean => answer === true || answer === 'yes'
const textOf = (answer: unknown): string => (typeof answer === 'string' ? answer : '')

/** The linked stretches; a place inside a row counts as the row. */
function linkedTexts(
  form: Form,
  answers: Answers,
  links: Awaited<ReturnType<typeof linksOf>>,
): readonly ProvenanceLink[] {
  const texts = new Map(passagesOf(form, answers).map((it) => [it.path, it.text]))
  const uses = new Map(fieldsOf(form).map((field) => [field.id, field.use]))
  return links.map((link) => {
    const text = texts.get(link.path) ?? ''
    const use = uses.get(link.path)
    return {
      place: link.place.split('/').slice(0, 2).join('/'),
      text: text.slice(link.from_at ?? 0, link.to_at ?? undefined),
      from: use === 'title' || use === 'abstract' ? use : 'text',
    }
  })
}
