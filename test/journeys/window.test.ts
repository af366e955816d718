import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReadyOrg, begin, type City, city, fillDraft, granted, move, said } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'

const at = (text: string) => Date.parse(`${text}+08:00`)
let here: City
let owner: MadePerson
let id: string
beforeAll(async () => {
  here = await city({ now: at('2024-01-30T23:59:59') })
  owner = await aPerson(here.site)
  const org = await aReadyOrg(here, { members: [{ person: owner, filer: true, admin: true }] })
  const as = await here.as(owner)
  id = await begin(here, as, org.id, 'RKX')
  await fillDraft(here, as, id)
})
afterAll(() => here.site.close())

const handIn = async () => move(await here.as(owner), id, 'hand-in')
const phase = async () => granted(await here.site.anyone.get('/calls')).calls[0].phase

test('before it opens drafts are written and nothing is handed in, to the second', async () => {
  const early = await handIn()
  expect([await phase(), said(early), early.body.more.opens]).toEqual([
    'before',
    '422 not-open',
    at('2024-01-31T00:00:00'),
  ])
  here.site.clock.set(at('2024-01-31T00:00:00'))
  const handed = granted(await handIn()).suggestion
  expect([await phase(), handed.cohort]).toEqual(['concentrated', 'concentrated'])
  granted(await move(await here.as(owner), id, 'pull-back'))
})

test('a pause stops handing in with its reason in both languages, and its end lets it go on', async () => {
  const reason = { zh: '系统升级，预计今晚恢复。', en: 'Under maintenance until tonight.' }
  const filer = await here.as(owner)
  expect(said(await filer.post(`/admin/calls/${here.call.id}/pause`, { reason }))).toBe('403 not-yours')
  const triage = await here.as(here.triage)
  granted(await triage.post(`/admin/calls/${here.call.id}/pause`, { reason }))
  const refused = await handIn()
  expect([await phase(), said(refused)]).toEqual(['paused', '422 paused'])
  expect(refused.body.detail).toContain(reason.zh)
  expect((await fill()).length).toBeGreaterThan(0)
  granted(await triage.post(`/admin/calls/${here.call.id}/resume`))
  expect([await phase(), said(await handIn())]).toEqual(['concentrated', '200 done'])
  granted(await move(await here.as(owner), id, 'pull-back'))
})

/** Writing goes on during a pause. */
async function fill(): Promise<readonly unknown[]> {
  const as = await here.as(owner)
  const { answers } = granted(await as.get(`/suggestions/${id}/draft`))
  const title = answers.find((it: { path: string }) => it.path === 'title')
  const ops = [{ op: crypto.randomUUID(), path: 'title', value: '暂停期间改写的题目', base: title.rev }]
  return granted(await as.post(`/suggestions/${id}/answers`, { ops })).outcomes
}

test('the end is exclusive: the last millisecond counts for concentrated collection, the next for rolling', async () => {
  here.site.clock.set(at('2024-03-01T00:00:00') - 1)
  expect(granted(await handIn()).suggestion.cohort).toBe('concentrated')
  granted(await move(await here.as(owner), id, 'pull-back'))
  here.site.clock.set(at('2024-03-01T00:00:00'))
  expect([await phase(), granted(await handIn()).suggestion.cohort]).toEqual(['rolling', 'rolling'])
  granted(await move(await here.as(owner), id, 'pull-back'))
})
