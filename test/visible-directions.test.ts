import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Direction } from '#core/direction/direction.ts'
import type { CallId, DirectionId, GuideId, OfficeCode } from '#core/id.ts'
import { maySeeDirection } from '#core/permission/direction.ts'
import { directionsByIds } from '#server/db/directions.ts'
import { directionVisibleTo } from '#server/db/visible/direction.ts'
import { testDatabase } from './support/database.ts'
import { everyDirection } from './support/make-direction.ts'
import { cast, idOf, noon, otherOffice } from './support/make-suggestion.ts'

type TestDatabase = Awaited<ReturnType<typeof testDatabase>>
let database: TestDatabase

/** Every step, in every constellation that a policy could tell apart. */
const population: readonly Direction[] = (
  [{}, { office: otherOffice }, { office: 'NOBODY' as OfficeCode }, { topDown: '上级部署。' }] as const
)
  .flatMap((change) => everyDirection().map((it) => ({ ...it, ...change })))
  .map((it, n) => ({
    ...it,
    id: idOf(3000 + n) as DirectionId,
    ...(it.state === 'published' && { guide: idOf(4000) as GuideId, no: `2.${n}` }),
  }))

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const at = new Date(noon)
  const people = [...new Set([...population.map((it) => it.by)])]
  await db
    .insertInto('person')
    .values(
      people.map((id, n) => ({
        id,
        email: `p${n}@example.com`,
        name: `人${n}`,
        password_hash: '-',
        created_at: at,
      })),
    )
    .execute()
  const call = population[0]?.call as CallId
  const version = population[0]?.callVersion ?? ''
  await db
    .insertInto('call_version')
    .values({ id: version, call, version: 1, digest: '-', content: '{}', installed_at: at })
    .execute()
  await db.insertInto('call').values({ id: call, current: version }).execute()
  await db
    .insertInto('guide')
    .values({
      id: idOf(4000),
      call,
      slug: '2030-1',
      title: JSON.stringify({ zh: '指南', en: 'Guide' }),
      kinds: ['STUDY'],
      state: 'assembling',
      since: at,
      created_at: at,
      by_person: people[0] ?? '',
    })
    .execute()
  await db
    .insertInto('direction')
    .values(
      population.map((it) => ({
        id: it.id,
        call: it.call,
        call_version: it.callVersion,
        office: it.office,
        kind: it.kind,
        field: it.field,
        title: it.title,
        state: it.state,
        revision: it.revision,
        since: new Date(it.since),
        created_at: at,
        edited_at: at,
        by_person: it.by,
        top_down: it.topDown,
        guide: it.guide,
        no: it.no,
      })),
    )
    .execute()
})
afterAll(() => database.drop())

test('a direction stored and loaded is the same', async () => {
  const loaded = await directionsByIds(
    database.db,
    population.map((it) => it.id),
  )
  expect(loaded).toEqual(population)
})

test.each(Object.entries(cast))('the list and the predicate agree for %s', async (_name, actor) => {
  const rows = await database.db
    .selectFrom('direction')
    .select('id')
    .where(directionVisibleTo(actor))
    .execute()
  const expected = population.filter((it) => maySeeDirection(actor, it)).map((it) => it.id as string)
  expect(rows.map((row) => row.id).sort()).toEqual(expected.sort())
})

test('some see all, some see some, and some see none', () => {
  const seen = Object.values(cast).map(
    (actor) => population.filter((it) => maySeeDirection(actor, it)).length,
  )
  expect(seen.some((n) => n === population.length)).toBe(true)
  expect(seen.some((n) => n > 0 && n < population.length)).toBe(true)
  expect(seen.some((n) => n === 0)).toBe(true)
})
