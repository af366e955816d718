import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { linkIn, mailsTo } from '#test/support/proof.ts'

let site: TestApp
let admin: MadePerson
let filer: MadePerson
let stranger: MadePerson
let otherAdmin: MadePerson
let unit: MadeOrg

beforeAll(async () => {
  site = await testApp()
  await site.install(aCall())
  admin = await aPerson(site, { name: '管理员甲', email: 'admin@unit.example.com' })
  filer = await aPerson(site, { name: '填报人甲', email: 'filer@unit.example.com' })
  otherAdmin = await aPerson(site, { email: 'admin@other.example.com' })
  stranger = await aPerson(site, { email: 'stranger@example.com' })
  await aPerson(site, { email: 'keeper@bureau.example.com', staff: [['sys-admin']] })
  unit = await anOrg(site, {
    name: '甲厂',
    members: [
      { person: admin, admin: true },
      { person: filer, filer: true },
    ],
  })
  await anOrg(site, { name: '乙厂', members: [{ person: otherAdmin, admin: true }] })
})
afterAll(() => site.close())

const as = (person: MadePerson): Promise<As> => site.signIn(person.email)
const roles = (change: Record<string, unknown> = {}) => ({
  filer: true,
  reviewer: false,
  admin: false,
  deputyFrom: null,
  deputyTo: null,
  ...change,
})
const happened = async (subject: string): Promise<readonly string[]> =>
  (
    await site.ctx.db
      .selectFrom('fact')
      .select('happened')
      .where('subject', '=', subject)
      .orderBy('n')
      .execute()
  ).map((it) => it.happened)

describe('registering a unit', () => {
  const form = (change: Record<string, unknown> = {}) => ({
    creditCode: '91210200MA0UATX16R',
    name: '大连某某船舶配套有限公司',
    type: 'ENT',
    district: '210299',
    ...change,
  })

  test.each<[situation: string, change: Record<string, unknown>, status: number, why: string]>([
    ['a code that is too short', { creditCode: '9121020' }, 422, 'bad-input'],
    ['a code with letters that do not occur', { creditCode: '91210200MA0UATXI6R' }, 422, 'bad-input'],
    ['a type that the call does not know', { type: 'CLUB' }, 422, 'unknown-code'],
    ['a district that the call does not know', { district: '990000' }, 422, 'unknown-code'],
    ['no name', { name: ' ' }, 422, 'text-missing'],
  ])('is refused with %s', async (_situation, change, status, why) => {
    const answer = await (await as(stranger)).post('/orgs', form(change))
    expect([answer.status, answer.body.why]).toEqual([status, why])
  })

  test('makes whoever registers it the first administrator, tells the bureau, and lets nobody register it again', async () => {
    const founder = await aPerson(site)
    const who = await as(founder)
    const before = await who.get('/orgs/lookup?creditCode=91210200-MA0UATX16R')
    expect(before.body).toEqual({ shape: true, checkDigitFits: true, hint: 'enterprise', known: null })
    const made = await who.post('/orgs', form())
    expect(made.body.org).toMatchObject({ verified: false, checkDigitFits: true, path: 'direct' })
    expect(made.body.org.may).toEqual(['edit-profile', 'manage-members', 'hand-over', 'file'])
    expect(await happened(`org:${made.body.org.id}`)).toEqual(['org-registered'])
    expect(await mailsTo(site, 'keeper@bureau.example.com')).toContain('org-waiting')
    const again = await (await as(stranger)).post('/orgs', form({ creditCode: '91210200ＭＡ0ＵＡＴＸ16R' }))
    expect([again.status, again.body.why]).toEqual([409, 'already'])
  })

  test('a check digit that does not fit is noted, not refused', async () => {
    const made = await (await as(await aPerson(site))).post(
      '/orgs',
      form({ creditCode: '91350100M0001TGQXM' }),
    )
    expect([made.status, made.body.org.checkDigitFits]).toEqual([200, false])
  })

  test('two at once make one', async () => {
    const people = await Promise.all([aPerson(site), aPerson(site)])
    const answers = await Promise.all(
      people.map(async (it) => (await as(it)).post('/orgs', form({ creditCode: '12100000400012342E' }))),
    )
    expect(answers.map((it) => it.status).toSorted()).toEqual([200, 409])
  })
})

