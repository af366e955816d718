import { afterAll, beforeAll, expect, test } from 'vitest'
import type { As } from '#test/support/app.ts'
import { acceptedOne, aDirectionOf } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted } from '#test/support/journey.ts'
import { anExpertPerson, aRound, closeRound, type MadeExpert } from '#test/support/make-round.ts'
import { aPerson, type MadeOrg, type MadePerson } from '#test/support/people.ts'
import { statementsDuring } from '#test/support/statements.ts'

let here: City
let writer: MadePerson
let org: MadeOrg
let planning: As
let leader: As
let experts: readonly MadeExpert[]
let office: string
let opened = 0

beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site)
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  planning = await here.as(here.triage)
  leader = await here.as(await aPerson(here.site, { staff: [['leader']] }))
  experts = [
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
    await anExpertPerson(here.site),
  ]
})
afterAll(() => here.site.close())

/** So many directions, two sources each, in a guide of their own; and a round that has judged the sources. */
async function guideOf(count: number) {
  const directions: string[] = []
  const sources: string[] = []
  for (let n = 0; n < count; n++) {
    const made = [
      await acceptedOne(here, writer, org.id, 'full'),
      await acceptedOne(here, writer, org.id, 'none'),
    ]
    office = made[0]?.office ?? ''
    sources.push(...made.map((it) => it.id))
    directions.push(await aDirectionOf(here, office, made, { title: `海上风电叶片防护技术之${++opened}` }))
  }
  const by = here.heads.get(office)
  if (!by) throw new Error('The office has no head.')
  const round = await aRound(here.site, {
    call: here.call.id,
    office,
    by,
    of: sources,
    experts,
    tasks: 'handed-in',
  })
  await closeRound(here.site, round.id)
  const { id } = granted(
    await planning.post('/guides', {
      key: aKey(),
      call: here.call.id,
      slug: `2024-of-${count}-${opened}`,
      title: { zh: `2024 年度申报指南（${opened}）`, en: `Guide for 2024, ${opened}` },
      intro: { zh: '', en: '' },
      kinds: ['ZDYF'],
      terms: { ZDYF: { zh: '由企业牵头申报。', en: 'Enterprises apply.' } },
      applyFrom: '2024-05-30',
      applyTo: '2024-06-30',
    }),
  )
  const { guide } = granted(await planning.get(`/guides/${id}/board`))
  granted(
    await planning.put(`/guides/${id}/directions`, { revision: guide.revision, key: aKey(), directions }),
  )
  return { id, slug: guide.slug as string, directions, round: round.id }
}
type Made = Awaited<ReturnType<typeof guideOf>>

const step = async (as: As, id: string, verb: string) => {
  const { guide } = granted(await as.get(`/guides/${id}/board`))
  return granted(await as.post(`/guides/${id}/${verb}`, { revision: guide.revision, key: aKey() }))
}

async function counted(pages: readonly (readonly [as: As, path: string])[]): Promise<readonly number[]> {
  const counts: number[] = []
  for (const [as, path] of pages) {
    // The first reading fills what is kept in memory.
    granted(await as.get(path))
    counts.push(await statementsDuring(async () => granted(await as.get(path))))
  }
  return counts
}

test('pages of directions, rounds and guides take as many statements for five as for two', async () => {
  const pagesOf = async ({ id, round }: Made) => {
    const head = await here.as(here.heads.get(office))
    return [
      [head, `/offices/${office}/directions?call=${here.call.id}`],
      [head, `/offices/${office}/direction-opinions?call=${here.call.id}`],
      [head, `/offices/${office}/meetings?call=${here.call.id}`],
      [head, `/offices/${office}/judgeable?call=${here.call.id}&subjects=suggestion`],
      [head, `/offices/${office}/rounds?call=${here.call.id}`],
      [head, `/rounds/${round}`],
      [head, `/rounds/${round}/results`],
      [planning, '/guides'],
      [planning, `/guides/${id}/board`],
      [planning, `/guides/${id}/difference`],
    ] as const
  }
  const publicOf = ({ slug }: Made) =>
    [
      [here.site.anyone, '/public/guides'],
      [here.site.anyone, `/public/guides/${slug}`],
      [here.site.anyone, `/public/guides/${slug}/directions/1.1`],
      [here.site.anyone, `/public/guides/${slug}/feed`],
    ] as const
  const out = async (it: Made): Promise<number> => {
    await step(leader, it.id, 'approve')
    return statementsDuring(() => step(planning, it.id, 'publish'))
  }
  // What went out before is what a guide is compared with.
  await out(await guideOf(1))
  const two = await guideOf(2)
  const before = await counted(await pagesOf(two))
  const goesOut = await out(two)
  const read = await counted(publicOf(two))
  const five = await guideOf(5)
  expect(await counted(await pagesOf(five))).toEqual(before)
  const eachMore = ((await out(five)) - goesOut) / 3
  expect(await counted(publicOf(five))).toEqual(read)
  // A direction has its step, each of its two sources its move and its letter: they grow with it, and with nothing else.
  expect(eachMore).toBeLessThanOrEqual(12)
}, 120_000)
