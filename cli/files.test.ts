import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { root } from '#server/root.ts'
import { attach } from '#test/support/attach.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { filesInMemory } from '#test/support/files.ts'
import { aPdf } from '#test/support/make-files.ts'
import { startS3 } from '#test/support/s3.ts'
import { copyAll } from './files.ts'
import { serve } from './serve.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
})
afterAll(() => here.site.close())

it('copying to another store brings every object over and names what is missing or altered', async () => {
  const { ctx } = here.site
  const draft = await here.begin()
  const put = (name: string) =>
    attach(
      here.site,
      { suggestion: draft, field: 'attachments', name, by: here.filerPerson.id },
      aPdf([name]),
    )
  const [sound, missing, altered] = [await put('f.pdf'), await put('g.pdf'), await put('h.pdf')]
  await ctx.files.remove(`${missing}/whole`)
  await ctx.files.write(`${altered}/whole`, Readable.from([Buffer.from('other')]))
  const half = (
    await here.filer.post(`/suggestions/${draft}/files`, { field: 'attachments', name: 'i.pdf', size: 5 })
  ).body.file
  await here.site.app.inject({
    method: 'PUT',
    url: `/api/v1/suggestions/${draft}/files/${half.id}/parts/0`,
    headers: { cookie: here.filer.cookie ?? '', 'content-type': 'application/octet-stream' },
    payload: Buffer.from('%PDF-'),
  })
  const target = filesInMemory()
  expect(await copyAll(ctx, ctx.files, target)).toEqual({ copied: 2, bad: 2 })
  expect((await buffer(await target.read(`${sound}/whole`))).equals(aPdf(['f.pdf']))).toBe(true)
  expect((await buffer(await target.read(`${half.id}/0`))).toString()).toBe('%PDF-')
  for (const it of [missing, altered]) await expect(target.read(`${it}/whole`)).rejects.toThrow()
})

it('copying brings an export over from where its last try lies', async () => {
  const { ctx, clock } = here.site
  const at = new Date(clock.now())
  const id = ctx.dice.id(clock.now())
  const { size, sha256 } = await ctx.files.write(`${id}/2`, Readable.from([Buffer.from('rows')]))
  await ctx.db
    .insertInto('export')
    .values({
      id,
      person: here.filerPerson.id,
      sort: 'office-suggestions',
      wanted: JSON.stringify({}),
      language: 'en',
      state: 'ready',
      name: 'rows.xlsx',
      personal: false,
      total: 1,
      size,
      sha256,
      created_at: at,
      attempts: 2,
      ready_at: at,
    })
    .execute()
  const target = filesInMemory()
  await copyAll(ctx, ctx.files, target)
  expect((await buffer(await target.read(`${id}/2`))).toString()).toBe('rows')
})

it('a server does not start on a store that can never work, and says which setting is wrong', async () => {
  const s3 = await startS3()
  const env = {
    ...s3.env,
    FILES_S3_BUCKET: 'another-bucket',
    DATABASE_URL: here.site.url,
    SESSION_SECRET: here.site.ctx.config.sessionSecret ?? '',
    LOG_LEVEL: 'silent',
    PORT: '0',
  }
  await expect(serve.run([], { env, root })).rejects.toThrow(/no bucket of the name in FILES_S3_BUCKET/)
  await s3.close()
})
