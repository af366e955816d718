import { afterAll, beforeAll, expect, test } from 'vitest'
import { endGrace } from '#server/jobs/end-grace.ts'
import type { As } from '#test/support/app.ts'
import {
  aKey,
  aReadyOrg,
  begin,
  type City,
  city,
  fileOne,
  fillDraft,
  granted,
  move,
  said,
  view,
} from '#test/support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'

let here: City
let university: MadeOrg
let writer: MadePerson
let reviewer: MadePerson
beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  reviewer = await aPerson(here.site)
  university = await aReadyOrg(here, {
    type: 'UNI',
    members: [
      { person: writer, filer: true, admin: true },
      { person: reviewer, filer: true, reviewer: true },
    ],
  })
})
afterAll(() => here.site.close())

/** One is handed in by its filer; the others are rows alike, since handing in two hundred times is another test’s matter. */
async function fileMany(as: As, org: string, count: number): Promise<readonly string[]> {
  const { id } = (await fileOne(here, as, org, 'RKX')).suggestion
  const { db } = here.site.ctx
  const row = await db.selectFrom('suggestion').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const alike = Array.from({ length: count - 1 }, (_, n) => ({
    ...row,
    id: here.site.ctx.dice.id(here.site.clock.now()),
    no: `${row.no}-${n}`,
  }))
  if (alike.length > 0) await db.insertInto('suggestion').values(alike).execute()
  return [id, ...alike.map((it) => it.id)]
}

test('two hundred waiting are previewed, released in one go without one’s own, and taken in by the office in one go', async () => {
  const filer = await here.as(writer)
  const desk = await here.as(reviewer)
  const ids = await fileMany(filer, university.id, 200)
  const [own = ''] = await fileMany(desk, university.id, 1)
  const pages: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: { id: string; blocks: string[] }[]; next: string | null; total: number } = granted(
      await desk.get(`/unit/${university.id}/queue?limit=90${next && `&cursor=${next}`}`),
    )
    expect(page.total).toBe(201)
    for (const it of page.items) {
      pages.push(it.id)
      expect(it.blocks).toEqual(it.id === own ? ['own'] : [])
    }
    next = page.next
  }
  expect(pages.toSorted()).toEqual([...ids, own].toSorted())

  const { items } = granted(
    await desk.post(`/unit/${university.id}/release/preview`, { items: [...ids, own, aKey()] }),
  )
  expect(items).toHaveLength(201)
  const skipped = items.filter((it: { will: string }) => it.will === 'skip')
  expect(skipped.map((it: { id: string; why: string }) => [it.id, it.why.length > 4])).toEqual([[own, true]])
  // One changes between preview and release: it is skipped and named, the others go.
  granted(await move(filer, ids[7] ?? '', 'pull-back'))
  const began = performance.now()
  const press = {
    key: aKey(),
    items: items.map((it: { id: string; revision: number }) => ({ id: it.id, revision: it.revision })),
  }
  const released = granted(await desk.post(`/unit/${university.id}/release`, press))
  console.log(`200 released in ${Math.round(performance.now() - began)} ms`)
  expect(released.done).toHaveLength(199)
  expect(released.skipped.map((it: { id: string }) => it.id).toSorted()).toEqual([own, ids[7]].toSorted())
  expect(granted(await desk.post(`/unit/${university.id}/release`, press))).toEqual(released)
  const facts = await here.site.ctx.db
    .selectFrom('fact')
    .select(['happened', 'xid'])
    .where('happened', '=', 'suggestion-approved')
    .execute()
  expect([facts.length, new Set(facts.map((it) => String(it.xid))).size]).toEqual([199, 1])

  const office = (await view(filer, ids[0] ?? '')).office
  const officer = await here.as(here.officers.get(office))
  const other = here.call.offices.find((it) => it.code !== office)?.code ?? ''
  const bulk = async (what: object, chosen: readonly string[]) => {
    const preview = granted(await officer.post(`/offices/${office}/bulk/preview`, { what, items: chosen }))
    expect(preview.items.every((it: { will: string }) => it.will === 'do')).toBe(true)
    return granted(
      await officer.post(`/offices/${office}/bulk`, {
        key: aKey(),
        what,
        items: preview.items.map((it: { id: string; revision: number }) => ({
          id: it.id,
          revision: it.revision,
        })),
      }),
    )
  }
  const moved = await bulk({ move: 'transfer', to: other, reason: '属于贵处职责范围。' }, ids.slice(100, 120))
  expect(moved.done).toHaveLength(20)
  const taken = await bulk({ move: 'accept' }, ids.slice(10, 90))
  expect(taken.done).toHaveLength(80)
  const { counts } = granted(await officer.get(`/offices/${office}/desk`))
  expect([counts.accepted, counts.waiting]).toEqual([80, 99])
}, 120_000)

