import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReadyOrg, begin, type City, city, fileOne } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { checkInvariants, rules } from './invariants.ts'
import { projectRules } from './project-rules.ts'
import { digestRule, sealRule } from './seals.ts'

let it: City
beforeAll(async () => {
  it = await city()
  const person = await aPerson(it.site)
  const org = await aReadyOrg(it, { members: [{ person, filer: true, admin: true }] })
  const filer = await it.as(person)
  await fileOne(it, filer, org.id, 'KP')
  await begin(it, filer, org.id, 'KP')
})
afterAll(() => it.site.close())

test('what people have done in the ordinary way breaks no rule', async () => {
  expect(await checkInvariants(it.site.ctx.db)).toEqual([])
})

/** One way of breaking each rule, as only somebody with the database in their hands can. */
const breaks: Readonly<Record<string, string>> = {
  'facts of a subject are numbered without a gap':
    "update fact set n = n + 5 where happened = 'suggestion-handed-in'",
  'every suggestion has facts': "delete from fact where happened = 'suggestion-begun'",
  'versions of a suggestion are numbered without a gap': 'update version set n = 2',
  'a suggestion counts its versions': 'update suggestion set versions = 7 where versions = 1',
  'what was handed in has a version': "update suggestion set versions = 0 where state <> 'draft'",
  'a number is given with the first version and kept':
    "update suggestion set no = 'ZN2024-KP-000009' where state = 'draft'",
  'a number names its kind': "update suggestion set no = replace(no, '-KP-', '-XX-') where no is not null",
  'no number is beyond the last one drawn': 'update call_serial set last = 0',
  'a version names the fact of its hand-in': 'update version set fact_n = 1',
  'content is gone only where it was purged by order': 'update version set content = null',
  'a purge leaves no content, and is told of':
    "update suggestion set state = 'purged' where state = 'submitted'",
  'it was handed in when its versions say':
    "update suggestion set handed_in = handed_in - interval '1 hour' where handed_in is not null",
  'only what waits for a decision has a day for it':
    "update suggestion set state = 'accepted' where state = 'submitted'",
  'only a return waits for an answer': "update suggestion set answer_by = now() where state = 'submitted'",
  'only what was not accepted can be objected to':
    "update suggestion set objected = true where state = 'submitted'",
  'concentrated collection counts what came before its end':
    "update suggestion set first_handed_in = '2024-03-01T00:00:00+08:00', handed_in = '2024-03-02' where state = 'submitted'",
  'a suggestion keeps a version of its own call': "update call_version set call = 'another'",
  'the newest version of a call is in force':
    'insert into call_version select gen_random_uuid(), call, 2, digest, content, installed_at from call_version',
  'every office that holds something exists':
    "update suggestion set office = 'NONE' where state = 'submitted'",
  'an office does not read beside itself':
    "update suggestion set readers = array[office] where state = 'submitted'",
  'a filer is not also a co-author': 'insert into co_author select id, filer, now() from suggestion',
  'no answer is newer than its suggestion': 'update answer set rev = rev + 1000000',
  'a unit with members has an administrator': 'update member set admin = false',
  'a file that is ready has its size and checksum': `insert into file (id, field, name, type, size, state, part_size, by_person, created_at)
     select gen_random_uuid(), 'x', 'x.pdf', 'application/pdf', 1, 'ready', 1, filer, now() from suggestion limit 1`,
  'a desk is tallied as what lies there': 'update desk_tally set n = n + 1',
  'a closed account has no session':
    'update person set disabled_at = now() where id in (select person from session)',
  'content makes the digest on its receipt': `update version set unit = unit || '{"name":"x"}'`,
  [sealRule]: "update version set handed_in = handed_in - interval '1 microsecond'",
  [digestRule]: `update call_version set content = content || '{"numberPrefix":"X"}'`,
}

test('each rule is broken below; those of projects in a file of their own', () => {
  expect(Object.keys(breaks).toSorted()).toEqual(
    [
      ...Object.keys(rules).filter((name) => !(name in projectRules)),
      'content makes the digest on its receipt',
      sealRule,
      digestRule,
    ].toSorted(),
  )
})

test.each(Object.entries(breaks))('%s: a breach is found', async (rule, statement) => {
  const tx = await it.site.ctx.db.startTransaction().execute()
  try {
    await sql`alter table fact disable trigger fact_is_final`.execute(tx)
    await sql.raw(statement).execute(tx)
    expect((await checkInvariants(tx)).map((one) => one.rule)).toContain(rule)
  } finally {
    await tx.rollback().execute()
  }
})

test('a rule that cannot be asked for what lies there is broken by it, and the others are asked', async () => {
  const { db } = it.site.ctx
  const { no } = await db
    .selectFrom('suggestion')
    .select('no')
    .where('no', 'is not', null)
    .executeTakeFirstOrThrow()
  const numbered = (was: string | null, is: string | null) =>
    sql`update suggestion set no = ${is} where no = ${was}`.execute(db)
  const beyond = no?.replace(/\d+$/, '99999999999') ?? ''
  await numbered(no, beyond)
  try {
    expect(await checkInvariants(db)).toEqual([
      {
        rule: 'no number is beyond the last one drawn',
        what: 'it cannot be asked: value "99999999999" is out of range for type integer',
      },
    ])
  } finally {
    await numbered(beyond, no)
  }
})
