import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OfficeCode, PersonId, SuggestionId } from '#core/id.ts'
import { maySee } from '#core/permission/suggestion.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { loadSuggestions, saveSuggestion } from '#server/db/suggestions.ts'
import { visibleTo } from '#server/db/visible/suggestion.ts'
import { testDatabase } from './support/database.ts'
import {
  cast,
  colleague,
  everyState,
  idOf,
  noon,
  org,
  otherOffice,
  otherOrg,
} from './support/make-suggestion.ts'

type TestDatabase = Awaited<ReturnType<typeof testDatabase>>
let database: TestDatabase
let population: readonly Suggestion[]

/** Every state, in every constellation that a policy could tell apart. */
const constellations = (): Suggestion[] =>
  [
    {},
    { coAuthors: [colleague] },
    { org: otherOrg },
    { destination: otherOffice },
    { readers: [otherOffice] },
    { filer: idOf(4) as PersonId },
    { filer: idOf(7) as PersonId, org: otherOrg, destination: otherOffice },
  ]
    .flatMap((change) =>
      everyState().map(
        (it) => (it.state === 'draft' ? { ...it, ...draftPart(change) } : { ...it, ...change }) as Suggestion,
      ),
    )
    .map(
      (it, n) =>
        ({
          ...it,
          id: idOf(2000 + n) as SuggestionId,
          no: it.no === null ? null : `XS2030-STUDY-${String(n).padStart(6, '0')}`,
        }) as Suggestion,
    )

const draftPart = ({
  destination: _,
  readers: __,
  ...rest
}: Partial<{ destination: OfficeCode; readers: readonly OfficeCode[] }>) => rest

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const at = new Date(noon)
  const people = [...new Set([...Object.values(cast).map((it) => it.person), idOf(1), idOf(2)])]
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
  for (const [n, id] of [org, otherOrg].entries())
    await db
      .insertInto('org')
      .values({
        id,
        credit_code: `CODE${n}`,
        name: `单位${n}`,
        type: 'UNI',
        district: 'D1',
        profile: '{}',
        created_at: at,
        check_digit_fits: true,
      })
      .execute()
  await db
    .insertInto('call_version')
    .values({ id: idOf(500), call: 'xiaoshi-2030', version: 1, digest: '-', content: '{}', installed_at: at })
    .execute()
  await db
    .insertInto('call')
    .values({ id: 'xiaoshi-2030', current: idOf(500) })
    .execute()
  population = constellations()
  for (const it of population) {
    await db
      .insertInto('suggestion')
      .values({
        id: it.id,
        call: it.call,
        call_version: it.callVersion,
        org: it.org,
        filer: it.filer,
        kind: it.kind,
        state: 'draft',
        revision: it.revision - 1,
        since: at,
        created_at: at,
        edited_at: at,
      })
      .execute()
    for (const person of it.coAuthors)
      await db.insertInto('co_author').values({ suggestion: it.id, person, added_at: at }).execute()
    await db.transaction().execute((tx) => saveSuggestion(tx, it))
  }
})

afterAll(() => database.drop())

test('a suggestion stored and loaded is the same', async () => {
  const loaded = await loadSuggestions(
    database.db,
    population.map((it) => it.id),
  )
  expect(loaded).toEqual([...population].sort((a, b) => a.id.localeCompare(b.id)))
})

test.each(Object.entries(cast))('the list and the predicate agree for %s', async (_name, actor) => {
  const rows = await database.db.selectFrom('suggestion').select('id').where(visibleTo(actor)).execute()
  const expected = population.filter((it) => maySee(actor, it)).map((it) => it.id)
  expect(rows.map((row) => row.id).sort()).toEqual([...expected].sort())
})

test('there is something that each could have seen and something that each may not', () => {
  for (const [name, actor] of Object.entries(cast))
    expect(
      population.some((it) => !maySee(actor, it)),
      name,
    ).toBe(true)
  expect(population.length).toBeGreaterThan(80)
})
