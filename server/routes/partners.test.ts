import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Drafting, drafting, edit } from '#test/support/drafting.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())

const code = '91210299MA0T000001'
const day = 86_400_000

const save = (id: string, ops: readonly unknown[]) => here.filer.post(`/suggestions/${id}/answers`, { ops })
const row = (name: string, need = '') => [
  edit(`partners/${name}`, 'V'),
  edit(`partners/${name}/name`, `${name}企业`),
  edit(`partners/${name}/code`, code),
  edit(`partners/${name}/mobile`, '13000000000'),
  ...(need ? [edit(`partners/${name}/need`, need)] : []),
]

/** A draft with two partners, and the secret that the invited one got by mail. */
async function invited(change: Readonly<Record<string, unknown>> = {}) {
  const id = await here.begin()
  await save(id, [
    ...row('a'),
    ...row('b', '乙企业的需求'),
    edit('rivals', '不给企业看'),
    edit('phone', '13900000000'),
  ])
  const token = await invite(id, change)
  return { id, token }
}

async function invite(id: string, change: Readonly<Record<string, unknown>> = {}): Promise<string> {
  const asked = { row: 'a', name: '联系人', email: 'partner@example.com', creditCode: code, ...change }
  const { status, body } = await here.filer.post(`/suggestions/${id}/partner-links`, asked)
  if (status !== 200) throw new Error(JSON.stringify(body))
  const { body: mail } = await here.site.ctx.db
    .selectFrom('mail')
    .select('body')
    .where('suggestion', '=', id)
    .where('sort', '=', 'partner-link')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /#([\w-]+)/.exec(mail)?.[1] ?? ''
}

const open = (token: string) => here.site.anyone.post('/partner-links/open', { token })
const confirm = (token: string, digest: string, need = '需要耐盐雾十五年的涂层') =>
  here.site.anyone.post('/partner-links/confirm', { token, need, digest })
const partnersOf = async (id: string) =>
  (await here.filer.get(`/suggestions/${id}/partner-links`)).body.partners

it('shows the partner its own row and nothing that is not meant for it', async () => {
  const { token } = await invited()
  const { status, body } = await open(token)
  expect([status, body.name, body.creditCode]).toEqual([200, '联系人', code])
  const text = JSON.stringify(body)
  for (const secret of ['不给企业看', '13900000000', '13000000000', '乙企业的需求'])
    expect(text).not.toContain(secret)
  expect(body.answers.partners).toHaveLength(1)
})

it('takes the need and the confirmation once, and shows it afterwards', async () => {
  const { id, token } = await invited()
  const { digest } = (await open(token)).body
  const both = await Promise.all([confirm(token, digest), confirm(token, digest)])
  expect(both.map((it) => it.status).sort()).toEqual([200, 410])
  expect((await confirm(token, digest)).body.why).toBe('expired-link')
  expect((await open(token)).body).toMatchObject({ need: '需要耐盐雾十五年的涂层' })
  expect(await partnersOf(id)).toMatchObject([{ state: 'confirmed', row: 'a' }])
  const { answers } = (await here.filer.get(`/suggestions/${id}/draft`)).body
  expect(answers).toContainEqual(
    expect.objectContaining({ path: 'partners/a/need', value: '需要耐盐雾十五年的涂层' }),
  )
})

it('does not take a confirmation of what has changed meanwhile', async () => {
  const { id, token } = await invited()
  const { digest } = (await open(token)).body
  await save(id, [
    edit('abstract', '换了一个题目的摘要', 2),
    edit('title', '换了题目的一条建议', 1),
    edit('problems/a', 'V'),
    edit('problems/a/problem', '新的'),
  ])
  expect((await confirm(token, digest)).body.why).toBe('stale')
})

it.each([
  ['the abstract', [edit('problems/z', 'V'), edit('problems/z/problem', '新')], 'voided'],
  ['its own row', [edit('partners/a/name', '改名', 0)], 'confirmed'],
  ['what it does not read', [edit('rivals', '别的'), edit('phone', '1')], 'confirmed'],
  ['another partner’s row', [edit('partners/c', 'W'), edit('partners/c/name', '丙企业')], 'confirmed'],
])('after confirming, a change of %s leaves it %#', async (_, ops, state) => {
  const { id, token } = await invited()
  await confirm(token, (await open(token)).body.digest)
  await save(id, ops)
  await save(id, ops)
  expect((await partnersOf(id))[0].state).toBe(state)
  const facts = await here.site.ctx.db
    .selectFrom('fact')
    .select('n')
    .where('subject', '=', id)
    .where('happened', '=', 'partner-voided')
    .execute()
  expect(facts).toHaveLength(state === 'voided' ? 1 : 0)
  if (state === 'voided') expect((await open(token)).body.why).toBe('expired-link')
})

it('ends after fourteen days, and when another is sent for the same row', async () => {
  const { id, token } = await invited()
  const { digest } = (await open(token)).body
  const second = await invite(id)
  expect((await open(token)).body.why).toBe('expired-link')
  expect((await open(second)).status).toBe(200)
  const before = here.site.clock.now()
  here.site.clock.set(before + 14 * day)
  expect((await open(second)).body.why).toBe('expired-link')
  expect((await confirm(second, digest)).body.why).toBe('expired-link')
  here.site.clock.set(before)
})

it.each([
  ['a row that is not there', { row: 'zzz' }, 'unknown-path'],
  ['another credit code', { creditCode: '91210299MA0T000002' }, 'bad-input'],
  ['no address', { email: 'nobody' }, 'bad-input'],
  ['two addresses in one', { email: 'a@example.com,b@example.com' }, 'bad-input'],
  ['no name', { name: ' ' }, 'bad-input'],
])('refuses to invite with %s', async (_, change, why) => {
  const id = await here.begin()
  await save(id, row('a'))
  const asked = { row: 'a', name: '联系人', email: 'partner@example.com', creditCode: code, ...change }
  expect((await here.filer.post(`/suggestions/${id}/partner-links`, asked)).body.why).toBe(why)
})

it.each([['guessed'], [''], ['a'.repeat(200)]])(
  'answers alike to a secret that is none: %s',
  async (token) => {
    expect((await open(token)).body.why).toBe('expired-link')
    expect((await confirm(token, 'x')).body.why).toBe('expired-link')
  },
)

it('refuses a need that the form could not hold', async () => {
  const { token } = await invited()
  const { digest } = (await open(token)).body
  expect((await confirm(token, digest, '需'.repeat(201))).body.why).toBe('bad-input')
  expect((await confirm(token, digest, '  ')).body.why).toBe('text-missing')
})
