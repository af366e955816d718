import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReadyOrg, type City, city, granted } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { adoptedOne, fillStage, openedFrom, stepOn } from '#test/support/projects.ts'
import { checkInvariants } from './invariants.ts'
import { chainRule, projectRules } from './project-rules.ts'

let it: City
beforeAll(async () => {
  it = await city()
  const person = await aPerson(it.site)
  const org = await aReadyOrg(it, { members: [{ person, filer: true, admin: true }] })
  const id = await openedFrom(it, await adoptedOne(it, person, org.id), org, person)
  const leader = await it.as(person)
  await fillStage(it, leader, id)
  granted(await stepOn(leader, id, 'hand-in'))
})
afterAll(() => it.site.close())

test('a project opened and handed in breaks no rule', async () => {
  expect(await checkInvariants(it.site.ctx.db)).toEqual([])
})

/** One way of breaking each rule, as only somebody with the database in their hands can. */
const breaks: Readonly<Record<string, string>> = {
  'every project has facts': 'delete from fact where subject in (select id::text from project)',
  'a project has a leader': 'delete from project_member',
  'a project counts its snapshots': 'update project set snapshots = 7',
  'a project keeps a version of its own call': "update call_version set call = 'another'",
  'no project number is beyond the last one drawn': 'update call_serial set last = 0',
  'a project after its task book has a promise': "update project set stage = 'mid-term', step = 'writing'",
  'what a project handed in is its newest snapshot': "update project set stage = 'task-book'",
  'a project ended as was decided last': "update project set step = 'ended', ended = 'accepted'",
  [chainRule]: 'update project_snapshot set assessment = assessment || \'{"target":9}\' where n = 2',
}

test('each rule is broken below', () => {
  expect(Object.keys(breaks).toSorted()).toEqual([...Object.keys(projectRules), chainRule].toSorted())
})

test.each(Object.entries(breaks))('%s: a breach is found', async (rule, statement) => {
  const tx = await it.site.ctx.db.startTransaction().execute()
  try {
    await sql`alter table fact disable trigger fact_is_final`.execute(tx)
    await sql`alter table project_snapshot disable trigger snapshot_is_final`.execute(tx)
    await sql.raw(statement).execute(tx)
    expect((await checkInvariants(tx)).map((one) => one.rule)).toContain(rule)
  } finally {
    await tx.rollback().execute()
  }
})
