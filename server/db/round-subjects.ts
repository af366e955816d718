import { sql } from 'kysely'
import type { DirectionState } from '#core/direction/direction.ts'
import type { SubjectWords } from '#core/expert/fit.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Actor } from '#core/permission/actor.ts'
import { type State, usable } from '#core/suggestion/suggestion.ts'
import type { Context, Db, Tx } from '../context.ts'
import { recommendedIn } from './behind.ts'
import { directionVisibleTo } from './visible/direction.ts'
import { visibleTo } from './visible/suggestion.ts'

/** A suggestion or direction as a round lists it. */
export interface SubjectRow {
  readonly id: string
  readonly call: string
  readonly office: string | null
  /** Number of a suggestion; a direction has none before it is published. */
  readonly no: string | null
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly state: State | DirectionState
  readonly versions: number
}

/** Directions can be judged once somebody has put them forward, and until they are published. */
export const judgeableDirections = ['proposed', 'confirmed', 'argued'] as const satisfies DirectionState[]

/** Whether experts can judge it as it stands now. */
export const canBeJudged = (thing: JudgedThing, state: SubjectRow['state']): boolean =>
  (thing === 'suggestion' ? (usable as readonly string[]) : judgeableDirections).includes(state as never)

const columns = ['id', 'call', 'office', 'title', 'kind', 'field', 'state', 'versions'] as const

const suggestions = (db: Db | Tx) => db.selectFrom('suggestion').select([...columns, 'no'])
const directions = (db: Db | Tx) => db.selectFrom('direction').select([...columns, 'no'])

/** These, whoever may see them; for deciding, not for showing. */
export async function subjectRows(
  db: Db | Tx,
  thing: JudgedThing,
  ids: readonly string[],
): Promise<readonly SubjectRow[]> {
  if (ids.length === 0) return []
  const asked = [...ids]
  const rows =
    thing === 'suggestion'
      ? await suggestions(db).where('id', 'in', asked).orderBy('id').execute()
      : await directions(db).where('id', 'in', asked).orderBy('id').execute()
  return rows as SubjectRow[]
}

/** Those of these that this person may see. */
export async function seenSubjects(
  db: Db,
  actor: Actor,
  thing: JudgedThing,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set()
  const rows =
    thing === 'suggestion'
      ? await db
          .selectFrom('suggestion')
          .select('id')
          .where('id', 'in', [...ids])
          .where(visibleTo(actor))
          .execute()
      : await db
          .selectFrom('direction')
          .select('id')
          .where('id', 'in', [...ids])
          .where((eb) => directionVisibleTo(actor)(eb as never))
          .execute()
  return new Set(rows.map((it) => it.id))
}

/** So many are offered at once; a desk with more begins a round from its list. */
export const mostOffered = 2000

/** What an office can have judged now, with how many rounds have had it before them. */
export async function judgeableIn(db: Db, actor: Actor, office: string, call: string, thing: JudgedThing) {
  const rounds = sql<number>`(select count(*) from round_subject where round_subject.subject = id)::int`
  const rows =
    thing === 'suggestion'
      ? await suggestions(db)
          .select(rounds.as('rounds'))
          .where('office', '=', office)
          .where('call', '=', call)
          .where('state', 'in', [...usable])
          .where(visibleTo(actor))
          .orderBy('field')
          .orderBy('no')
          .limit(mostOffered)
          .execute()
      : await directions(db)
          .select(rounds.as('rounds'))
          .where('office', '=', office)
          .where('call', '=', call)
          .where('state', 'in', [...judgeableDirections])
          .where((eb) => directionVisibleTo(actor)(eb as never))
          .orderBy('field')
          .orderBy('title')
          .limit(mostOffered)
          .execute()
  return rows as readonly (SubjectRow & { readonly rounds: number })[]
}

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
  const said =
    thing === 'suggestion' ? await saidBySuggestions(ctx, rows) : await saidByDirections(ctx.db, ids)
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

async function saidBySuggestions(
  { db, calls }: Pick<Context, 'db' | 'calls'>,
  rows: readonly SubjectRow[],
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
