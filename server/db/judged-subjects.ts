import { sql } from 'kysely'
import type { Call } from '#core/call/call.ts'
import type { JudgedThing } from '#core/expert/round.ts'
import type { ScoreSheet } from '#core/expert/sheet.ts'
import { elementsOf, type TechElement, usedForElements } from '#core/expert/sheet-form.ts'
import { titleFieldIn } from '#core/expert/title.ts'
import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { assemble } from '#core/form/paths.ts'
import { atOffice, type State } from '#core/suggestion/suggestion.ts'
import type { Context } from '../context.ts'
import { directionAnswers } from './direction-answers.ts'
import { projectHeads, projectText } from './judged-projects.ts'

/** Why a subject is judged no more; its text is nobody's to read then. */
export type Gone = 'withdrawn' | 'hidden' | 'removed' | 'abandoned' | 'decided'

/** A subject as lists name it, in the version that the round judges. */
export interface SubjectHead {
  readonly id: string
  readonly no: string | null
  readonly title: string
  readonly kind: string
  readonly field: string | null
  readonly gone: Gone | null
  /** The version of the call under which it was written. */
  readonly call: Call
  /** Whose readiness its filer assessed. */
  readonly elements: readonly TechElement[]
  /** What experts are asked of it. */
  readonly sheet: ScoreSheet
}

/** The same with its text. */
export interface SubjectText extends SubjectHead {
  readonly form: Form
  readonly answers: Answers
  readonly unit: Readonly<Record<string, unknown>> | null
}

/** A subject of a round. */
export interface SubjectRef {
  readonly id: string
  readonly version: number
}

/** Frozen and purged ones vanish, and so do those that their filers took back. */
const goneFrom = (state: State): Gone | null => {
  if (state === 'frozen') return 'hidden'
  if (state === 'purged') return 'removed'
  return (atOffice as readonly State[]).includes(state) ? null : 'withdrawn'
}

/** Whether elements are wanted; an assessment is long, and a list of tasks shows none of it. */
interface More {
  readonly elements: boolean
}

/** The heads of these subjects, by id: four statements at most, and of long texts the title and what is assessed alone. */
export async function subjectHeads(
  ctx: Pick<Context, 'db' | 'calls'>,
  subjects: JudgedThing,
  refs: readonly SubjectRef[],
  more: More = { elements: true },
): Promise<ReadonlyMap<string, SubjectHead>> {
  if (refs.length === 0) return new Map()
  switch (subjects) {
    case 'suggestion':
      return suggestionHeads(ctx, refs, more)
    case 'direction':
      return directionHeads(ctx, refs)
    case 'project':
      return projectHeads(ctx, refs)
    default:
      return subjects satisfies never
  }
}

const pairs = (refs: readonly SubjectRef[]) =>
  sql`unnest(${refs.map((it) => it.id)}::uuid[], ${refs.map((it) => it.version)}::int[]) as asked(id, n)`

async function suggestionHeads(
  { db, calls }: Pick<Context, 'db' | 'calls'>,
  refs: readonly SubjectRef[],
  more: More,
) {
  const { rows } = await sql<{
    id: string
    no: string | null
    kind: string
    field: string | null
    state: State
    callVersion: string
  }>`select s.id, s.no, s.kind, s.field, s.state, v.call_version as "callVersion" from ${pairs(refs)}
    join suggestion s on s.id = asked.id join version v on v.suggestion = s.id and v.n = asked.n`.execute(db)
  const versions = new Map<string, Call>()
  for (const id of new Set(rows.map((it) => it.callVersion))) versions.set(id, (await calls.version(id)).call)
  const keys = [...versions.values()].flatMap((call) =>
    Object.values(call.forms).flatMap((form) => wantedIn(form, more)),
  )
  const { rows: found } = await sql<{ id: string; answers: Answers | null }>`
    select v.suggestion as id, (select jsonb_object_agg(e.key, e.value)
      from jsonb_each(v.content) e where e.key = any(${[...new Set(keys)]}::text[])) as answers
    from ${pairs(refs)} join version v on v.suggestion = asked.id and v.n = asked.n`.execute(db)
  const answersOf = new Map(found.map((it) => [it.id, it.answers ?? {}]))
  return new Map(
    rows.flatMap(({ id, no, kind, field, state, callVersion }): [string, SubjectHead][] => {
      const call = versions.get(callVersion)
      const form = call?.forms[call.kinds.find((it) => it.code === kind)?.form ?? '']
      if (!call || !form) return []
      const gone = goneFrom(state)
      const answers = gone === null ? (answersOf.get(id) ?? {}) : {}
      const title = answers[titleFieldIn(form) ?? '']
      const elements = more.elements ? elementsOf(form, answers) : []
      return [
        [
          id,
          {
            id,
            no,
            kind,
            field,
            gone,
            title: typeof title === 'string' ? title : '',
            call,
            elements,
            sheet: call.scoring,
          },
        ],
      ]
    }),
  )
}

