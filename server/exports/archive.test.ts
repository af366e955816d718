import { unzipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { verifyDossier } from '#documents/dossier/verify.ts'
import { seal } from '#server/db/chain.ts'
import { hashOf } from '#server/db/facts.ts'
import { makeExports } from '#server/jobs/make-exports.ts'
import type { As } from '#test/support/app.ts'
import { aDirectionOf, type TakenIn, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, begin, type City, city, granted, move, said } from '#test/support/journey.ts'
import { anExpertPerson, aRound, closeRound } from '#test/support/make-round.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'

const marks = { draft: '标记草稿甲子', frozen: '标记冻结乙丑', taken: '标记受理丙寅' } as const

let here: City
let one: TakenIn
let direction: string
let round: string
const who: Record<string, As> = {}
const as = (name: string): As => {
  const found = who[name]
  if (!found) throw new Error(name)
  return found
}
beforeAll(async () => {
  here = await city()
  const { site } = here
  const writer = await aPerson(site)
  const org = await aReadyOrg(here, { members: [{ person: writer, filer: true, admin: true }] })
  one = await takenIn(here, writer, org.id, { title: `${marks.taken}的题目` })
  const hidden = await takenIn(here, writer, org.id, { title: `${marks.frozen}的题目` })
  granted(
    await move(await here.as(here.heads.get(hidden.office)), hidden.id, 'freeze', { reason: '疑似涉密。' }),
  )
  await begin(here, await here.as(writer), org.id, 'RKX', { title: `${marks.draft}的题目` })
  direction = await aDirectionOf(here, one.office, [one], { until: 'drafting' })
  const by = here.heads.get(one.office) as MadePerson
  const asked = { call: here.call.id, office: one.office, by, of: [one.id], tasks: 'handed-in' } as const
  round = (await aRound(site, { ...asked, experts: [await anExpertPerson(site)] })).id
  await closeRound(site, round)
  await seal(site.ctx.db, site.clock.now())
  const withRole = async (...staff: (readonly [string, (string | undefined)?])[]) =>
    here.as(await aPerson(site, { staff: staff as never }))
  Object.assign(who, {
    records: await withRole(['triage'], ['exporter']),
    leader: await withRole(['leader'], ['exporter']),
    triage: await here.as(here.triage),
    exporter: await withRole(['officer', one.office], ['exporter']),
    auditor: await withRole(['auditor'], ['exporter']),
  })
})
afterAll(() => here.site.close())

const ask = (reader: As, wanted: object) => reader.post('/exports', { key: aKey(), sort: 'archive', wanted })

async function archiveOf(reader: As) {
  const { id } = granted(await ask(reader, { call: here.call.id })).export
  await makeExports(here.site.ctx)
  expect(granted(await reader.get(`/exports/${id}`)).export).toMatchObject({ state: 'ready', done: 1 })
  const answer = await here.site.app.inject({
    url: `/api/v1/exports/${id}/file`,
    headers: { cookie: reader.cookie ?? '' },
  })
  const bytes = answer.rawPayload
  const files = unzipSync(bytes)
  const text = (path: string) => Buffer.from(files[path] ?? []).toString()
  return { bytes, files, text, names: Object.keys(files) }
}

describe('the archive of a call', () => {
  test.each(['records', 'leader'])('holds for the %s everything that they read, by office', async (name) => {
    const made = await archiveOf(as(name))
    const office = `offices/${one.office}`
    expect(made.names).toEqual(
      expect.arrayContaining([
        'call/versions/1.json',
        'call/facts.json',
        ...here.call.notices.map((it) => `call/notices/${it.id}.zh.md`),
        `${office}/${one.no}/versions/1.pdf`,
        `${office}/${one.no}/index.html`,
        `${office}/directions/${direction}.json`,
        `${office}/rounds/${round}/round.json`,
        `${office}/rounds/${round}/results.json`,
        `${office}/index.en.html`,
        'statistics.json',
        'checkpoints.ndjson',
        'index.html',
        'manifest.json',
      ]),
    )
    const texts = made.names.map(made.text).join('\n')
    expect(Object.values(marks).filter((mark) => texts.includes(mark))).toEqual([marks.taken])
    expect(JSON.parse(made.text('statistics.json'))).toMatchObject({ total: 1 })
  })

  test('proves itself: chains of the call and its suggestions, and the checkpoints', async () => {
    const { bytes } = await archiveOf(as('records'))
    const read = (all: Buffer) =>
      verifyDossier(
        { size: all.length, read: async (at, length) => all.subarray(at, at + length) },
        hashOf as never,
      )
    const found = await read(bytes)
    expect(found).toMatchObject({ faults: [], manifest: { sort: 'archive', of: { call: here.call.id } } })
    expect(found.manifest?.chains.map((it) => it.subject)).toEqual([`call:${here.call.id}`])
    expect(found.manifest?.checkpoint?.n).toBeGreaterThan(0)
  })

  test('holds every comment of the public, also beyond what a list shows', async () => {
    const { ctx, clock } = here.site
    const guide = ctx.dice.id(clock.now())
    const at = new Date(clock.now())
    await ctx.db
      .insertInto('guide')
      .values({
        id: guide,
        call: here.call.id,
        slug: 'aaaaaaaaaa',
        kinds: ['ZDYF'],
        title: JSON.stringify({ zh: '征求意见的指南', en: 'A guide in comments' }),
        state: 'commenting',
        since: at,
        created_at: at,
        by_person: here.triage.id,
      })
      .execute()
    await sql`insert into guide_comment (id, guide, name, body, at)
      select gen_random_uuid(), ${guide}, '某人', '意见' || n, ${at} from generate_series(1, 1001) n`.execute(
      ctx.db,
    )
    const made = await archiveOf(as('records'))
    const file = made.names.find((it) => it.endsWith('/comments.json')) ?? ''
    expect(JSON.parse(made.text(file))).toHaveLength(1001)
    await ctx.db.deleteFrom('guide').where('id', '=', guide).execute()
  })

  test('has no page that leads nowhere', async () => {
    const made = await archiveOf(as('records'))
    for (const path of made.names.filter((it) => it.endsWith('.html'))) {
      const dead = [...made.text(path).matchAll(/href="([^"]*)"/g)]
        .map((it) => decodeURIComponent(new URL(it[1] ?? '', `file:///${path}`).pathname.slice(1)))
        .filter((it) => !made.names.includes(it))
      expect(dead, path).toEqual([])
    }
  })

  test.each([
    ['triage', '403 not-an-exporter'],
    ['exporter', '403 not-yours'],
    ['auditor', '403 not-yours'],
  ])('is not made for the %s', async (name, answer) => {
    expect(said(await ask(as(name), { call: here.call.id }))).toBe(answer)
  })

  test('of a call that is not there is not found', async () => {
    expect(said(await ask(as('records'), { call: 'nowhere' }))).toBe('404 not-found')
    expect(said(await ask(as('records'), {}))).toBe('422 bad-input')
  })
})