describe('joining', () => {
  test('is asked of the administrators, who let in or turn down', async () => {
    const newcomer = await aPerson(site, { name: '新人', email: 'new@example.com' })
    const who = await as(newcomer)
    expect((await who.post(`/orgs/${unit.id}/join`)).status).toBe(200)
    expect((await who.post(`/orgs/${unit.id}/join`)).status).toBe(200)
    expect(await mailsTo(site, admin.email)).toEqual(['member-asked'])
    expect((await who.get(`/orgs/${unit.id}`)).status).toBe(404)
    const boss = await as(admin)
    const { members } = (await boss.get(`/orgs/${unit.id}/members`)).body
    expect(members[0]).toMatchObject({ name: '新人', state: 'asked' })
    expect((await boss.put(`/orgs/${unit.id}/members/${newcomer.id}`, roles())).status).toBe(200)
    expect((await who.get(`/orgs/${unit.id}`)).body.org.may).toEqual(['file'])
    expect((await who.post(`/orgs/${unit.id}/join`)).body.why).toBe('already')
    expect(await mailsTo(site, 'new@example.com')).toEqual(['member-let-in'])
    expect((await boss.delete(`/orgs/${unit.id}/members/${newcomer.id}`)).status).toBe(200)
    expect((await who.get(`/orgs/${unit.id}`)).status).toBe(404)
    expect(await happened(`org:${unit.id}`)).toEqual(['member-asked', 'member-joined', 'member-left'])
  })

  test('by invitation works once, for whoever is signed in, with the roles that were offered', async () => {
    const boss = await as(admin)
    const offer = { name: '受邀人', email: 'Guest@Example.com', filer: true, reviewer: true, admin: false }
    expect((await boss.post(`/orgs/${unit.id}/invitations`, offer)).status).toBe(200)
    const guest = await aPerson(site, { email: 'guest@example.com' })
    const token = await linkIn(site, 'guest@example.com', 'invitation')
    const who = await as(guest)
    const joined = await who.post('/invitations/accept', { token })
    expect(joined.body).toEqual({ org: unit.id, name: '甲厂' })
    expect((await who.get(`/orgs/${unit.id}`)).body.org.may).toEqual(['review', 'file'])
    expect((await (await as(stranger)).post('/invitations/accept', { token })).body.why).toBe('expired-link')
    expect((await boss.post(`/orgs/${unit.id}/invitations`, offer)).body.why).toBe('already')
  })

  test('an invitation taken back, replaced or seven days old is none', async () => {
    const boss = await as(admin)
    const offer = { name: '受邀人', email: 'late@example.com', filer: true, reviewer: false, admin: false }
    await boss.post(`/orgs/${unit.id}/invitations`, offer)
    const replaced = await linkIn(site, 'late@example.com', 'invitation')
    await boss.post(`/orgs/${unit.id}/invitations`, offer)
    const { invitations } = (await boss.get(`/orgs/${unit.id}/members`)).body
    expect(invitations).toHaveLength(1)
    const token = await linkIn(site, 'late@example.com', 'invitation')
    const path = `/orgs/${unit.id}/invitations/${invitations[0].id}`
    expect((await (await as(otherAdmin)).delete(path)).status).toBe(404)
    expect((await boss.delete(path)).status).toBe(200)
    await boss.post(`/orgs/${unit.id}/invitations`, offer)
    const old = await linkIn(site, 'late@example.com', 'invitation')
    site.clock.pass(8 * 86_400_000)
    const who = await as(stranger)
    for (const it of [replaced, token, old, 'nonsense'])
      expect((await who.post('/invitations/accept', { token: it })).status).toBe(410)
  })
})

