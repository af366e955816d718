import type { Behind, PersonBehind } from '#core/expert/conflict.ts'
import { namedInForm } from '#core/expert/named.ts'
import type { Answers } from '#core/form/answers.ts'
import type { PersonId } from '#core/id.ts'
import type { Db, Tx } from '../context.ts'
import type { Reading } from './behind.ts'
import { projectsByIds } from './projects.ts'

/** How those behind suggestions and directions are read. */
type Others = (
  subjects: 'suggestion' | 'direction',
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Behind>>

/**
 * Who stands behind each of these projects: the unit that carries it out, its team with every unit they belong to, who is
 * named in what they last handed in, and on the side of the demand everybody behind the suggestion, or behind the
 * direction's sources where no suggestion is the baseline.
 */
export async function behindProjects(
  { db, calls }: Reading,
  ids: readonly string[],
  others: Others,
): Promise<ReadonlyMap<string, Behind>> {
  const projects = await projectsByIds(db, ids)
  const of = <It>(all: readonly (It | null)[]) => [...new Set(all.filter((it) => it !== null))]
  const [suggestions, directions, bearers, team, applied] = await Promise.all([
    others('suggestion', of(projects.map((it) => it.suggestion))),
    others('direction', of(projects.map((it) => (it.suggestion === null ? it.direction : null)))),
    unitsOf(
      db,
      projects.map((it) => it.org),
    ),
    teamOf(db, ids),
    lastApplied(db, ids),
  ])
  const found = new Map<string, Behind>()
  for (const it of projects) {
    const { call } = await calls.version(it.callVersion)
    const form = call.stages?.['application']
    const named = form && namedInForm(form, applied.get(it.id) ?? {})
    const demand =
      (it.suggestion === null ? undefined : suggestions.get(it.suggestion)) ??
      (it.direction === null ? undefined : directions.get(it.direction))
    const own = team.filter((one) => one.project === it.id)
    const bearer = bearers.get(it.org)
    found.set(it.id, {
      units: [
        ...(bearer ? [{ ...bearer, as: 'proposer' as const }] : []),
        ...own.flatMap((one) => one.units).map((one) => ({ ...one, as: 'partner' as const })),
        ...(named?.units ?? []).map((one) => ({ ...one, as: 'partner' as const })),
        ...(demand?.units ?? []),
      ],
      people: [
        ...own.map(
          (one): PersonBehind => ({
            name: one.name,
            email: one.email,
            person: one.person,
            as: one.person === it.leader ? 'filer' : 'co-author',
          }),
        ),
        ...(named?.people ?? []),
        ...(demand?.people ?? []),
      ],
      avoided: [...(named?.avoided ?? []), ...(demand?.avoided ?? [])],
      together: demand?.together ?? [],
      names: call.unitNames ?? null,
    })
  }
  return found
}

async function unitsOf(db: Db | Tx, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, { name: string; creditCode: string }>()
  const rows = await db
    .selectFrom('org')
    .select(['id', 'name', 'credit_code'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((it) => [it.id, { name: it.name, creditCode: it.credit_code }]))
}

/** Leaders and members with the units to which they belong or asked to belong. */
async function teamOf(db: Db | Tx, projects: readonly string[]) {
  if (projects.length === 0) return []
  const people = await db
    .selectFrom('project_member')
    .innerJoin('person', 'person.id', 'project_member.person')
    .select(['project_member.project', 'person.id', 'person.name', 'person.email'])
    .where('project_member.project', 'in', [...projects])
    .orderBy('project_member.added_at')
    .orderBy('person.id')
    .execute()
  if (people.length === 0) return []
  const units = await db
    .selectFrom('member')
    .innerJoin('org', 'org.id', 'member.org')
    .select(['member.person', 'org.name', 'org.credit_code'])
    .where('member.person', 'in', [...new Set(people.map((it) => it.id))])
    .where('member.state', '<>', 'left')
    .execute()
  return people.map(({ project, id, name, email }) => ({
    project,
    person: id as PersonId,
    name,
    email,
    units: units
      .filter((it) => it.person === id)
      .map((it) => ({ name: it.name, creditCode: it.credit_code })),
  }))
}

/** What each said when it last applied. */
async function lastApplied(db: Db | Tx, projects: readonly string[]): Promise<ReadonlyMap<string, Answers>> {
  if (projects.length === 0) return new Map()
  const rows = await db
    .selectFrom('project_snapshot')
    .distinctOn('project')
    .select(['project', 'answers'])
    .where('project', 'in', [...projects])
    .where('stage', '=', 'application')
    .where('sort', '=', 'handed-in')
    .orderBy('project')
    .orderBy('n', 'desc')
    .execute()
  return new Map(rows.map((it) => [it.project, (it.answers ?? {}) as Answers]))
}
