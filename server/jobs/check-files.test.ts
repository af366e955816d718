import { Readable } from 'node:stream'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { attach } from '#test/support/attach.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { aPdf } from '#test/support/make-files.ts'
import { aPerson, type MadePerson } from '#test/support/people.ts'
import type { Context } from '../context.ts'
import { markRemoved } from '../db/files.ts'
import { StoreRefused } from '../files/s3-request.ts'
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

  it('misses nothing of one that is taken out while it is compared', async () => {
    const [id, other] = [await put('h.pdf'), await put('i.pdf')]
    later()
    const { files, db } = here.site.ctx
    const read = async (key: string) => {
      if (key === `${id}/whole`) {
        await db.transaction().execute((tx) => markRemoved(tx, id))
        await files.remove(key)
      }
      return files.read(key)
    }
    await check({ files: { ...files, read } })
    expect([await damageOf(other), await told()]).toEqual([null, []])
  })

  it('looks again at what was amiss a day later', async () => {
    const id = await put('j.pdf')
    await overwrite(id, 'other')
    later()
    await check()
    await here.site.ctx.files.write(`${id}/whole`, Readable.from([aPdf(['j.pdf'])]))
    const soon = (hours: number) => here.site.ctx.now() + months * month + hours * 3_600_000
    await check({ now: () => soon(23) })
    expect(await damageOf(id)).toBe('altered')
    await check({ now: () => soon(25) })
    expect(await damageOf(id)).toBeNull()
  })

  it.each([
    ['is away', new StoreAway('away')],
    ['refuses its key', new StoreRefused(403, 'SignatureDoesNotMatch')],
  ])('blames no file while the store %s', async (_, error) => {
    const id = await put('e.pdf')
    later()
    await check({ files: { ...here.site.ctx.files, read: () => Promise.reject(error) } })
    expect(await damageOf(id)).toBeNull()
  })

  it('blames no file for what is wrong with this machine, and tells what it found before', async () => {
    const [missing, unlucky] = [await put('k.pdf'), await put('l.pdf')]
    await here.site.ctx.files.remove(`${missing}/whole`)
    later()
    const { files } = here.site.ctx
    const read = async (key: string) => {
      if (key === `${unlucky}/whole`)
        throw Object.assign(new Error('too many open files'), { code: 'EMFILE' })
      return files.read(key)
    }
    await expect(check({ files: { ...files, read } })).rejects.toThrow('too many open files')
    expect([await damageOf(missing), await damageOf(unlucky)]).toEqual(['missing', null])
    expect(await told()).toEqual([[admin.id, 'files-damaged', { count: 1 }]])
  })
})
