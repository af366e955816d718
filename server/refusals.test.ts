import { connect } from 'node:net'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadePerson } from '#test/support/people.ts'
// What it puts on the server is known to whoever imports it.
import type {} from './refusals.ts'

let site: TestApp
let auditor: As
let nosy: MadePerson
let asNosy: As
beforeAll(async () => {
  site = await testApp()
  await site.install(aCall())
  await aPerson(site, { email: 'auditor@example.com', staff: [['auditor']] })
  auditor = await site.signIn('auditor@example.com')
  nosy = await aPerson(site, { email: 'nosy@example.com' })
  asNosy = await site.signIn('nosy@example.com')
})
afterAll(() => site.close())

interface Refusal {
  readonly by: { readonly id: string } | null
  readonly operation: string
  readonly subject: string
  readonly why: string
  readonly count: number
}
const listed = async (query = ''): Promise<readonly Refusal[]> =>
  (await auditor.get(`/admin/refusals${query}`)).body.refusals
const unknown = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`

describe('whoever is refused', () => {
  test('is written down with the operation, the subject and the reason, and counted where it repeats', async () => {
    const { id } = await anOrg(site, { members: [{ person: await aPerson(site), admin: true }] })
    for (let n = 0; n < 3; n++) await asNosy.get(`/orgs/${id}`)
    await asNosy.get('/admin/people')
    await asNosy.get('/no-such-page')
    await asNosy.patch('/me', { mobile: 'x' })
    const found = (await listed()).filter((it) => it.by?.id === nosy.id)
    expect(found.map(({ operation, subject, why, count }) => [operation, subject, why, count])).toEqual(
      expect.arrayContaining([
        ['GET /orgs/:id', id, 'not-found', 3],
        ['GET /admin/people', '', 'not-yours', 1],
      ]),
    )
    expect(found).toHaveLength(2)
    expect(await listed('?by=nosy@example.com')).toHaveLength(2)
    expect(await listed('?by=auditor@example.com')).toEqual([])
  })

  test('fills no table by asking for ever other things', async () => {
    const other = await aPerson(site, { email: 'other@example.com' })
    const as = await site.signIn(other.email)
    for (let n = 0; n < 320; n++) await as.get(`/suggestions/${unknown(n)}`)
    await listed()
    const rows = await site.ctx.db
      .selectFrom('refusal')
      .select(['subject', 'count'])
      .where('person', '=', other.id)
      .execute()
    expect(rows).toHaveLength(301)
    expect(rows.find((it) => it.subject === '')?.count).toBe(20)
  })

  test('is written down beside whoever asks with characters that no database holds', async () => {
    const as = await site.signIn((await aPerson(site, { email: 'nul@example.com' })).email)
    await site.anyone.get(`/calls/nul%00${'x'.repeat(200)}`)
    await as.get('/suggestions/a%00b%0A')
    await as.get(`/suggestions/${unknown(1)}`)
    const found = (await listed('?by=nul@example.com')).map((it) => it.subject)
    expect(found).toContain(unknown(1))
    for (const subject of found) expect(subject).toMatch(/^\P{Cc}{0,100}$/u)
  })

  test('waits while the database is away, and is counted afterwards', async () => {
    const { ctx } = site
    const as = await site.signIn((await aPerson(site, { email: 'later@example.com' })).email)
    await sql`alter table refusal rename to refusal_away`.execute(ctx.db)
    await as.get(`/suggestions/${unknown(2)}`)
    await site.app.storeRefusals()
    await sql`alter table refusal_away rename to refusal`.execute(ctx.db)
    await as.get(`/suggestions/${unknown(2)}`)
    expect((await listed('?by=later@example.com')).map((it) => it.count)).toEqual([2])
  })

  test('is known by the address where nobody is signed in, and a wrong password is told without it', async () => {
    site.clock.pass(1000)
    await site.anyone.post('/session', { account: 'nosy@example.com', password: 'Wrong-Guess-77' })
    const [first] = (await listed()).filter((it) => it.why === 'bad-credentials')
    expect(first).toMatchObject({ by: null, address: '127.0.0.1', operation: 'POST /session', count: 1 })
    expect(JSON.stringify(await site.ctx.db.selectFrom('refusal').selectAll().execute())).not.toContain(
      'Guess',
    )
  })

  test('does not read what is written of them', async () => {
    expect((await asNosy.get('/admin/refusals')).status).toBe(403)
  })
})

test.each(['TRACE', 'TRACK', 'DEBUG', 'CONNECT'])('nobody answers %s', async (method) => {
  await site.app.listen({ host: '127.0.0.1', port: 0 }).catch(() => undefined)
  const address = site.app.server.address()
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.')
  const said = await new Promise<string>((resolve) => {
    const line = connect(address.port, '127.0.0.1', () =>
      line.write(
        `${method} /api/v1/site HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Mark: echoed\r\nConnection: close\r\n\r\n`,
      ),
    )
    let text = ''
    line.on('data', (part) => {
      text += part
    })
    line.on('close', () => resolve(text))
    line.on('error', () => resolve(text))
  })
  expect(said).not.toMatch(/^HTTP\/1\.1 2/)
  expect(said).not.toContain('echoed')
})
