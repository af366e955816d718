import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted, move } from '#test/support/journey.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'

let here: City
let asking: string
let asked: string
let its: TakenIn
let other: TakenIn
let officer: As
let head: MadePerson
beforeAll(async () => {
  here = await city()
  const writer = await aPerson(here.site)
  const org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  its = await takenIn(here, writer, org.id, { title: '港口装卸设备智能运维' })
  other = await takenIn(here, writer, org.id, { title: '港口岸电负荷预测' })
  asking = its.office
  asked = here.call.offices.find((it) => it.code !== asking)?.code ?? ''
  // Two offices are to be heard on one of them, one on the other.
  const third = here.call.offices.find((it) => it.code !== asking && it.code !== asked)?.code ?? ''
  await reads(its.id, [asked, third])
  await reads(other.id, [asked])
  officer = await here.as(here.officers.get(asked))
  head = here.heads.get(asking) as MadePerson
})
afterAll(() => here.site.close())

const reads = (id: string, readers: readonly string[]) =>
  here.site.ctx.db
    .updateTable('suggestion')
    .set({ readers: [...readers] })
    .where('id', '=', id)
    .execute()
const counts = async () => granted(await officer.get(`/offices/${asked}/desk`)).counts
const titles = async (view: string) =>
  granted(await officer.get(`/offices/${asked}/queue?view=${view}`)).items.map(
    (it: { title: string }) => it.title,
  )
const say = async (as: As, id: string) =>
  granted(
    await as.post(`/suggestions/${id}/opinion`, { key: aKey(), body: '建议补充与现有岸电系统的接口要求。' }),
  )
const toldTo = async (person: string) =>
  (
    await here.site.ctx.db
      .selectFrom('notice')
      .select('suggestion')
      .where('person', '=', person)
      .where('sort', '=', 'suggestion-opinion-added')
      .execute()
  ).map((it) => it.suggestion)

test('an office is asked until it has answered, and finds its answers again', async () => {
  expect(await counts()).toMatchObject({ opinions: 2, 'opinions-given': 0 })
  await say(officer, its.id)
  expect(await counts()).toMatchObject({ opinions: 1, 'opinions-given': 1 })
  expect(await titles('opinions')).toEqual(['港口岸电负荷预测'])
  expect(await titles('opinions-given')).toEqual(['港口装卸设备智能运维'])
})

test('what one office has answered still waits for the other', async () => {
  const third = here.call.offices.find((it) => it.code !== asking && it.code !== asked)?.code ?? ''
  const theirs = await here.as(here.officers.get(third))
  const desk = granted(await theirs.get(`/offices/${third}/desk`))
  expect(desk.counts).toMatchObject({ opinions: 1, 'opinions-given': 0 })
})

test('an opinion is told to who handles it, or to the heads of the office that has it', async () => {
  const { db } = here.site.ctx
  const { handler } = await db
    .selectFrom('suggestion')
    .select('handler')
    .where('id', '=', its.id)
    .executeTakeFirstOrThrow()
  expect(await toldTo(handler ?? '')).toEqual([its.id])
  expect(await toldTo(head.id)).toEqual([])
  granted(await move(await here.as(head), other.id, 'assign', { handler: null }))
  await say(officer, other.id)
  expect(await toldTo(head.id)).toEqual([other.id])
  expect(await counts()).toMatchObject({ opinions: 0, 'opinions-given': 2 })
})

test('whoever works in two offices that are asked speaks for one and then for the other', async () => {
  const third = here.call.offices.find((it) => it.code !== asking && it.code !== asked)?.code ?? ''
  await here.site.ctx.db.deleteFrom('remark').where('suggestion', '=', its.id).execute()
  const both = await here.as(
    await aPerson(here.site, {
      staff: [
        ['officer', asked],
        ['officer', third],
      ],
    }),
  )
  const waits = async () =>
    Promise.all(
      [asked, third].map(async (code) => {
        const { items } = granted(await both.get(`/offices/${code}/queue?view=opinions`))
        return items.some((it: { id: string }) => it.id === its.id)
      }),
    )
  expect(await waits()).toEqual([true, true])
  await say(both, its.id)
  expect((await waits()).filter(Boolean)).toHaveLength(1)
  await say(both, its.id)
  expect(await waits()).toEqual([false, false])
})
