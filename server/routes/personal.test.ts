import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { PersonId } from '#core/id.ts'
import { erasePerson } from '#server/commands/person/erase.ts'
import { eraseExpert } from '#server/commands/person/erase-expert.ts'
import { verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { keepTerms } from '#server/jobs/keep-terms.ts'
import { notify } from '#server/mail/notify.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { draftingCall, key } from '#test/support/drafting.ts'
import { anOrg, aPerson, type MadePerson } from '#test/support/people.ts'
import { mailsTo } from '#test/support/proof.ts'

let site: TestApp
let keeper: As
let keeperPerson: MadePerson
beforeAll(async () => {
  site = await testApp()
  await site.install(draftingCall())
  keeperPerson = await aPerson(site, { email: 'keeper@example.com', staff: [['sys-admin']] })
  keeper = await site.signIn(keeperPerson.email)
})
afterAll(() => site.close())

const day = 86_400_000
let serial = 0
/** Somebody with a unit of their own beside another administrator, and a draft there. */
async function somebody(email: string): Promise<{ person: MadePerson; as: As; draft: string; org: string }> {
  const person = await aPerson(site, { email, name: '林可寻' })
  await site.ctx.db
    .updateTable('person')
    .set({ mobile: `1381234${String(++serial).padStart(4, '0')}` })
    .where('id', '=', person.id)
    .execute()
  const other = await aPerson(site)
  const { id: org } = await anOrg(site, {
    members: [
      { person, filer: true, admin: true },
      { person: other, filer: true, admin: true },
    ],
  })
  const as = await site.signIn(email)
  const begun = await as.post('/suggestions', {
    key: key(),
    call: 'xiaoshi-2030',
    org,
    kind: 'TECH',
    field: 'SEA',
    livelihood: null,
    title: '林可寻的草稿',
    abstract: `只有本人看过的摘要：${email}`,
  })
  return { person, as, draft: begun.body.id, org }
}

/** Somebody in the pool, known by the address alone. */
const anExpert = (email: string, more: object = {}) =>
  site.ctx.db
    .insertInto('expert')
    .values({
      id: site.ctx.dice.id(site.ctx.now()),
      name: '林可寻',
      email,
      mobile: '13900001111',
      org_name: '某单位',
      state: 'active',
      created_at: new Date(site.ctx.now()),
      ...more,
    })
    .execute()

/** Every value of every table, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ name: string }>`select table_name as name from information_schema.tables
    where table_schema = 'public'`.execute(site.ctx.db)
  const all: string[] = []
  for (const { name } of rows) {
    const found = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(
      site.ctx.db,
    )
    all.push(...found.rows.map((it) => `${name}: ${it.row}`))
  }
  return all.join('\n')
}

describe('what is held about somebody', () => {
  test('is shown to them whole, without secrets, and to nobody else', async () => {
    const { as, person } = await somebody('held@example.com')
    const { sections } = (await as.get('/me/data')).body
    const named = Object.fromEntries(
      sections.map((it: { name: string; rows: unknown }) => [it.name, it.rows]),
    )
    expect(named['account'][0]).toMatchObject({ email: 'held@example.com', name: '林可寻' })
    expect(named['suggestions'][0]).toMatchObject({ title: '林可寻的草稿', part: 'filer' })
    expect(named['memberships']).toHaveLength(1)
    expect(named['sessions'].length).toBeGreaterThan(0)
    const text = JSON.stringify(sections)
    for (const secret of ['password_hash', '$argon2id$', 'token', 'keeper@example.com'])
      expect(text).not.toContain(secret)
    expect(text).not.toContain(person.id)
    expect((await site.anyone.get('/me/data')).status).toBe(401)
  })

  test('as an expert has names for the codes, and each keyword as it was written', async () => {
    const { as, person } = await somebody('held-expert@example.com')
    await anExpert('held-expert@example.com', {
      person: person.id,
      fields: ['SEA', 'GONE'],
      keywords: ['deep sea', '防腐'],
    })
    const { sections, names } = (await as.get('/me/data')).body
    const expert = sections.find((it: { name: string }) => it.name === 'expert')
    expect(expert.rows[0]).toMatchObject({ fields: 'SEA\nGONE', keywords: 'deep sea\n防腐' })
    const { name } = (await site.ctx.calls.current())[0]?.call.fields.find((it) => it.code === 'SEA') ?? {}
    // A code of a call that is over stays as it is.
    expect(names.fields).toEqual({ SEA: name })
    await site.ctx.db.deleteFrom('expert').where('person', '=', person.id).execute()
  })
})

describe('erasing somebody', () => {
  test('is asked by them, decided by the keeper, and leaves no trace of them but what must be kept', async () => {
    const { as, person, org } = await somebody('gone@example.com')
    await as.patch('/me', { mobile: '13955550101' })
    await anExpert('gone@example.com')
    const colleague = await aPerson(site)
    const params = { person: '林可寻', org: '某单位' }
    await site.ctx.db
      .transaction()
      .execute((tx) =>
        notify(tx, site.ctx, { person: colleague.id, sort: 'member-asked', params, org, at: site.ctx.now() }),
      )
    await site.ctx.db
      .insertInto('member')
      .values({ org, person: colleague.id, state: 'active', since: new Date(site.ctx.now()) })
      .execute()
    const before = await everything()
    expect(before).toContain('gone@example.com')
    const look = (await as.get('/me/erasure')).body
    expect(look).toMatchObject({ asked: null, look: { goes: { person: 1, drafts: 1 } } })
    const { id } = (await as.post('/me/erasure')).body
    expect((await as.post('/me/erasure')).body.id).toBe(id)
    const [request] = (await keeper.get('/admin/personal')).body.requests
    expect(request).toMatchObject({ id, person: { id: person.id, name: '林可寻' }, outcome: null })
    // Nobody has been touched by looking.
    expect((await as.get('/me/data')).body.sections.length).toBeGreaterThan(0)

    const done = await keeper.post(`/admin/erasures/${id}/carry-out`)
    expect(done.body).toMatchObject({ goes: { person: 1, drafts: 1 }, backups: [] })
    const after = await everything()
    for (const trace of ['gone@example.com', '13955550101'])
      expect(after.split('\n').filter((line) => line.includes(trace) && !line.startsWith('fact:'))).toEqual(
        [],
      )
    expect(after.split('\n').filter((line) => line.includes('林可寻') && line.includes(person.id))).toEqual(
      [],
    )
    expect(
      after.split('\n').filter((line) => /^(notice|mail|expert):/.test(line) && line.includes('林可寻申请')),
    ).toEqual([])
    expect(after.split('\n').filter((line) => line.startsWith('notice:') && line.includes('林可寻'))).toEqual(
      [],
    )
    expect(after.split('\n').filter((line) => line.startsWith('expert:') && line.includes('林可寻'))).toEqual(
      [],
    )
    expect((await as.get('/me/data')).status).toBe(401)
    const again = await site.anyone.post('/session', {
      account: 'gone@example.com',
      password: 'Tide-Clock-27',
    })
    expect(again.body.why).toBe('bad-credentials')
    // The same address may begin anew, as somebody else.
    expect((await aPerson(site, { email: 'gone@example.com' })).id).not.toBe(person.id)
    expect((await verifyChains(site.ctx.db)).broken).toEqual([])
    // A call of tests is installed without its digest.
    const found = await checkInvariants(site.ctx.db)
    expect(found.filter((it) => !it.what.startsWith('call_version'))).toEqual([])
    const colleagues = (
      await site.ctx.db.selectFrom('member').select('state').where('org', '=', org).execute()
    ).map((it) => it.state)
    expect(colleagues.toSorted()).toEqual(['active', 'active', 'left'])
    expect((await keeper.post(`/admin/erasures/${id}/carry-out`)).status).toBe(404)
    // Nobody can be made of them again.
    const at = `/admin/people/${person.id}`
    expect((await keeper.put(`${at}/disabled`, { disabled: false })).status).toBe(404)
    expect((await keeper.put(`${at}/roles`, { roles: [{ role: 'auditor', scope: '' }] })).status).toBe(404)
  })

  test('finds an expert who never had an account', async () => {
    await anExpert('pool@example.com')
    const erase = (dry: boolean) =>
      eraseExpert(site.ctx, { email: 'pool@example.com', at: site.ctx.now(), dry })
    expect(await erase(true)).toEqual({ ok: true, value: true })
    expect(await everything()).toContain('pool@example.com')
    await erase(false)
    expect(await everything()).not.toContain('pool@example.com')
    expect(await erase(false)).toEqual({ ok: true, value: false })
  })

  test('does not happen by a request that was taken back meanwhile', async () => {
    const { as, person } = await somebody('wavers@example.com')
    const { id: request } = (await as.post('/me/erasure')).body
    await as.delete('/me/erasure')
    const it = { person: person.id as PersonId, by: keeperPerson.id as PersonId, at: site.ctx.now(), request }
    expect(await erasePerson(site.ctx, it)).toEqual({ ok: false, error: { why: 'not-found' } })
  })

  test.each<[by: string, tie: (draft: string) => Promise<unknown>]>([
    [
      'underWay',
      (draft) => site.ctx.db.updateTable('suggestion').set({ versions: 1 }).where('id', '=', draft).execute(),
    ],
    [
      'shared',
      async (draft) =>
        site.ctx.db
          .insertInto('co_author')
          .values({ suggestion: draft, person: (await aPerson(site)).id, added_at: new Date(site.ctx.now()) })
          .execute(),
    ],
  ])('waits for drafts in which more than they have a share: %s', async (by, tie) => {
    const { as, draft } = await somebody(`${by.toLowerCase()}@example.com`)
    await tie(draft)
    expect((await as.get('/me/erasure')).body.look.ties).toMatchObject({ [by]: 1 })
  })

  test('waits for what ties them, and says what that is', async () => {
    const bound = await aPerson(site, { email: 'bound@example.com', staff: [['leader']] })
    const as = await site.signIn(bound.email)
    const { id } = (await as.post('/me/erasure')).body
    const answer = await keeper.post(`/admin/erasures/${id}/carry-out`)
    expect([answer.status, answer.body.why, answer.body.more]).toEqual([
      409,
      'tied',
      { by: 'roles', count: 1 },
    ])
    const still = await site.ctx.db
      .selectFrom('person')
      .select('email')
      .where('id', '=', bound.id)
      .executeTakeFirstOrThrow()
    expect(still.email).toBe('bound@example.com')
  })

  test('can be refused with a reason that is told, and be taken back', async () => {
    const { as } = await somebody('stays@example.com')
    const first = (await as.post('/me/erasure')).body.id
    expect((await keeper.post(`/admin/erasures/${first}/refuse`, { reason: '' })).status).toBe(422)
    const reason = '您的建议正在复核，复核结束后再办理。'
    expect((await keeper.post(`/admin/erasures/${first}/refuse`, { reason })).status).toBe(200)
    expect((await as.get('/me/erasure')).body.asked).toMatchObject({ outcome: 'refused', reason })
    expect(await mailsTo(site, 'stays@example.com')).toContain('erasure-refused')
    await as.post('/me/erasure')
    expect((await as.delete('/me/erasure')).status).toBe(200)
    expect((await as.delete('/me/erasure')).status).toBe(404)
    expect((await as.get('/me/erasure')).body.asked.outcome).toBe('withdrawn')
  })

  test('is nobody’s own to decide, and nobody else’s', async () => {
    const { id } = (await keeper.post('/me/erasure')).body
    expect((await keeper.post(`/admin/erasures/${id}/carry-out`)).body.why).toBe('not-yours')
    expect((await keeper.post(`/admin/erasures/${id}/refuse`, { reason: '自己不能办理。' })).body.why).toBe(
      'not-yours',
    )
    await keeper.delete('/me/erasure')
    const { as } = await somebody('filer@example.com')
    expect((await as.get('/admin/personal')).status).toBe(403)
  })
})

describe('what is kept for a time', () => {
  test('goes when its time is over, is counted, and what is not over stays', async () => {
    const { draft, as, person } = await somebody('terms@example.com')
    const { db } = site.ctx
    const old = new Date(site.ctx.now() - 400 * day)
    const refused = (at: Date) =>
      db
        .insertInto('refusal')
        .values({
          person: person.id,
          operation: 'GET /x',
          subject: '',
          why: 'not-yours',
          hour: at,
          count: 1,
          last_at: at,
        })
        .execute()
    await sql`insert into refusal (person, operation, subject, why, hour, count, last_at)
      select ${person.id}, 'GET /x', n::text, 'not-yours', ${old}, 1, ${old} from generate_series(1, 5000) as n`.execute(
      db,
    )
    await refused(old)
    await refused(new Date(site.ctx.now()))
    await db
      .insertInto('mail')
      .values(
        [old, new Date(site.ctx.now())].map((at, n) => ({
          id: site.ctx.dice.id(site.ctx.now() + n),
          recipient: 'terms@example.com',
          sort: 'x',
          subject: 'x',
          body: 'x',
          created_at: at,
          not_before: at,
          sent_at: at,
        })),
      )
      .execute()
    await keepTerms(site.ctx)
    const left = async (table: 'refusal' | 'mail') =>
      (
        await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}
          where ${table === 'mail' ? sql`recipient = 'terms@example.com'` : sql`person = ${person.id}`}`.execute(
          db,
        )
      ).rows[0]?.count
    expect([await left('refusal'), await left('mail')]).toEqual([1, 1])
    expect((await as.get(`/suggestions/${draft}`)).status).toBe(200)
    const facts = await db.selectFrom('fact').selectAll().where('subject', '=', 'retention').execute()
    expect(facts.map((it) => [it.happened, it.detail])).toEqual([
      ['retention-kept', { refusals: 5001, mails: 1 }],
    ])

    const there = () => db.selectFrom('suggestion').select('id').where('id', '=', draft).execute()
    // Two years on the window has long closed, but the call goes on taking in: the draft can still be handed in.
    site.clock.pass(800 * day)
    await keepTerms(site.ctx)
    expect(await there()).toHaveLength(1)
    // Once the call has been at rest for long, the draft that nobody handed in goes as well.
    const call = draftingCall()
    const paused = { since: site.ctx.now(), reason: { zh: '征集结束。', en: 'It is over.' } }
    await site.install({ ...call, window: { ...call.window, paused } })
    site.clock.pass(300 * day)
    await keepTerms(site.ctx)
    expect(await there()).toHaveLength(1)
    site.clock.pass(100 * day)
    await keepTerms(site.ctx)
    expect(await there()).toEqual([])
    expect((await verifyChains(db)).broken).toEqual([])
  })

  test.each<[situation: string, days: Record<string, number>, status: number]>([
    ['half a year for refusals', { refusals: 183 }, 200],
    ['less than the law asks', { refusals: 30 }, 422],
    ['no time at all', { drafts: 0 }, 422],
    ['what there is not', { versions: 100 }, 422],
    ['half a day', { notices: 40.5 }, 422],
  ])('can be set by the keeper: %s', async (_situation, days, status) => {
    keeper = await site.signIn(keeperPerson.email)
    expect((await keeper.put('/admin/retention', { days })).status).toBe(status)
  })
})

describe('a telephone number', () => {
  test('is masked in lists, and shown in full only where that is written down', async () => {
    keeper = await site.signIn(keeperPerson.email)
    const { person, as } = await somebody('phone@example.com')
    const { mobile } = await site.ctx.db
      .selectFrom('person')
      .select('mobile')
      .where('id', '=', person.id)
      .executeTakeFirstOrThrow()
    const listed = await keeper.get('/admin/people?q=phone@example.com')
    expect(JSON.stringify(listed.body)).not.toContain(mobile)
    expect(listed.body.people[0].mobile).toMatch(/^138\*\*\*\*\d{4}$/)
    // The whole number finds them; a part of it would tell the rest.
    expect((await keeper.get(`/admin/people?q=${mobile}`)).body.total).toBe(1)
    expect((await keeper.get('/admin/people?q=1381234')).body.total).toBe(0)
    expect((await as.post(`/admin/people/${person.id}/reveal`)).status).toBe(403)
    const tried = []
    for (let n = 0; n < 20; n++) tried.push((await keeper.get(`/admin/people?q=1381235${1000 + n}`)).status)
    expect([tried[0], tried.at(-1)]).toEqual([200, 429])
    expect((await keeper.post(`/admin/people/${person.id}/reveal`)).body).toEqual({ mobile })
    const facts = await site.ctx.db
      .selectFrom('fact')
      .select(['happened', 'by_person', 'detail'])
      .where('subject', '=', `person:${person.id}`)
      .where('happened', '=', 'person-revealed')
      .execute()
    expect(facts).toEqual([
      { happened: 'person-revealed', by_person: keeperPerson.id, detail: { what: 'mobile' } },
    ])
  })
})
