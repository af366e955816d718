import { afterAll, beforeAll, expect, test } from 'vitest'
import { readChanged } from '#server/background/read.ts'
import { aReadyOrg, type City, city, fileOne, granted, move } from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { statementsDuring } from '#test/support/statements.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let reviewer: MadePerson
let id: string
let office: string
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  org = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, reviewer: true },
    ],
  })
  await more()
})
afterAll(() => here.site.close())

/** One more of everything that lists show. */
async function more(): Promise<void> {
  const filer = await here.as(writer)
  const { suggestion } = await fileOne(here, filer, org.id, 'RKX')
  granted(await move(await here.as(reviewer), suggestion.id, 'approve'))
  await fileOne(here, filer, org.id, 'RKX')
  await readChanged(here.site.ctx)
  id = suggestion.id
  office = suggestion.office
}

/** How many statements go to the database while a page is read, the session’s own included. */
async function statementsOf(person: MadePerson | undefined, path: string): Promise<number> {
  const as = await here.as(person)
  // The first reading fills what is kept in memory.
  granted(await as.get(path))
  return statementsDuring(async () => granted(await as.get(path)))
}

/** Each page, its reader, and what it may cost. */
const pages = (): readonly (readonly [
  path: string,
  person: MadePerson | undefined,
  statements: number,
])[] => [
  ['/session', writer, 3],
  ['/suggestions', writer, 3],
  ['/notices', writer, 3],
  [`/unit/${org.id}/queue?view=all`, reviewer, 9],
  [`/unit/${org.id}/unfinished`, reviewer, 2],
  [`/offices/${office}/queue?view=all`, here.officers.get(office), 2],
  [`/offices/${office}/search?q=${encodeURIComponent('涂层 kind:软科学')}`, here.officers.get(office), 2],
  [`/offices/${office}/search/complete?q=unit:&at=5`, here.officers.get(office), 2],
  [`/offices/${office}/desk`, here.officers.get(office), 3],
  [`/offices/${office}/groups?call=${here.call.id}`, here.officers.get(office), 3],
  [`/orgs/${org.id}/members`, writer, 4],
  ['/admin/orgs', here.keeper, 3],
  ['/admin/people', here.keeper, 3],
  ['/admin/outbox', here.keeper, 2],
  ['/admin/audit', here.auditor, 3],
  [`/suggestions/${id}`, writer, 2],
  [`/suggestions/${id}/draft`, writer, 8],
  [`/suggestions/${id}/timeline`, writer, 5],
]

test('a page takes as many statements for three items as for one', async () => {
  const expected = pages().map(([path, , statements]) => [path.split('?')[0], statements])
  const measured = async () => {
    const counts: unknown[] = []
    for (const [path, person] of pages()) counts.push([path.split('?')[0], await statementsOf(person, path)])
    return counts
  }
  const shown = id
  expect(await measured()).toEqual(expected)
  await more()
  await more()
  id = shown
  await aReadyOrg(here)
  expect(await measured()).toEqual(expected)
})
