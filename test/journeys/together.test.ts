import { afterAll, beforeAll, expect, test } from 'vitest'
import { creditCode } from '#test/support/fill-text.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  fillDraft,
  granted,
  move,
  said,
  view,
} from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { linkIn } from '#test/support/proof.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let colleague: MadePerson
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site, { name: '执笔人' })
  colleague = await aPerson(here.site, { name: '合写人' })
  org = await aReadyOrg(here, {
    members: [
      { person: writer, filer: true, admin: true },
      { person: colleague, filer: true },
    ],
  })
})
afterAll(() => here.site.close())

const edit = (path: string, value: unknown, base: number) => ({ ops: [{ op: aKey(), path, value, base }] })

test('two write together: a clash shows both texts and keeps the losing one, either may hand in', async () => {
  const [one, two] = [await here.as(writer), await here.as(colleague)]
  const id = await begin(here, one, org.id, 'ZDYF')
  expect((await two.get(`/suggestions/${id}`)).status).toBe(404)
  granted(await one.put(`/suggestions/${id}/authors/${colleague.id}`))
  await fillDraft(here, two, id)
  const { answers } = granted(await one.get(`/suggestions/${id}/draft`))
  const base = answers.find((it: { path: string }) => it.path === 'title').rev
  const both = await Promise.all([
    one.post(`/suggestions/${id}/answers`, edit('title', '甲写的题目：防腐涂层', base)),
    two.post(`/suggestions/${id}/answers`, edit('title', '乙写的题目：防腐涂层', base)),
  ])
  const outcomes = both.map((it) => granted(it).outcomes[0])
  expect(outcomes.map((it) => it.outcome).toSorted()).toEqual(['applied', 'clash'])
  const clash = outcomes.find((it) => it.outcome === 'clash')
  expect(clash.theirs.value).toMatch(/写的题目/)
  const { entries } = granted(await one.get(`/suggestions/${id}/history?path=title`))
  const texts = entries.map((it: { value: string }) => it.value)
  expect(texts).toEqual(expect.arrayContaining(['甲写的题目：防腐涂层', '乙写的题目：防腐涂层']))
  expect(said(await move(two, id, 'hand-in'))).toBe('200 done')
  expect((await view(one, id)).coAuthors).toEqual([{ id: colleague.id, name: '合写人' }])
})

test('of many edits of one place at once one applies, and all are kept', async () => {
  const as = await here.as(writer)
  const id = await begin(here, as, org.id, 'RKX')
  const { answers } = granted(await as.get(`/suggestions/${id}/draft`))
  const base = answers.find((it: { path: string }) => it.path === 'title').rev
  const all = await Promise.all(
    Array.from({ length: 8 }, (_, n) =>
      as.post(`/suggestions/${id}/answers`, edit('title', `第${n}稿题目`, base)),
    ),
  )
  const outcomes = all.map((it) => granted(it).outcomes[0].outcome)
  expect(outcomes.filter((it) => it === 'applied')).toHaveLength(1)
  const { entries } = granted(await as.get(`/suggestions/${id}/history?path=title`))
  for (let n = 0; n < 8; n++)
    expect(entries.map((it: { value: string }) => it.value)).toContain(`第${n}稿题目`)
})

test('a partner writes its need and confirms; a later change voids that and says so', async () => {
  const as = await here.as(writer)
  const id = await begin(here, as, org.id, 'YYJC')
  await fillDraft(here, as, id)
  const { form } = granted(await as.get(`/calls/${here.call.id}/forms/YYJC`))
  const table = form.sections
    .flatMap((it: { fields: { use?: string }[] }) => it.fields)
    .find((it: { use?: string }) => it.use === 'partner-enterprises')
  const coded = table.columns.find((it: { format?: string }) => it.format === 'credit-code')
  const code = creditCode(9001)
  granted(
    await as.post(`/suggestions/${id}/answers`, {
      ops: [
        { op: aKey(), path: `${table.id}/partner1`, value: 'a5', base: 0 },
        {
          op: aKey(),
          path: `${table.id}/partner1/${table.columns[0].id}`,
          value: '某某海工有限公司',
          base: 0,
        },
        { op: aKey(), path: `${table.id}/partner1/${coded.id}`, value: code, base: 0 },
      ],
    }),
  )
  const rewrite = async (text: string) => {
    const { answers } = granted(await as.get(`/suggestions/${id}/draft`))
    const base = answers.find((it: { path: string }) => it.path === 'abstract').rev
    const saved = granted(await as.post(`/suggestions/${id}/answers`, edit('abstract', text, base)))
    expect(saved.outcomes[0].outcome).toBe('applied')
  }
  const invite = { row: 'partner1', name: '张某', email: 'partner@example.com', creditCode: code }
  const wrong = await as.post(`/suggestions/${id}/partner-links`, { ...invite, creditCode: creditCode(9002) })
  expect(said(wrong)).toBe('422 bad-input')
  granted(await as.post(`/suggestions/${id}/partner-links`, invite))
  const token = await linkIn(here.site, 'partner@example.com', 'partner-link')
  const { anyone } = here.site
  const opened = granted(await anyone.post('/partner-links/open', { token }))
  expect(JSON.stringify(opened.answers)).not.toContain('13800000000')

  await rewrite('改过的摘要。'.repeat(20))
  const need = '希望解决涂层附着力不足的问题，并提供实海试验场地。'
  const stale = await anyone.post('/partner-links/confirm', { token, need, digest: opened.digest })
  expect(said(stale)).toMatch(/^409 stale/)
  const again = granted(await anyone.post('/partner-links/open', { token }))
  granted(await anyone.post('/partner-links/confirm', { token, need, digest: again.digest }))
  const partner = async () => (await view(as, id)).partners[0]
  expect(await partner()).toMatchObject({ state: 'confirmed', need })
  expect(
    said(await anyone.post('/partner-links/confirm', { token, need: '另写', digest: again.digest })),
  ).not.toBe('200 done')
  await rewrite('又改过的摘要。'.repeat(20))
  expect((await partner()).state).toBe('voided')
  const { items } = granted(await (await here.as(writer)).get('/notices'))
  expect(items.map((it: { sort: string }) => it.sort)).toContain('partner-voided')
  here.site.clock.pass(15 * 86_400_000)
  expect(said(await anyone.post('/partner-links/open', { token }))).toBe('410 expired-link')
})
