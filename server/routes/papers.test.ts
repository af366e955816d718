import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { As } from '#test/support/app.ts'
import { type Drafting, drafting, draftingCall, edit } from '#test/support/drafting.ts'
import { handedInWith } from '#test/support/handed-in.ts'
import { aPerson } from '#test/support/people.ts'

let here: Drafting
let reading: As
let stranger: As
beforeAll(async () => {
  here = await drafting()
  reading = await signedIn({ staff: [['officer', 'TWO']] })
  stranger = here.stranger
})
afterAll(() => here.site.close())
const signedIn = async (who: Parameters<typeof aPerson>[1]) =>
  here.site.signIn((await aPerson(here.site, who)).email)

const get = (address: string, who?: As) =>
  here.site.app.inject({ url: `/api/v1${address}`, headers: who?.cookie ? { cookie: who.cookie } : {} })

/** The text of a Word file, without its marks. */
const textOf = (bytes: Buffer): string =>
  strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replaceAll(/<[^>]+>/g, '')
const isPdf = (bytes: Buffer): boolean => bytes.subarray(0, 5).toString('latin1') === '%PDF-'

describe('blank forms', () => {
  it.each(['TECH', 'STUDY'])('of %s are open to everybody, as Word and as PDF', async (kind) => {
    const word = await get(`/calls/xiaoshi-2030/kinds/${kind}/paper?format=docx`)
    const pdf = await get(`/calls/xiaoshi-2030/kinds/${kind}/paper`)
    expect([word.statusCode, pdf.statusCode]).toEqual([200, 200])
    expect(word.headers).toMatchObject({ 'x-content-type-options': 'nosniff' })
    expect(isPdf(pdf.rawPayload)).toBe(true)
    expect(textOf(word.rawPayload)).toContain('本表不得填写涉密内容')
  })

  it.each([
    ['/calls/nowhere/kinds/TECH/paper', 404],
    ['/calls/xiaoshi-2030/kinds/NONE/paper', 404],
    ['/calls/xiaoshi-2030/kinds/TECH/paper?format=exe', 422],
  ])('%s is refused', async (address, status) => {
    expect((await get(address)).statusCode).toBe(status)
  })
})

describe('a suggestion', () => {
  it('is drawn as a draft for those who write it, in two languages', async () => {
    const id = await here.begin()
    await here.filer.post(`/suggestions/${id}/answers`, { ops: [edit('rivals', '海上风电𠮷<轴承>&"润滑"')] })
    const word = await get(`/suggestions/${id}/paper?format=docx&words=both`, here.filer)
    expect(textOf(word.rawPayload)).toContain('海上风电𠮷&lt;轴承&gt;&amp;')
    expect(textOf(word.rawPayload)).toContain('Nothing secret may be written')
    const pdf = await get(`/suggestions/${id}/paper`, here.filer)
    expect([pdf.statusCode, isPdf(pdf.rawPayload)]).toEqual([200, true])
  })

  it('that is a draft is nobody else’s', async () => {
    const id = await here.begin()
    for (const who of [here.officer, reading, stranger, undefined])
      expect((await get(`/suggestions/${id}/paper`, who)).statusCode).toBeGreaterThanOrEqual(401)
  })

  it('that came back is drawn as it is being revised, and as it was handed in where that is asked for', async () => {
    const id = await handedInWith(here)
    await here.site.ctx.db
      .updateTable('suggestion')
      .set({ state: 'office-returned' })
      .where('id', '=', id)
      .execute()
    const { answers } = (await here.filer.get(`/suggestions/${id}/draft`)).body
    const rev = answers.find((it: { path: string }) => it.path === 'rivals').rev
    await here.filer.post(`/suggestions/${id}/answers`, {
      ops: [{ ...edit('rivals', '改过的话'), base: rev }],
    })
    const drawnAs = async (more: string) =>
      textOf((await get(`/suggestions/${id}/paper?format=docx${more}`, here.filer)).rawPayload)
    expect(await drawnAs('')).toContain('改过的话')
    expect(await drawnAs('&version=1')).toContain('处室专用的话')
  })

  it('that was handed in keeps the office’s own part from those who read along', async () => {
    const id = await handedInWith(here)
    const seenBy = async (who: As) =>
      textOf((await get(`/suggestions/${id}/paper?format=docx`, who)).rawPayload)
    expect(await seenBy(here.officer)).toContain('处室专用的话')
    expect(await seenBy(reading)).not.toContain('处室专用的话')
    expect((await get(`/suggestions/${id}/paper`, stranger)).statusCode).toBe(404)
    expect((await get(`/suggestions/${id}/paper?version=9`, here.officer)).statusCode).toBe(404)
  })
})

