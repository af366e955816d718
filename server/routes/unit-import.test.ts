import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { workbookOf } from '#server/files/table/workbook.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { creditCode } from '#test/support/fill-text.ts'
import { registerPerson } from '#test/support/journey.ts'
import { aCall } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg } from '#test/support/people.ts'
import { linkIn } from '#test/support/proof.ts'

let site: TestApp
let keeper: As
let sea: MadeOrg

beforeAll(async () => {
  site = await testApp()
  await site.install(aCall())
  sea = await anOrg(site, { name: '小市海洋大学' })
  keeper = await site.signIn((await aPerson(site, { staff: [['sys-admin']] })).email)
})
afterAll(() => site.close())

const heading = ['单位名称', '统一社会信用代码*', '单位性质', '所在区县', '联系人', '联系人邮箱']
type Rows = readonly (readonly string[])[]
const file = (rows: Rows) => ({
  name: 'units.xlsx',
  content: workbookOf('单位', [heading, ...rows]).toString('base64'),
})
const look = async (rows: Rows) => (await keeper.post('/admin/orgs-import/preview', file(rows))).body
const take = (rows: Rows, key = randomUUID()) => keeper.post('/admin/orgs-import', { ...file(rows), key })
const units = async () => (await site.ctx.db.selectFrom('org').select('id').execute()).length
const misfit = (code: string) => `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}`

test('the template holds the headings that are read back, in either language', async () => {
  for (const language of ['zh-CN', 'en']) {
    const answer = await site.app.inject({
      url: `/api/v1/admin/orgs-template?language=${language}`,
      headers: { cookie: keeper.cookie ?? '' },
    })
    expect(answer.headers['content-disposition']).toContain('attachment')
    const content = answer.rawPayload.toString('base64')
    const looked = await keeper.post('/admin/orgs-import/preview', { name: 'x.xlsx', content })
    // All columns are there, and no unit in them.
    expect(looked.body).toMatchObject({ problem: 'empty', missing: [] })
  }
})

test('a preview says of every row what becomes of it, with the cell and the word, and keeps nothing', async () => {
  const before = await units()
  const { creditCode: known } = await site.ctx.db
    .selectFrom('org')
    .select('credit_code as creditCode')
    .where('id', '=', sea.id)
    .executeTakeFirstOrThrow()
  const body = await look([
    ['远山重工', creditCode(1), '企业', '东区', '王岚', 'Wang@works.example'],
    ['远山大学', misfit(creditCode(2)), 'UNI', '210299', '李望', 'li@works.example'],
    ['海大', known, 'University', 'East District', '赵山', 'zhao@works.example'],
    ['', '12', '公司', '西区', '', 'no'],
    ['远山二厂', creditCode(1).toLowerCase(), '企业', '东区', '钱河', 'qian@works.example'],
    ['=cmd', creditCode(3), '企业', '东区', '孙川', 'sun@works.example'],
  ])
  expect(body).toMatchObject({ problem: null, fresh: 2, again: 1, known: 0, faulty: 3 })
  const { rows } = body
  expect(rows.map((it: { row: number; fate: string }) => [it.row, it.fate])).toEqual([
    [2, 'new'],
    [3, 'new'],
    [4, 'again'],
    [5, 'faulty'],
    [6, 'faulty'],
    [7, 'faulty'],
  ])
  expect([rows[0].checkDigitFits, rows[1].checkDigitFits, rows[2].knownName]).toEqual([
    true,
    false,
    '小市海洋大学',
  ])
  expect(rows[3].findings).toEqual([
    { column: 'name', cell: 'A5', code: 'missing', word: '' },
    { column: 'creditCode', cell: 'B5', code: 'not-a-credit-code', word: '12' },
    { column: 'type', cell: 'C5', code: 'unknown-code', word: '公司' },
    { column: 'district', cell: 'D5', code: 'unknown-code', word: '西区' },
    { column: 'contactName', cell: 'E5', code: 'missing', word: '' },
    { column: 'contactEmail', cell: 'F5', code: 'not-an-email', word: 'no' },
  ])
  expect(rows[4].findings).toEqual([{ column: 'creditCode', cell: 'B6', code: 'twice', word: '2' }])
  expect(rows[5].findings).toContainEqual({ column: 'name', cell: 'A7', code: 'formula', word: '' })
  expect(await units()).toBe(before)
})

