import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { As } from '../support/app.ts'
import { acceptedOne, aDirectionOf, aGuideOf, type TakenIn } from '../support/guide.ts'
import { aKey, aReadyOrg, type City, city, fileOne, granted, move, view } from '../support/journey.ts'
import { aPerson, type MadeOrg, type MadePerson } from '../support/people.ts'
import { adoptedOne, fillStage, openedFrom, stepOn } from '../support/projects.ts'

let here: City
let org: MadeOrg
let writer: MadePerson
let filer: As
let stranger: As
let planning: As
let leader: As

beforeAll(async () => {
  here = await city()
  writer = await aPerson(here.site, { name: '陈同' })
  org = await aReadyOrg(here, { type: 'ENT', members: [{ person: writer, filer: true, admin: true }] })
  filer = await here.as(writer)
  stranger = await here.as(await aPerson(here.site))
  planning = await here.as(here.triage)
  leader = await here.as(await aPerson(here.site, { staff: [['leader']] }))
})
afterAll(() => here.site.close())

const get = (address: string, as?: As) =>
  here.site.app.inject({ url: `/api/v1${address}`, headers: as?.cookie ? { cookie: as.cookie } : {} })
const status = async (address: string, as?: As) => (await get(address, as)).statusCode

/** The words of a paper, asked for as Word. */
async function wordsOf(address: string, as?: As): Promise<string> {
  const answer = await get(`${address}${address.includes('?') ? '&' : '?'}format=docx`, as)
  expect(answer.statusCode, address).toBe(200)
  const xml = strFromU8(unzipSync(answer.rawPayload)['word/document.xml'] ?? new Uint8Array())
  return xml.replaceAll(/<[^>]+>/g, '')
}

async function installed() {
  const found = await here.site.ctx.calls.byId(here.call.id)
  if (!found) throw new Error('The call is not installed.')
  return found
}
const freeze = (id: string) =>
  here.site.ctx.db
    .updateTable('suggestion')
    .set((it) => ({ state: 'frozen', frozen_before: it.ref('state') }))
    .where('id', '=', id)
    .execute()
const officeOf = (it: TakenIn) => here.as(here.officers.get(it.office))

