import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { As } from '#test/support/app.ts'
import { attach } from '#test/support/attach.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { handedInWith } from '#test/support/handed-in.ts'
import { aPdf, aPicture, aWordFile } from '#test/support/make-files.ts'
import { aPerson } from '#test/support/people.ts'
import { readChanged } from '../background/read.ts'
import { markRemoved } from '../db/files.ts'
import { readFiles } from './read-files.ts'

/** Without waiting for leisure. */
const read = () => readFiles(here.site.ctx, undefined, async () => {})

let here: Drafting
let suggestion: string
let reader: As
const made: Record<string, string> = {}
beforeAll(async () => {
  here = await drafting()
  reader = await here.site.signIn((await aPerson(here.site, { staff: [['officer', 'TWO']] })).email)
  suggestion = await handedInWith(here)
  for (const [name, field, bytes] of [
    ['plan.pdf', 'attachments', aPdf(['Corrosion of blades: winchword'])],
    ['方案.docx', 'attachments', await aWordFile(['盐雾试验的对照数据'])],
    ['proof.pdf', 'proof', aPdf(['rivalword of the other team'])],
    ['broken.pdf', 'attachments', Buffer.from('%PDF-1.7 and no more')],
    ['photo.png', 'attachments', aPicture],
  ] as const)
    made[name] = await put(suggestion, field, name, bytes)
  await read()
  await readChanged(here.site.ctx)
})
afterAll(() => here.site.close())

const put = (id: string, field: string, name: string, bytes: Buffer) =>
  attach(here.site, { suggestion: id, field, name, by: here.filerPerson.id }, bytes)

const textOf = async (name: string) =>
  here.site.ctx.db
    .selectFrom('file_text')
    .select(['outcome', 'body'])
    .where('file', '=', made[name] ?? '')
    .executeTakeFirst()

describe('what attachments say', () => {
  it.each([
    ['plan.pdf', { outcome: 'read', body: 'Corrosion of blades: winchword' }],
    ['broken.pdf', { outcome: 'unreadable', body: '' }],
    ['photo.png', undefined],
  ])('is read once, and calmly where there is nothing to read: %s', async (name, expected) => {
    expect(await textOf(name)).toEqual(expected)
  })

  const found = async (as: As, office: string, word: string, view = 'all') =>
    (await as.get(`/offices/${office}/search?view=${view}&q=${encodeURIComponent(word)}`)).body.items.map(
      (one: { id: string }) => one.id,
    )

  it.each([
    ['winchword', true, true],
    ['盐雾试验的对照', true, true],
    ['rivalword', true, false],
  ])('finds the suggestion for those who may read the file: %s', async (word, own, along) => {
    expect(await found(here.officer, 'ONE', word)).toEqual(own ? [suggestion] : [])
    expect(await found(reader, 'TWO', word, 'opinions')).toEqual(along ? [suggestion] : [])
  })

  it('is found once a file that came late has been read', async () => {
    await put(suggestion, 'attachments', 'late.docx', await aWordFile(['补充材料里的钛合金']))
    expect(await found(here.officer, 'ONE', '钛合金')).toEqual([])
    // A server that leaves begins nothing more.
    await readFiles(here.site.ctx, AbortSignal.abort(), async () => {})
    await readChanged(here.site.ctx)
    expect(await found(here.officer, 'ONE', '钛合金')).toEqual([])
    await read()
    await readChanged(here.site.ctx)
    expect(await found(here.officer, 'ONE', '钛合金')).toEqual([suggestion])
  })

  it('is gone with the file, and a reading under way does not bring it back', async () => {
    const { ctx } = here.site
    const draft = await here.begin()
    const [first, second] = [
      await put(draft, 'attachments', 'a.pdf', aPdf(['one'])),
      await put(draft, 'attachments', 'b.pdf', aPdf(['two'])),
    ]
    await read()
    await markRemoved(ctx.db, first)
    await read()
    const left = async () =>
      (
        await ctx.db.selectFrom('file_text').select('file').where('file', 'in', [first, second]).execute()
      ).map((one) => one.file)
    expect(await left()).toEqual([second])
    await here.filer.delete(`/suggestions/${draft}`)
    expect(await left()).toEqual([])
  })
})
