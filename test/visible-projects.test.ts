import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficeCode, OrgId, ProjectId } from '#core/id.ts'
import { maySeeProject } from '#core/permission/project.ts'
import type { Project } from '#core/project/project.ts'
import { insertProject, projectList, projectsByIds, setDuty } from '#server/db/projects.ts'
import { projectVisibleTo } from '#server/db/visible/project.ts'
import { testDatabase } from './support/database.ts'
import { everyProject, projectCast } from './support/make-project.ts'
import { cast, idOf, noon, otherOffice, otherOrg } from './support/make-suggestion.ts'

type TestDatabase = Awaited<ReturnType<typeof testDatabase>>
let database: TestDatabase

/** Every place where a project can stand, in every constellation that a policy could tell apart. */
const population: readonly Project[] = (
  [
    {},
    { office: otherOffice },
    { office: 'NOBODY' as OfficeCode },
    { org: otherOrg },
    { team: [] },
    { org: otherOrg, office: otherOffice, team: [] },
  ] as const
)
  .flatMap((change) => everyProject().map((it) => ({ ...it, ...change })))
  .map((it, n) => ({
    ...it,
    id: idOf(8000 + n) as ProjectId,
    no: `XS2030-P${n}`,
    suggestion: null,
    direction: idOf(8999) as NonNullable<Project['direction']>,
  }))
const everybody = { ...cast, ...projectCast }

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const at = new Date(noon)
  const people = new Set(population.flatMap((it) => [it.openedBy, it.leader, ...it.team]))
  await db
    .insertInto('person')
    .values(
      [...people].map((id, n) => ({
        id,
        email: `p${n}@example.com`,
        name: `人${n}`,
        password_hash: '-',
        created_at: at,
      })),
    )
    .execute()
  const orgs: readonly OrgId[] = [...new Set(population.map((it) => it.org))]
  await db
    .insertInto('org')
    .values(
      orgs.map((id, n) => ({
        id,
        credit_code: `91210299MA0T00000${n}`,
        name: `单位${n}`,
        type: 'ENT',
        district: '210299',
        profile: '{}',
        created_at: at,
        check_digit_fits: true,
      })),
    )
    .execute()
  const first = population[0]
  if (!first) throw new Error('nobody')
  await db
    .insertInto('call_version')
    .values({
      id: first.callVersion,
      call: first.call,
      version: 1,
      digest: '-',
      content: '{}',
      installed_at: at,
    })
    .execute()
  await db.insertInto('call').values({ id: first.call, current: first.callVersion }).execute()
  await db
    .insertInto('direction')
    .values({
      id: idOf(8999),
      call: first.call,
      call_version: first.callVersion,
      office: first.office,
      kind: first.kind,
      state: 'drafting',
      since: at,
      created_at: at,
      edited_at: at,
      by_person: first.openedBy,
    })
    .execute()
  await db.transaction().execute(async (tx) => {
    for (const it of population) {
      await insertProject(tx, it, null)
      for (const person of it.team) await setDuty(tx, it.id, person, 'member', it.leader, at)
    }
  })
})
afterAll(() => database.drop())

test('a project stored and loaded is the same', async () => {
  const loaded = await projectsByIds(
    database.db,
    population.map((it) => it.id),
  )
  expect(loaded).toEqual(population)
})

test.each(Object.entries(everybody))('the list and the predicate agree for %s', async (_name, actor) => {
  const rows = await database.db.selectFrom('project').select('id').where(projectVisibleTo(actor)).execute()
  const expected = population.filter((it) => maySeeProject(actor, it)).map((it) => it.id as string)
  expect(rows.map((row) => row.id).sort()).toEqual(expected.sort())
  const listed = await projectList(database.db, actor, {})
  expect(listed.map((row) => row.id).sort()).toEqual(expected)
})

test('some see all, some see some, and some see none', () => {
  const seen = Object.values(everybody).map((who) => population.filter((it) => maySeeProject(who, it)).length)
  expect(seen.some((n) => n === population.length)).toBe(true)
  expect(seen.some((n) => n > 0 && n < population.length)).toBe(true)
  expect(seen.some((n) => n === 0)).toBe(true)
})