test('what an unverified unit hands in keeps its time, waits, and reaches the office on verification', async () => {
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, { verified: false, members: [{ person, filer: true, admin: true }] })
  const as = await here.as(person)
  const { suggestion, receipt } = await fileOne(here, as, org.id, 'RKX')
  expect([suggestion.state, receipt.stage]).toEqual(['unverified', 'unverified'])
  const desk = await here.as(here.officers.get(suggestion.office))
  expect((await desk.get(`/suggestions/${suggestion.id}`)).status).toBe(404)
  here.site.clock.pass(3 * 86_400_000)
  const keeper = await here.as(here.keeper)
  granted(await keeper.post(`/admin/orgs/${org.id}/refuse`, { reason: '请补充单位证明材料。' }))
  granted(await keeper.post(`/admin/orgs/${org.id}/verify`))
  const seen = await view(await here.as(person), suggestion.id)
  expect(seen).toMatchObject({
    state: 'submitted',
    handedIn: suggestion.handedIn,
    firstHandedIn: suggestion.firstHandedIn,
    cohort: 'concentrated',
  })
  expect(seen.receipts.map((it: { stage: string }) => it.stage)).toEqual(['unverified', 'bureau'])
  here.site.clock.pass(-3 * 86_400_000)
})

test('a unit’s own quota holds back the next hand-in and a withdrawal makes room', async () => {
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })
  const as = await here.as(person)
  granted(await as.put(`/orgs/${org.id}/settings`, { quotas: { KP: 1 }, confirmByAdmin: false }))
  const { suggestion } = await fileOne(here, as, org.id, 'KP')
  const second = await begin(here, as, org.id, 'KP')
  await fillDraft(here, as, second)
  const refused = await move(as, second, 'hand-in')
  expect([said(refused), refused.body.more.quota]).toEqual(['422 quota-reached', 1])
  granted(await move(as, suggestion.id, 'withdraw', { reason: '' }))
  expect(said(await move(as, second, 'hand-in'))).toBe('200 done')
})

test('a unit cannot give itself more than the call allows, and nought means none', async () => {
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, { members: [{ person, filer: true, admin: true }] })
  const as = await here.as(person)
  granted(await as.put(`/orgs/${org.id}/settings`, { quotas: { KP: 0 }, confirmByAdmin: false }))
  const id = await begin(here, as, org.id, 'KP')
  await fillDraft(here, as, id)
  expect(granted(await as.post(`/suggestions/${id}/check`)).quota).toEqual({ allowed: 0, used: 0 })
  const refused = await move(as, id, 'hand-in')
  expect([said(refused), refused.body.more.quota]).toEqual(['422 quota-reached', 0])
  const { quotas } = granted(await as.get(`/unit/${org.id}/queue`))
  expect(quotas).toEqual([{ call: here.call.id, kind: 'KP', quota: 0, used: 0 }])
})

