import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attach } from '#test/support/attach.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { aPdf } from '#test/support/make-files.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import type { Context } from '../context.ts'
import { StoreAway } from '../files/store.ts'
import { checkFiles } from './check-files.ts'

let here: Drafting
let admin: MadePerson
let draft: string
const month = 31 * 86_400_000
beforeAll(async () => {
  here = await drafting()
  admin = await aPerson(here.site, { staff: [['sys-admin']] })
})
beforeEach(async () => {
  draft = await here.begin()
  await here.site.ctx.db.deleteFrom('notice').execute()
})
afterAll(() => here.site.close())

const put = (name: string) =>
  attach(here.site, { suggestion: draft, field: 'attachments', name, by: here.filerPerson.id }, aPdf([name]))
const overwrite = (id: string, text: string) =>
  here.site.ctx.files.write(`${id}/whole`, Readable.from([Buffer.from(text)]))
const damageOf = async (id: string) =>
  (
    await here.site.ctx.db
      .selectFrom('file')
      .select(['damage', 'checked_at'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).damage
const told = async () =>
  (await here.site.ctx.db.selectFrom('notice').select(['person', 'sort', 'params']).execute()).map((one) => [
    one.person,
    one.sort,
    one.params,
  ])
/** Months pass, and nobody is signed out by it. */
let months = 0
const later = () => {
  months++
}
const check = (change: Partial<Context> = {}) => {
  const now = here.site.ctx.now() + months * month
  return checkFiles({ ...here.site.ctx, now: () => now, ...change }, undefined, async () => {})
}

describe('comparing what lies in the store', () => {
  it('finds what is missing or altered, tells those who run the system once, and lets the sound be', async () => {
    const [sound, missing, altered] = [await put('a.pdf'), await put('b.pdf'), await put('c.pdf')]
    await here.site.ctx.files.remove(`${missing}/whole`)
    await overwrite(altered, '%PDF of somebody else')
    await check()
    expect([await damageOf(missing), await told()]).toEqual([null, []])
    later()
    await check()
    expect([await damageOf(sound), await damageOf(missing), await damageOf(altered)]).toEqual([
      null,
      'missing',
      'altered',
    ])
    expect(await told()).toEqual([[admin.id, 'files-damaged', { count: 2 }]])
    later()
    await check()
    expect(await told()).toHaveLength(1)
  })

  it('says nothing more of one that has been restored', async () => {
    const id = await put('d.pdf')
    await overwrite(id, 'other')
    later()
    await check()
    expect(await damageOf(id)).toBe('altered')
    await here.site.ctx.files.write(`${id}/whole`, Readable.from([aPdf(['d.pdf'])]))
    later()
    await check()
    expect(await damageOf(id)).toBeNull()
  })

  it('takes one that cannot be read for lost, and goes on with the others', async () => {
    const [unreadable, missing] = [await put('f.pdf'), await put('g.pdf')]
    await here.site.ctx.files.remove(`${missing}/whole`)
    later()
    const { files } = here.site.ctx
    const failing = async (key: string) => {
      if (key === `${unreadable}/whole`) throw Object.assign(new Error('i/o error'), { code: 'EIO' })
      return files.read(key)
    }
    await check({ files: { ...files, read: failing } })
    expect([await damageOf(unreadable), await damageOf(missing)]).toEqual(['missing', 'missing'])
  })

  it('blames no file while the store is away', async () => {
    const id = await put('e.pdf')
    later()
    const away = { ...here.site.ctx.files, read: () => Promise.reject(new StoreAway('away')) }
    await check({ files: away })
    expect(await damageOf(id)).toBeNull()
  })
})