test('a list comes in wholly: registered, verified, its contact invited as administrator', async () => {
  const good = ['近海研究所', creditCode(11), '高等院校', '东区', '周潮', 'zhou@works.example']
  const odd = ['近海协会', misfit(creditCode(12)), '行业协会', '东区', '吴汐', 'wu@works.example']
  const bad = ['', '', '', '', '', '']
  expect((await take([good, [...bad.slice(0, 5), 'x']])).body).toMatchObject({
    taken: false,
    added: 0,
    looked: { faulty: 1 },
  })
  const key = randomUUID()
  const answer = await take([good, odd], key)
  expect(answer.body).toMatchObject({ taken: true, added: 2, invited: 2 })
  // Pressed twice it happens once.
  expect((await take([good, odd], key)).body).toEqual(answer.body)
  const stored = await site.ctx.db
    .selectFrom('org')
    .select(['id', 'name', 'verified_at', 'check_digit_fits'])
    .where('name', 'like', '近海%')
    .orderBy('name')
    .execute()
  expect(stored.map((it) => [it.name, it.verified_at !== null, it.check_digit_fits])).toEqual(
    [
      ['近海协会', false, false],
      ['近海研究所', true, true],
    ].toSorted(),
  )
  const facts = async (name: string) =>
    (
      await site.ctx.db
        .selectFrom('fact')
        .select('happened')
        .where('subject', '=', `org:${stored.find((it) => it.name === name)?.id}`)
        .orderBy('n')
        .execute()
    ).map((it) => it.happened)
  expect(await facts('近海研究所')).toEqual(['org-registered', 'org-verified', 'member-invited'])
  expect(await facts('近海协会')).toEqual(['org-registered', 'member-invited'])

  // Nobody has followed the letter yet, so it goes out once more and the first link is void; then there is nothing to do.
  const first = await linkIn(site, 'zhou@works.example', 'invitation')
  expect((await take([good])).body).toMatchObject({ taken: true, added: 0, invited: 1 })
  const contact = await registerPerson(site, '周潮')
  expect((await contact.post('/invitations/accept', { token: first })).status).toBe(410)
  const second = await linkIn(site, 'zhou@works.example', 'invitation')
  expect((await contact.post('/invitations/accept', { token: second })).body).toMatchObject({
    name: '近海研究所',
  })
  expect(await look([good])).toMatchObject({ known: 1, again: 0, fresh: 0 })
  expect((await take([good])).body).toMatchObject({ taken: true, added: 0, invited: 0 })
})

test.each([
  ['a needed column', workbookOf('x', [['单位名称'], ['甲']]), 'missing-columns'],
  ['any unit', workbookOf('x', [heading]), 'empty'],
  [
    'fewer than a thousand and one rows',
    workbookOf('x', [heading, ...Array.from({ length: 1001 }, () => ['a'])]),
    'too-many-rows',
  ],
  ['a table', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not-a-table'],
])('a file without %s is refused', async (_situation, bytes, problem) => {
  const before = await units()
  const body = { name: 'x.xlsx', content: bytes.toString('base64'), key: randomUUID() }
  expect((await keeper.post('/admin/orgs-import', body)).body).toMatchObject({
    taken: false,
    looked: { problem, rows: [] },
  })
  expect(await units()).toBe(before)
})

test('who does not verify units learns nothing and brings nothing in', async () => {
  const row = ['外来单位', creditCode(21), '企业', '东区', '郑舟', 'zheng@works.example']
  const before = await units()
  for (const staff of [[], [['officer', 'ONE']], [['triage']]] as const) {
    const other = await site.signIn((await aPerson(site, { staff })).email)
    for (const path of ['/admin/orgs-import/preview', '/admin/orgs-import']) {
      const answer = await other.post(path, { ...file([row]), key: randomUUID() })
      expect([answer.status, JSON.stringify(answer.body).includes('外来单位')]).toEqual([403, false])
    }
    expect((await other.get('/admin/orgs-template')).status).toBe(403)
  }
  expect(await units()).toBe(before)
})
