import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { PersonId } from '#core/id.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { verifyChains } from './chain.ts'
import { linkBy } from './chain-hash.ts'
import { append, factsOf } from './facts.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.drop())
afterEach(() => linkBy('sha-256'))

const add = (subject: string) =>
  database.db
    .transaction()
    .execute((tx) =>
      append(
        tx,
        subject,
        [{ happened: 'person-registered', detail: { staff: true } }],
        '00000000-0000-7000-8000-000000000001' as PersonId,
        Date.parse('2030-02-10T12:00:00+08:00'),
      ),
    )

test('a chain goes on under another hash, named in front of each link, and is verified whole', async () => {
  await add('person:one')
  linkBy('sm3')
  await add('person:one')
  linkBy('sha-256')
  await add('person:one')
  const hashes = (await factsOf(database.db, 'person:one')).map((it) => it.hash)
  expect(hashes).toEqual([
    expect.stringMatching(/^[0-9a-f]{64}$/),
    expect.stringMatching(/^sm3:[0-9a-f]{64}$/),
    expect.stringMatching(/^[0-9a-f]{64}$/),
  ])
  expect((await verifyChains(database.db)).broken).toEqual([])
})

test.each(['md5:', 'sm3:', ''])(
  'a link under a name that is not its own (%j) does not hold',
  async (name) => {
    await database.db.transaction().execute(async (tx) => {
      const subject = `person:${name}x`
      await append(tx, subject, [{ happened: 'person-registered', detail: {} }], null, 0)
      const [fact] = await tx.selectFrom('fact').selectAll().where('subject', '=', subject).execute()
      await tx
        .insertInto('fact')
        .values({
          subject,
          n: 2,
          happened: 'person-registered',
          detail: '{}',
          by_person: null,
          at: new Date(0),
          prev: fact?.hash ?? '',
          hash: `${name}${(fact?.hash ?? '').replace(/.$/, 'g')}`,
        })
        .execute()
    })
    const { broken } = await verifyChains(database.db)
    expect(broken.filter((it) => it.subject === `person:${name}x`)).toMatchObject([
      { n: 2, problem: 'content' },
    ])
  },
)
