import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { As } from '#test/support/app.ts'
import { type Drafting, drafting, edit } from '#test/support/drafting.ts'
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
