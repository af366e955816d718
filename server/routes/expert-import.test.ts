import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { columnName, workbookOf } from '#server/files/table/workbook.ts'
import { type As, type TestApp, testApp } from '#test/support/app.ts'
import { aCallForExperts } from '#test/support/make-call.ts'
import { anOrg, aPerson, type MadeOrg } from '#test/support/people.ts'

let site: TestApp
let officer: As
let sea: MadeOrg

beforeAll(async () => {
  site = await testApp()
  await site.install(aCallForExperts())
  sea = await anOrg(site, { name: '小市海洋大学' })
  officer = await site.signIn((await aPerson(site, { staff: [['officer', 'ONE']] })).email)
})
afterAll(() => site.close())

const heading = ['姓名*', '邮箱', '工作单位', '专业领域', '学科', '关键词', '同时评审上限', '语言']
const file = (rows: readonly (readonly string[])[]) => ({
  name: 'experts.xlsx',
  content: workbookOf('专家', rows).toString('base64'),
})
const look = (rows: readonly (readonly string[])[]) => officer.post('/experts/import/preview', file(rows))
const take = (rows: readonly (readonly string[])[]) =>
  officer.post('/experts/import', { ...file(rows), key: randomUUID() })
const pool = async () =>
  Number(
    (
      await site.ctx.db
        .selectFrom('expert')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )

test('the template holds the headings that are read back, in either language', async () => {
  for (const language of ['zh-CN', 'en']) {
    const answer = await site.app.inject({
      url: `/api/v1/experts/template?language=${language}`,
      headers: { cookie: officer.cookie ?? '' },
    })
    expect(answer.headers['content-disposition']).toContain('attachment')
    const looked = await officer.post('/experts/import/preview', {
      name: 'template.xlsx',
      content: answer.rawPayload.toString('base64'),
    })
    // All columns are there, and nobody in them.
    expect(looked.body).toMatchObject({ problem: 'empty', missing: [] })
  }
})

test('a preview says of every row what becomes of it, with the cell and the word', async () => {
  const { body } = await look([
    heading,
    ['王岚', 'wang@works.example', '远山重工', '海洋；air', '机械工程', '船舶;焊接', '8', 'en'],
    ['', 'no', '', 'MOON', '', '', '1000', ''],
    ['赵四', 'Wang@works.example', '远山重工', '', '', '', '', ''],
    ['=cmd', 'x@works.example', '远山重工', '', '', '', '', ''],
  ])
  expect(body).toMatchObject({ problem: null, fresh: 1, known: 0, faulty: 3 })
  expect(body.rows.map((it: { row: number; fate: string }) => [it.row, it.fate])).toEqual([
    [2, 'new'],
    [3, 'faulty'],
    [4, 'faulty'],
    [5, 'faulty'],
  ])
  expect(body.rows[1].findings).toEqual([
    { column: 'name', cell: 'A3', code: 'missing', word: '' },
    { column: 'email', cell: 'B3', code: 'not-an-email', word: 'no' },
    { column: 'orgName', cell: 'C3', code: 'missing', word: '' },
    { column: 'fields', cell: 'D3', code: 'unknown-code', word: 'MOON' },
    { column: 'loadLimit', cell: 'G3', code: 'out-of-range', word: '' },
  ])
  expect(body.rows[2].findings).toEqual([{ column: 'email', cell: 'B4', code: 'twice', word: '2' }])
  expect(body.rows[3].findings).toContainEqual({ column: 'name', cell: 'A5', code: 'formula', word: '' })
  expect(await pool()).toBe(0)
})

test('one faulty row keeps all out; mended, all come in, and who is known stays as they are', async () => {
  const good = ['钱五', 'qian@works.example', '小市海洋大学', 'SEA', '460', '', '', '']
  const bad = ['孙六', 'sun', '远山重工', '', '', '', '', '']
  expect((await take([heading, good, bad])).body).toMatchObject({
    taken: false,
    added: 0,
    looked: { faulty: 1 },
  })
  expect(await pool()).toBe(0)
  expect((await take([heading, good])).body).toMatchObject({ taken: true, added: 1 })
  const stored = await site.ctx.db.selectFrom('expert').selectAll().executeTakeFirstOrThrow()
  expect(stored).toMatchObject({
    org: sea.id,
    fields: ['SEA'],
    disciplines: ['460'],
    load_limit: 12,
    state: 'listed',
  })
  const again = await take([
    heading,
    ['改名', 'QIAN@works.example', '别处研究院', '', '', '', '', ''],
    ['周八', 'zhou@works.example', '远山重工', '', '', '', '', ''],
  ])
  expect(again.body).toMatchObject({ taken: true, added: 1, looked: { known: 1, fresh: 1 } })
  expect(
    (
      await site.ctx.db
        .selectFrom('expert')
        .select('name')
        .where('email', '=', 'qian@works.example')
        .executeTakeFirstOrThrow()
    ).name,
  ).toBe('钱五')
})

test('two thousand rows come in with a fact each', async () => {
  const before = await pool()
  const many = Array.from({ length: 2000 }, (_, n) => [
    `专家${n}`,
    `many-${n}@works.example`,
    `研究所${n}`,
    'SEA',
    '',
    '',
    '',
    '',
  ])
  const answer = await take([heading, ...many])
  expect(answer.body).toMatchObject({ taken: true, added: 2000 })
  expect(await pool()).toBe(before + 2000)
  const facts = await site.ctx.db
    .selectFrom('fact')
    .innerJoin('expert', (on) => on.on((eb) => eb('fact.subject', '=', eb.cast<string>('expert.id', 'text'))))
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  expect(Number(facts.n)).toBe(before + 2000)
}, 60_000)

test.each([
  ['no needed column', workbookOf('x', [['姓名'], ['王岚']]), 'missing-columns', ['email', 'orgName']],
  ['nothing below the heading', workbookOf('x', [heading]), 'empty', []],
  [
    'five thousand and one rows',
    workbookOf('x', [heading, ...Array.from({ length: 5001 }, () => ['a'])]),
    'too-many-rows',
    [],
  ],
  ['no table', Buffer.from('89504e470d0a1a0a00', 'hex'), 'not-a-table', []],
])('a file with %s is refused in a sentence', async (_situation, bytes, problem, missing) => {
  const before = await pool()
  const body = { name: 'x.xlsx', content: bytes.toString('base64'), key: randomUUID() }
  const answer = await officer.post('/experts/import', body)
  expect(answer.body).toMatchObject({ taken: false, looked: { problem, missing, rows: [] } })
  expect(await pool()).toBe(before)
})

test('columns are named as spreadsheets name them', () => {
  expect([0, 25, 26, 51, 52, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA'])
})