test('the unit’s order is one of a call and a kind, and only its reviewers set it', async () => {
  const filer = await here.as(writer)
  const desk = await here.as(reviewer)
  const [first = '', second = ''] = await fileMany(filer, university.id, 2)
  const body = { call: here.call.id, kind: 'RKX', items: [second, first] }
  expect(said(await filer.put(`/unit/${university.id}/ranking`, body))).toBe('403 not-yours')
  granted(await desk.put(`/unit/${university.id}/ranking`, body))
  const ranks = async () => [(await view(desk, first)).unitRank, (await view(desk, second)).unitRank]
  expect(await ranks()).toEqual([2, 1])
  // The order of another call leaves this one as it is.
  granted(await desk.put(`/unit/${university.id}/ranking`, { ...body, call: 'another-call', items: [] }))
  expect(await ranks()).toEqual([2, 1])
  granted(await desk.put(`/unit/${university.id}/ranking`, { ...body, items: [first] }))
  expect(await ranks()).toEqual([1, null])
})

test('a lone account reviews its own, which is written down and shown to the office', async () => {
  const person = await aPerson(here.site)
  const org = await aReadyOrg(here, {
    type: 'INST',
    members: [{ person, filer: true, reviewer: true, admin: true }],
  })
  const as = await here.as(person)
  const { suggestion } = await fileOne(here, as, org.id, 'ZDJC')
  const { suggestion: released } = granted(await move(as, suggestion.id, 'approve'))
  expect(released.selfReviewed).toBe(true)
  const desk = await here.as(here.officers.get(released.office))
  expect((await view(desk, released.id)).selfReviewed).toBe(true)
})

test('a deputy reviews on the days named, and on no other', async () => {
  const person = await aPerson(here.site)
  const deputy = await aPerson(here.site)
  const org = await aReadyOrg(here, {
    type: 'MED',
    members: [{ person, filer: true, admin: true }, { person: deputy }],
  })
  const as = await here.as(person)
  const { suggestion } = await fileOne(here, as, org.id, 'YYJC')
  granted(
    await as.put(`/orgs/${org.id}/members/${deputy.id}`, {
      filer: false,
      reviewer: false,
      admin: false,
      deputyFrom: '2024-02-22',
      deputyTo: '2024-02-23',
    }),
  )
  expect(said(await move(await here.as(deputy), suggestion.id, 'approve'))).toBe('404 not-found')
  const now = here.site.clock.now()
  here.site.clock.set(Date.parse('2024-02-24T00:00:00+08:00'))
  expect(said(await move(await here.as(deputy), suggestion.id, 'approve'))).toBe('404 not-found')
  here.site.clock.set(Date.parse('2024-02-23T23:59:59+08:00'))
  expect(said(await move(await here.as(deputy), suggestion.id, 'approve'))).toBe('200 done')
  here.site.clock.set(now)
})

test('when the grace ends, what was not released moves to rolling collection and can be released still', async () => {
  const filer = await here.as(writer)
  const early = (await fileOne(here, filer, university.id, 'ZDJC')).suggestion
  const late = (await fileOne(here, filer, university.id, 'ZDJC')).suggestion
  const now = here.site.clock.now()
  here.site.clock.set(Date.parse('2024-03-05T23:59:59+08:00'))
  await endGrace(here.site.ctx)
  const desk = await here.as(reviewer)
  expect(granted(await move(desk, early.id, 'approve')).suggestion.cohort).toBe('concentrated')
  here.site.clock.set(Date.parse('2024-03-06T00:00:00+08:00'))
  await endGrace(here.site.ctx)
  await endGrace(here.site.ctx)
  const again = await here.as(writer)
  const seen = await view(again, late.id)
  expect([seen.state, seen.cohort]).toEqual(['unit-review', 'rolling'])
  const told = granted(await again.get('/notices')).items.filter(
    (it: { sort: string; suggestion: string }) =>
      it.sort === 'suggestion-moved-to-rolling' && it.suggestion === late.id,
  )
  expect(told).toHaveLength(1)
  const released = granted(await move(await here.as(reviewer), late.id, 'approve')).suggestion
  expect([released.state, released.cohort]).toEqual(['submitted', 'rolling'])
  here.site.clock.set(now)
})
