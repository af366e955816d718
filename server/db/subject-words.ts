import { sql } from 'kysely'
import type { SubjectWords } from '#core/expert/fit.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import { fieldUsedFor } from '#core/expert/title.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Context, Db } from '../context.ts'
import { recommendedIn } from './behind.ts'
import type { SubjectRow } from './round-subjects.ts'

/** As many characters of a direction's sheet as fit is looked for in. */
const charactersRead = 1500

/** What these are about. Of long forms only the answers that say it are read, in few statements however many there are. */
export async function subjectWords(
  ctx: Pick<Context, 'db' | 'calls'>,
  thing: JudgedThing,
  rows: readonly SubjectRow[],
): Promise<ReadonlyMap<string, SubjectWords>> {
  const ids = rows.map((it) => it.id)
  const recommended = await recommendedIn(ctx, thing, ids)
  const said = await saidBy(ctx, thing, rows)
  return new Map(
    rows.map((row) => {
      const own = said.get(row.id)
      return [
        row.id,
        {
          field: row.field,
          otherFields: own?.otherFields ?? [],
          disciplines: own?.disciplines ?? [],
          text: [row.title, own?.text ?? ''].join(' '),
          recommended: recommended.get(row.id) ?? [],
        },
      ]
    }),
  )
}

type Said = Pick<SubjectWords, 'otherFields' | 'disciplines' | 'text'>

const saidBy = (
  ctx: Pick<Context, 'db' | 'calls'>,
  thing: JudgedThing,
  rows: readonly SubjectRow[],
): Promise<ReadonlyMap<string, Said>> => {
  switch (thing) {
    case 'suggestion':
      return saidBySuggestions(ctx, rows)
    case 'direction':
      return saidByDirections(
        ctx.db,
        rows.map((it) => it.id),
      )
    case 'project':
      return saidByProjects(ctx, rows)
    default:
      return thing satisfies never
  }
}

/** What the suggestion said that is its baseline, and the summary with which it last applied. */
async function saidByProjects(
  ctx: Pick<Context, 'db' | 'calls'>,
  rows: readonly SubjectRow[],
): Promise<ReadonlyMap<string, Said>> {
  const keys: string[] = []
  for (const call of new Set(rows.map((it) => it.call))) {
    const form = (await ctx.calls.byId(call))?.call.stages?.['application']
    keys.push(...(form ? [fieldUsedFor(form, 'abstract') ?? ''] : []))
  }
  const { rows: found } = await sql<{ id: string; suggestion: string | null; text: string | null }>`
    select p.id, p.suggestion, (select string_agg(e.value, ' ')
      from jsonb_each_text(v.answers) e where e.key = any(${keys}::text[])) as text
    from project p left join project_snapshot v on v.project = p.id and v.n = p.snapshots
    where p.id = any(${rows.map((it) => it.id)}::uuid[])`.execute(ctx.db)
  const calls = new Map(rows.map((it) => [it.id, it.call]))
  const baselines = await saidBySuggestions(
    ctx,
    found.flatMap((it) =>
      it.suggestion === null ? [] : [{ id: it.suggestion, call: calls.get(it.id) ?? '' }],
    ),
  )
  return new Map(
    found.map(({ id, suggestion, text }) => {
      const own = suggestion === null ? undefined : baselines.get(suggestion)
      return [
        id,
        {
          otherFields: own?.otherFields ?? [],
          disciplines: own?.disciplines ?? [],
          text: [text ?? '', own?.text ?? ''].join(' '),
        },
      ]
    }),
  )
}

async function saidBySuggestions(
  { db, calls }: Pick<Context, 'db' | 'calls'>,
  rows: readonly Pick<SubjectRow, 'id' | 'call'>[],
): Promise<ReadonlyMap<string, Said>> {
  const forms: Form[] = []
  for (const call of new Set(rows.map((it) => it.call))) {
    const inForce = await calls.byId(call)
    if (inForce) forms.push(...Object.values(inForce.call.forms))
  }
  const fields = forms.flatMap(fieldsOf)
  const idsOf = (holds: (field: (typeof fields)[number]) => boolean) => [
    ...new Set(fields.filter(holds).map((it) => it.id)),
  ]
  const others = idsOf((it) => it.use === 'secondary-fields')
  const texts = idsOf((it) => it.use === 'keywords' || it.use === 'abstract')
  const trees = idsOf((it) => it.kind === 'tree-choice')
  const keys = [...others, ...texts, ...trees]
  if (keys.length === 0) return new Map()
  const { rows: found } = await sql<{ id: string; answers: Record<string, unknown> | null }>`
    select s.id, (select jsonb_object_agg(e.key, e.value)
      from jsonb_each(v.content) e where e.key = any(${keys}::text[])) as answers
    from suggestion s join version v on v.suggestion = s.id and v.n = s.versions
    where s.id = any(${rows.map((it) => it.id)}::uuid[])`.execute(db)
  return new Map(
    found.map(({ id, answers }) => {
      const under = (some: readonly string[]) => some.flatMap((key) => textsIn(answers?.[key]))
      return [id, { otherFields: under(others), disciplines: under(trees), text: under(texts).join(' ') }]
    }),
  )
}

async function saidByDirections(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Said>> {
  const { rows } = await sql<{ id: string; text: string | null; titles: string | null }>`
    select it.id,
      (select left(string_agg(value #>> '{}', ' ' order by path), ${charactersRead}) from direction_answer
        where direction = it.id and jsonb_typeof(value) = 'string') as text,
      (select string_agg(s.title, ' ') from direction_source d join suggestion s on s.id = d.suggestion
        where d.direction = it.id and s.state not in ('frozen', 'purged')) as titles
    from unnest(${[...ids]}::uuid[]) as it(id)`.execute(db)
  return new Map(
    rows.map(({ id, text, titles }) => [
      id,
      { otherFields: [], disciplines: [], text: [text ?? '', titles ?? ''].join(' ') },
    ]),
  )
}

/** The texts of an answer, whether it is one or a list. */
const textsIn = (value: unknown): readonly string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(textsIn) : []