/** Of long texts no more than lists need. */
const wantedIn = (form: Form, { elements }: More): readonly string[] => [
  ...fieldsOf(form).flatMap((it) => (it.use === 'title' ? [it.id] : [])),
  ...(elements ? usedForElements(form) : []),
]

async function directionHeads({ db, calls }: Pick<Context, 'db' | 'calls'>, refs: readonly SubjectRef[]) {
  const { rows } = await sql<{
    id: string
    kind: string
    field: string | null
    state: string
    title: string
    callVersion: string
    content: Record<string, unknown> | null
  }>`select d.id, d.kind, d.field, d.state, d.title, d.call_version as "callVersion", v.content from ${pairs(refs)}
    join direction d on d.id = asked.id
    left join direction_version v on v.direction = d.id and v.n = asked.n`.execute(db)
  const heads = new Map<string, SubjectHead>()
  for (const it of rows) {
    const { call } = await calls.version(it.callVersion)
    const then = it.content?.[titleFieldIn(call.direction) ?? '']
    const gone = it.state === 'abandoned' ? ('abandoned' as const) : null
    heads.set(it.id, {
      id: it.id,
      no: null,
      kind: it.kind,
      field: it.field,
      gone,
      title: gone === null ? (typeof then === 'string' ? then : it.title) : '',
      call,
      elements: elementsOf(call.direction, it.content ?? {}),
      sheet: call.scoring,
    })
  }
  return heads
}

/** One subject whole, in the version that the round judges; a direction that was never frozen is read as it stands. */
export async function subjectText(
  ctx: Pick<Context, 'db' | 'calls'>,
  subjects: JudgedThing,
  ref: SubjectRef,
): Promise<SubjectText | undefined> {
  const head = (await subjectHeads(ctx, subjects, [ref])).get(ref.id)
  if (!head) return undefined
  if (subjects === 'project') return projectText(ctx, head, ref)
  return subjects === 'suggestion' ? suggestionText(ctx, head, ref) : directionText(ctx, head, ref)
}

async function suggestionText(ctx: Pick<Context, 'db' | 'calls'>, head: SubjectHead, ref: SubjectRef) {
  const row = await ctx.db
    .selectFrom('version')
    .select(['content', 'unit'])
    .where('suggestion', '=', ref.id)
    .where('n', '=', ref.version)
    .executeTakeFirstOrThrow()
  const { call } = head
  const form = call.forms[call.kinds.find((it) => it.code === head.kind)?.form ?? '']
  if (!form) return undefined
  return {
    ...head,
    form,
    answers: (row.content ?? {}) as Answers,
    unit: row.unit as Record<string, unknown> | null,
  }
}

async function directionText(ctx: Pick<Context, 'db' | 'calls'>, head: SubjectHead, ref: SubjectRef) {
  const it = await ctx.db
    .selectFrom('direction')
    .leftJoin('direction_version as v', (join) =>
      join.onRef('v.direction', '=', 'direction.id').on('v.n', '=', ref.version),
    )
    .select(['v.content'])
    .where('direction.id', '=', ref.id)
    .executeTakeFirstOrThrow()
  const form = head.call.direction
  const now = async () =>
    assemble(
      form,
      (await directionAnswers(ctx.db, ref.id)).filter((row) => row.value !== null),
    )
  const answers = (it.content as Answers | null) ?? (await now())
  return { ...head, form, answers, unit: null }
}