describe('a filled form', () => {
  const send = async (bytes: Buffer, address = '/calls/xiaoshi-2030/read-paper') => {
    const answer = await here.site.app.inject({
      method: 'POST',
      url: `/api/v1${address}`,
      headers: { cookie: here.filer.cookie ?? '', 'content-type': 'application/octet-stream' },
      payload: bytes,
    })
    return { status: answer.statusCode, body: answer.json() }
  }
  const printed = async (): Promise<Buffer> => {
    const id = await here.begin()
    await here.filer.post(`/suggestions/${id}/answers`, {
      ops: [edit('rivals', '甲队、乙队'), edit('scope', 'full')],
    })
    return (await get(`/suggestions/${id}/paper?format=docx`, here.filer)).rawPayload
  }

  it('is read question by question, and nothing of it is kept', async () => {
    const file = await printed()
    const before = (await here.filer.get('/suggestions?limit=50')).body.items?.length
    const { status, body } = await send(file)
    expect(status).toBe(200)
    expect(body).toMatchObject({ problem: null, kind: 'TECH', version: 'in-force', carried: [] })
    const found = new Map(body.fields.map((it: { field: string }) => [it.field, it]))
    expect(found.get('rivals')).toMatchObject({ state: 'value', value: '甲队、乙队', confidence: 'both' })
    expect(found.get('scope')).toMatchObject({ state: 'value', value: 'full' })
    expect(found.get('phone')).toMatchObject({ state: 'blank', value: null })
    expect((await here.filer.get('/suggestions?limit=50')).body.items?.length).toBe(before)
  })

  it('of an older form is read by that form, and told what became of each answer', async () => {
    const file = await printed()
    const call = draftingCall()
    const form = call.forms['tech']
    if (!form) throw new Error('The call has no such form.')
    const sections = form.sections.map((it) => ({
      ...it,
      fields: it.fields.filter((one) => one.id !== 'rivals'),
    }))
    await here.site.install({ ...call, forms: { ...call.forms, tech: { ...form, sections } } })
    const { body } = await send(file)
    await here.site.install(call)
    expect(body).toMatchObject({ version: 'older', kind: 'TECH', versions: { from: expect.any(String) } })
    expect(body.versions.from).not.toBe(body.versions.to)
    expect(body.fields.find((it: { field: string }) => it.field === 'scope')).toMatchObject({ value: 'full' })
    expect(body.carried.find((it: { field: string }) => it.field === 'rivals')).toMatchObject({
      went: 'dropped',
      why: 'no-field',
      value: '甲队、乙队',
    })
  })

  it.each([
    ['that is none', Buffer.from('MZ'), 'not-word'],
    ['of before 2007', Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'old-or-locked'],
    ['larger than any form', Buffer.alloc(10_000_001, 1), 'too-large'],
  ])('%s is answered with its reason', async (_, bytes, problem) => {
    expect((await send(bytes)).body).toMatchObject({ problem, fields: [] })
  })

  it('is not read for who is not signed in, nor for a call that is not there', async () => {
    const answer = await here.site.app.inject({
      method: 'POST',
      url: '/api/v1/calls/xiaoshi-2030/read-paper',
      headers: { 'content-type': 'application/octet-stream' },
      payload: await printed(),
    })
    expect(answer.statusCode).toBe(401)
    expect((await send(Buffer.from('x'), '/calls/nowhere/read-paper')).status).toBe(404)
  })
})