describe('what a call has on paper', () => {
  test('the standard of readiness is an annex: every class and every level of it', async () => {
    const { call } = await installed()
    const annex = call.annexes.find((it) => it.forms.length === 0)
    const address = `/calls/${call.id}/annexes/${annex?.no}/paper`
    const words = await wordsOf(`${address}?words=both`)
    const classes = call.lists['techClasses'] ?? []
    expect(classes.filter((it) => !words.includes(it.name.zh) || !words.includes(it.name.en))).toEqual([])
    for (const level of call.readiness.checklists?.classes.flatMap((it) => it.levels) ?? [])
      for (const { text } of level.items) expect(words).toContain(text.zh)
    const form = call.annexes.find((it) => it.forms.length > 0)
    expect(await status(`/calls/${call.id}/annexes/${form?.no}/paper`)).toBe(404)
    expect(await status(`/calls/nowhere/annexes/${annex?.no}/paper`)).toBe(404)
  })

  test('the condensation sheet is there alone', async () => {
    const words = await wordsOf(`/calls/${here.call.id}/condensation/paper`)
    const [form] = Object.values((await installed()).call.forms)
    for (const section of form?.sections ?? [])
      expect(words.includes(section.title.zh), section.title.zh).toBe(section.sheet === 'condensation')
  })

  test('a PDF is looked at in a page of this site and of no other; Word is never shown', async () => {
    const address = `/calls/${here.call.id}/condensation/paper?show=page`
    const { headers, rawPayload } = await get(address)
    expect(rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(headers).toMatchObject({
      'content-type': 'application/pdf',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringContaining("frame-ancestors 'self'"),
    })
    expect(headers['content-disposition']).toMatch(/^inline;/)
    const word = await get(`${address}&format=docx`)
    expect(word.headers['content-type']).toBe('application/octet-stream')
    expect(word.headers['content-disposition']).toMatch(/^attachment;/)
  })
})

describe('receipts and letters', () => {
  const verified = async (no: string, digest: string) =>
    granted(await here.site.anyone.post('/receipts/verify', { no, digest }))
  const digestIn = (words: string) => /([0-9a-f]{8} ){7}[0-9a-f]{8}/.exec(words)?.[0] ?? ''

  test('a receipt carries what proves it, for those who see it on the screen', async () => {
    const { id } = (await fileOne(here, filer, org.id, 'ZDYF')).suggestion
    const { receipts, no, title } = await view(filer, id)
    const address = `/suggestions/${id}/receipts/${receipts[0].fact}/paper`
    const words = await wordsOf(address, filer)
    expect([words.includes(no), words.includes(title), words.includes(org.name)]).toEqual([true, true, true])
    expect(await verified(no, digestIn(words))).toMatchObject({ genuine: true, version: 1, letter: null })
    for (const who of [stranger, undefined]) expect(await status(address, who)).toBeGreaterThanOrEqual(401)
    expect(await status(`/suggestions/${id}/receipts/99/paper`, filer)).toBe(404)
  })

  test('a return is a letter with its reasons; it is checked by number and digest, and says what it told', async () => {
    const { suggestion } = await fileOne(here, filer, org.id, 'ZDYF')
    const it: TakenIn = { ...suggestion, office: suggestion.destination?.code ?? suggestion.officeRef?.code }
    const officer = await officeOf(it)
    const reason = '指标还不够清楚，请补充检验方法。'
    granted(await move(officer, it.id, 'office-return', { reason, remarks: [] }))
    const { entries } = granted(await filer.get(`/suggestions/${it.id}/timeline`))
    const fact = (happened: string) =>
      entries.find((one: { happened: string }) => one.happened === happened)?.n as number
    const address = `/suggestions/${it.id}/letters/${fact('suggestion-returned-by-office')}/paper`
    const words = await wordsOf(address, filer)
    expect(words).toContain('陈同：')
    expect(words).toContain(reason)
    const digest = digestIn(words)
    expect(await verified(it.no, digest)).toMatchObject({
      genuine: true,
      letter: 'suggestion-returned-by-office',
      version: null,
    })
    expect(await verified('ZN2024-ZDYF-9999', digest)).toMatchObject({
      genuine: false,
      letter: null,
      at: null,
    })
    expect(await wordsOf(address, officer)).toContain(reason)
    const others = here.call.offices.map((one) => one.code).find((one) => one !== it.office) ?? ''
    const other = await here.as(here.officers.get(others))
    for (const who of [stranger, other, undefined])
      expect(await status(address, who)).toBeGreaterThanOrEqual(401)
    // An office that reads along reads the suggestion and not what another wrote to its filers.
    await here.site.ctx.db
      .updateTable('suggestion')
      .set({ readers: [others] })
      .where('id', '=', it.id)
      .execute()
    expect(await status(`/suggestions/${it.id}/paper`, other)).toBe(200)
    expect(await status(address, other)).toBe(404)
    const { receipts } = await view(filer, it.id)
    expect(await status(`/suggestions/${it.id}/receipts/${receipts[0].fact}/paper`, other)).toBe(404)
    expect(await status(`/suggestions/${it.id}/letters/${fact('suggestion-handed-in')}/paper`, filer)).toBe(
      404,
    )
    await freeze(it.id)
    expect(await status(address, filer)).toBe(409)
  })
})

describe('a guide', () => {
  const step = async (as: As, id: string, verb: string) => {
    const { guide } = granted(await as.get(`/guides/${id}/board`))
    return granted(await as.post(`/guides/${id}/${verb}`, { revision: guide.revision, key: aKey() }))
  }

  test('is a paper for those who prepare it, and once it is out for everybody; its letter names it', async () => {
    const source = await acceptedOne(here, writer, org.id, 'full')
    const direction = await aDirectionOf(here, source.office, [{ id: source.id, use: 'whole' }], {
      title: '叶片防护技术镕',
    })
    const { id } = granted(await planning.post('/guides', aGuideOf(here.call.id, '2024-paper')))
    const { guide } = granted(await planning.get(`/guides/${id}/board`))
    granted(
      await planning.put(`/guides/${id}/directions`, {
        revision: guide.revision,
        key: aKey(),
        directions: [direction],
      }),
    )
    const prepared = await wordsOf(`/guides/${id}/paper?words=both`, planning)
    expect(prepared).toContain('1.1 叶片防护技术镕')
    expect(prepared).toContain('编制稿，未经发布')
    expect(await status(`/guides/${id}/paper`, filer)).toBeGreaterThanOrEqual(403)
    expect(await status('/public/guides/2024-paper/paper')).toBe(404)

    await step(leader, id, 'approve')
    await step(planning, id, 'publish')
    const published = await wordsOf('/public/guides/2024-paper/paper')
    expect(published).toContain('1.1 叶片防护技术镕')
    expect(published).not.toContain('编制稿')
    expect(published).toContain('/guides/2024-paper')
    expect((await get('/public/guides/2024-paper/paper')).rawPayload.subarray(0, 5).toString()).toBe('%PDF-')

    const { entries } = granted(await filer.get(`/suggestions/${source.id}/timeline`))
    const fact = entries.find((one: { happened: string }) => one.happened === 'suggestion-concluded').n
    const letter = await wordsOf(`/suggestions/${source.id}/letters/${fact}/paper`, filer)
    for (const said of ['2024 年度申报指南', '1.1 叶片防护技术镕', '采纳']) expect(letter).toContain(said)
  })
})

describe('a project', () => {
  test('is on paper what its screens show: the stage to its team, snapshots as each may read them', async () => {
    const source = await adoptedOne(here, writer, org.id)
    const id = await openedFrom(here, source, org, writer)
    const officer = await officeOf(source)
    const { no, snapshots, title } = granted(await filer.get(`/projects/${id}`))
    expect(await wordsOf(`/projects/${id}/paper?stage=mid-term&words=both`, filer)).toContain('中期')
    await fillStage(here, filer, id)
    expect(await wordsOf(`/projects/${id}/paper`, filer)).toContain(no)
    expect(await status(`/projects/${id}/paper`, officer)).toBe(403)

    const baseline = `/projects/${id}/paper?snapshot=${snapshots[0].id}`
    expect(await wordsOf(baseline, officer)).toContain('出具单位')
    const held = await wordsOf(baseline, filer)
    expect([held.includes(title), held.includes('出具单位')]).toEqual([true, false])
    expect(held).toContain('证明材料尚未对承担方开放')
    for (const who of [stranger, undefined]) expect(await status(baseline, who)).toBeGreaterThanOrEqual(401)

    granted(await stepOn(filer, id, 'hand-in'))
    const now = granted(await filer.get(`/projects/${id}`))
    const handedIn = now.snapshots.at(-1)
    const words = await wordsOf(`/projects/${id}/paper?snapshot=${handedIn.id}`, officer)
    expect(words).toContain(handedIn.hash.slice(0, 8))
    expect(await status(`/projects/${id}/paper?snapshot=${aKey()}`, officer)).toBe(404)
    await freeze(source.id)
    expect(await status(baseline, filer)).toBe(404)
  })
})
