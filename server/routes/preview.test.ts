import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { As } from '#test/support/app.ts'
import { attach } from '#test/support/attach.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { handedInWith } from '#test/support/handed-in.ts'
import { aBareWordFile, aPdf, aPicture, aWordFile } from '#test/support/make-files.ts'
import { aPerson } from '#test/support/people.ts'

let here: Drafting
let suggestion: string
let alongside: As
const made: Record<string, string> = {}
beforeAll(async () => {
  here = await drafting()
  alongside = await here.site.signIn((await aPerson(here.site, { staff: [['officer', 'TWO']] })).email)
  suggestion = await handedInWith(here)
  for (const [name, field, bytes] of [
    ['plan.pdf', 'attachments', aPdf(['Plan'])],
    ['photo.png', 'attachments', aPicture],
    ['方案.docx', 'attachments', await aWordFile(['盐雾试验'])],
    ['broken.docx', 'attachments', aBareWordFile('<!DOCTYPE a>')],
    ['table.xlsx', 'attachments', Buffer.from('PK')],
    ['page.png', 'attachments', Buffer.from('<html><script>alert(1)</script></html>')],
    ['picture.svg', 'attachments', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['proof.pdf', 'proof', aPdf(['Rivals'])],
  ] as const)
    made[name] = await put(suggestion, field, name, bytes)
})
afterAll(() => here.site.close())

const put = (id: string, field: string, name: string, bytes: Buffer) =>
  attach(here.site, { suggestion: id, field, name, by: here.filerPerson.id }, bytes)

const look = (name: string, as: As = here.officer, headers: Record<string, string> = {}) =>
  here.site.app.inject({
    url: `/api/v1/suggestions/${suggestion}/files/${made[name]}/preview`,
    headers: { cookie: as.cookie ?? '', ...headers },
  })

describe('a file to look at', () => {
  it.each([
    ['plan.pdf', 'application/pdf', aPdf(['Plan'])],
    ['photo.png', 'image/png', aPicture],
  ])('is itself, under the type that its content has: %s', async (name, type, bytes) => {
    const answer = await look(name)
    expect(answer.rawPayload.equals(bytes)).toBe(true)
    expect(answer.headers).toMatchObject({
      'content-type': type,
      'content-disposition': `inline; filename="${name}"; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    const policy = String(answer.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'self'")
    expect(policy).not.toContain('script-src')
  })

  it('is a page without script where it was written in Word', async () => {
    const answer = await look('方案.docx')
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toMatch(
      /^sandbox; default-src 'none'; img-src data:; style-src 'sha256-[\w+/=]+'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'$/,
    )
    expect(answer.body).toContain('<title>方案.docx</title>')
    expect(answer.body).toContain('<p>盐雾试验</p>')
    expect(answer.body).not.toMatch(/<script|<a |href=|src="(?!data:)/)
  })

  it('says in its place that a Word file cannot be shown', async () => {
    const answer = await look('broken.docx', here.officer, { 'accept-language': 'en' })
    expect([answer.statusCode, answer.body]).toEqual([200, expect.stringContaining('cannot be shown here')])
  })

  it.each(['table.xlsx', 'page.png', 'picture.svg'])(
    'is refused where it is not made for that: %s',
    async (name) => {
      const answer = await look(name)
      expect([answer.statusCode, answer.json().why]).toEqual([422, 'no-preview'])
    },
  )

  it('is for those alone who may fetch it', async () => {
    const secret = async (as: As) => (await look('proof.pdf', as)).statusCode
    expect([await secret(here.filer), await secret(here.officer)]).toEqual([200, 200])
    expect([await secret(alongside), await secret(here.stranger)]).toEqual([404, 404])
    expect((await look('plan.pdf', alongside)).statusCode).toBe(200)
    const draft = await here.begin()
    const id = await put(draft, 'attachments', 'draft.pdf', aPdf(['Draft']))
    const of = (as: As) => as.get(`/suggestions/${draft}/files/${id}/preview`)
    expect([(await of(here.filer)).status, (await of(here.officer)).status]).toEqual([200, 404])
  })

  it('is not asked for more often than anybody looks', async () => {
    const { email } = await aPerson(here.site, { staff: [['officer', 'TWO']] })
    const hasty = await here.site.signIn(email)
    const seen: number[] = []
    for (let i = 0; i < 61; i++) seen.push((await look('table.xlsx', hasty)).statusCode)
    expect(seen).toEqual([...Array(60).fill(422), 429])
    here.site.clock.pass(60_000)
    expect((await look('table.xlsx', hasty)).statusCode).toBe(422)
  })

  it('is refused with a sentence to be read in a frame', async () => {
    const answer = await look('proof.pdf', alongside, { 'sec-fetch-dest': 'iframe' })
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8'])
    expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'self'")
    expect(answer.body).not.toContain('Rivals')
  })
})
