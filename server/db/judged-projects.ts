import { sql } from 'kysely'
import type { Call } from '#core/call/call.ts'
import { readinessAlone } from '#core/expert/sheet.ts'
import { elementsOf, type TechElement, usedForElements } from '#core/expert/sheet-form.ts'
import type { Answers } from '#core/form/answers.ts'
import type { CallVersionId } from '#core/id.ts'
import type { Context } from '../context.ts'
import type { SubjectHead, SubjectRef, SubjectText } from './judged-subjects.ts'

type Reading = Pick<Context, 'db' | 'calls'>

/** What a project applied with, by the number of its snapshot: levels as they hold, and nothing of its long texts. */
export async function projectHeads(
  { db, calls }: Reading,
  refs: readonly SubjectRef[],
): Promise<ReadonlyMap<string, SubjectHead>> {
  const { rows } = await sql<{
    id: string
    no: string
    title: string
    kind: string
    field: string | null
    step: string
    callVersion: CallVersionId
    elements: readonly { readonly id: string; readonly name: string; readonly level: number }[] | null
  }>`select p.id, p.no, p.title, p.kind, coalesce(s.field, d.field) as field, p.step, p.call_version as "callVersion",
      (select jsonb_agg(jsonb_build_object('id', e.it -> 'id', 'name', e.it -> 'name', 'level', e.it -> 'level') order by e.place)
        from jsonb_array_elements(v.assessment -> 'elements') with ordinality e(it, place)
        where (e.it -> 'critical')::boolean) as elements
    from unnest(${refs.map((it) => it.id)}::uuid[], ${refs.map((it) => it.version)}::int[]) as asked(id, n)
    join project p on p.id = asked.id join project_snapshot v on v.project = p.id and v.n = asked.n
    left join suggestion s on s.id = p.suggestion left join direction d on d.id = p.direction`.execute(db)
  const versions = new Map<string, Call>()
  for (const id of new Set(rows.map((it) => it.callVersion))) versions.set(id, (await calls.version(id)).call)
  const stated = await statedOf(
    { db },
    refs.filter((ref) => rows.some((it) => it.id === ref.id && it.elements === null)),
    [...versions.values()].flatMap((call) => usedForElements(formOf(call))),
  )
  return new Map(
    rows.flatMap(({ id, no, title, kind, field, step, callVersion, elements }): [string, SubjectHead][] => {
      const call = versions.get(callVersion)
      if (!call) return []
      const assessed = (elements ?? []).map(
        (it): TechElement => ({ id: it.id, name: { zh: it.name, en: it.name }, self: it.level }),
      )
      const judged = elements === null ? elementsOf(formOf(call), stated.get(id) ?? {}) : assessed
      const gone = step === 'judging' ? null : ('decided' as const)
      return [[id, { id, no, kind, field, gone, title, call, elements: judged, sheet: readinessAlone }]]
    }),
  )
}

/** Of applications without elements no more than what was stated of the whole. */
async function statedOf(
  { db }: Pick<Reading, 'db'>,
  refs: readonly SubjectRef[],
  keys: readonly string[],
): Promise<ReadonlyMap<string, Answers>> {
  if (refs.length === 0) return new Map()
  const { rows } = await sql<{ id: string; answers: Answers | null }>`
    select v.project as id, (select jsonb_object_agg(e.key, e.value)
      from jsonb_each(v.answers) e where e.key = any(${[...new Set(keys)]}::text[])) as answers
    from unnest(${refs.map((it) => it.id)}::uuid[], ${refs.map((it) => it.version)}::int[]) as asked(id, n)
    join project_snapshot v on v.project = asked.id and v.n = asked.n`.execute(db)
  return new Map(rows.map((it) => [it.id, it.answers ?? {}]))
}

/** What experts of a project read: the form of its application. */
const formOf = (call: Call) => call.stages?.['application'] ?? { ...call.direction, sections: [] }

/** The application whole, as it was handed in, and the unit that carries it out. */
export async function projectText({ db }: Reading, head: SubjectHead, ref: SubjectRef): Promise<SubjectText> {
  const row = await db
    .selectFrom('project_snapshot as v')
    .innerJoin('project', 'project.id', 'v.project')
    .innerJoin('org', 'org.id', 'project.org')
    .select(['v.answers', 'org.name', 'org.type'])
    .where('v.project', '=', ref.id)
    .where('v.n', '=', ref.version)
    .executeTakeFirstOrThrow()
  return {
    ...head,
    form: formOf(head.call),
    answers: (row.answers ?? {}) as Answers,
    unit: { name: row.name, type: row.type },
  }
}