describe('members', () => {
  test('a unit always keeps an administrator, also when two leave at once', async () => {
    const [one, two] = [await aPerson(site), await aPerson(site)]
    const { id } = await anOrg(site, {
      members: [
        { person: one, admin: true },
        { person: two, admin: true },
      ],
    })
    const answers = await Promise.all([
      (await as(one)).delete(`/orgs/${id}/members/${one.id}`),
      (await as(two)).delete(`/orgs/${id}/members/${two.id}`),
    ])
    expect(answers.map((it) => it.status).toSorted()).toEqual([200, 403])
    expect(answers.find((it) => it.status === 403)?.body.why).toBe('last-admin')
  })

  test('a deputy reviews on the days named and on no other', async () => {
    const boss = await as(admin)
    const path = `/orgs/${unit.id}/members/${filer.id}`
    const days = { deputyFrom: '2030-03-04', deputyTo: '2030-03-05' }
    expect((await boss.put(path, roles(days))).status).toBe(200)
    const seen: Record<string, string[]> = {}
    for (const at of ['2030-03-03T23:59', '2030-03-04T00:00', '2030-03-05T23:59', '2030-03-06T00:00']) {
      site.clock.set(Date.parse(`${at}:00+08:00`))
      seen[at] = (await (await as(filer)).get(`/orgs/${unit.id}`)).body.org.may
    }
    expect(seen).toEqual({
      '2030-03-03T23:59': ['file'],
      '2030-03-04T00:00': ['review', 'file'],
      '2030-03-05T23:59': ['review', 'file'],
      '2030-03-06T00:00': ['file'],
    })
  })

  test.each<[situation: string, change: Record<string, unknown>]>([
    ['one day only', { deputyFrom: '2030-03-04' }],
    ['an end before its beginning', { deputyFrom: '2030-03-04', deputyTo: '2030-03-03' }],
    ['a day that the calendar has not', { deputyFrom: '2030-02-30', deputyTo: '2030-03-03' }],
  ])('a deputy with %s is refused', async (_situation, change) => {
    const answer = await (await as(admin)).put(`/orgs/${unit.id}/members/${filer.id}`, roles(change))
    expect([answer.status, answer.body.why]).toEqual([422, 'bad-input'])
  })

  test('handing over needs the password anew', async () => {
    const [from, to] = [await aPerson(site), await aPerson(site)]
    const { id } = await anOrg(site, {
      members: [
        { person: from, admin: true },
        { person: to, filer: true },
      ],
    })
    const who = await as(from)
    site.clock.pass(6 * 60_000)
    expect((await who.post(`/orgs/${id}/hand-over`, { to: to.id })).body.why).toBe('needs-confirmation')
    await who.post('/session/confirm', { password: 'Tide-Clock-27' })
    expect((await who.post(`/orgs/${id}/hand-over`, { to: stranger.id })).status).toBe(404)
    expect((await who.post(`/orgs/${id}/hand-over`, { to: to.id })).status).toBe(200)
    expect((await (await as(to)).get(`/orgs/${id}`)).body.org.may).toContain('manage-members')
    expect((await who.get(`/orgs/${id}/members`)).status).toBe(404)
    expect(await happened(`org:${id}`)).toEqual(['org-handed-over'])
  })
})

describe('the profile', () => {
  test('is saved unfinished, says what is missing, and refuses a stale revision', async () => {
    const boss = await as(admin)
    const { org } = (await boss.get(`/orgs/${unit.id}`)).body
    expect(org.profileFindings.length).toBeGreaterThan(5)
    const save = (change: Record<string, unknown>) =>
      boss.put(`/orgs/${unit.id}/profile`, {
        rev: org.profileRev,
        name: '甲厂',
        district: '210299',
        profile: { address: '东区一路 1 号', staff: 5, rdStaff: 9 },
        ...change,
      })
    const saved = await save({})
    expect(saved.body.org).toMatchObject({ profileRev: org.profileRev + 1, profile: { staff: 5 } })
    expect(saved.body.org.profileFindings).toContainEqual(
      expect.objectContaining({ field: 'rdStaff', weight: 'must', message: expect.any(Object) }),
    )
    const { profileRev: rev } = saved.body.org
    expect((await save({})).body.why).toBe('stale')
    expect((await save({ rev, name: '丙厂' })).body.why).toBe('locked-field')
    expect((await save({ rev, district: '1' })).body.why).toBe('unknown-code')
    expect((await save({ rev, profile: { motto: 'x' } })).body.why).toBe('unknown-path')
    expect((await save({ rev, profile: { address: { a: 1 } } })).body.why).toBe('bad-input')
    expect((await save({ rev, profile: { address: 'x'.repeat(120_000) } })).body.why).toBe('too-big')
    expect((await save({ rev, profile: { address: 'a\u0000' } })).body.why).toBe('unstorable')
  })

  test('has a form with its lists', async () => {
    const { form, lists } = (await (await as(admin)).get('/unit-profile-form')).body
    expect(form.sections.map((it: { id: string }) => it.id)).toEqual(['about', 'strength', 'contact'])
    expect(Object.keys(lists)).toEqual(['industries', 'districts', 'orgTypes'])
  })

  test('quotas are for kinds that are called for', async () => {
    const boss = await as(admin)
    const set = (quotas: Record<string, unknown>) =>
      boss.put(`/orgs/${unit.id}/settings`, { quotas, confirmByAdmin: true })
    expect((await set({ TECH: 3 })).body.org).toMatchObject({ quotas: { TECH: 3 }, confirmByAdmin: true })
    expect((await set({ NONE: 3 })).body.why).toBe('unknown-code')
    expect((await set({ TECH: -1 })).body.why).toBe('bad-input')
  })
})
