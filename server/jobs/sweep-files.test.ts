import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { aPdf } from '#test/support/make-files.ts'
import type { Context } from '../context.ts'
import { sweepFiles } from './sweep-files.ts'

const day = 86_400_000
let here: Drafting
let draft: string
beforeAll(async () => {
  here = await drafting()
})
beforeEach(async () => {
  draft = await here.begin()
})
afterAll(() => here.site.close())

const bytes = aPdf(['a'])
const announce = async (name: string): Promise<string> => {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const asked = { field: 'attachments', name, size: bytes.length, sha256 }
  return (await here.filer.post(`/suggestions/${draft}/files`, asked)).body.file.id
}
const stateOf = async (id: string) =>
  (await here.site.ctx.db.selectFrom('file').select('state').where('id', '=', id).executeTakeFirstOrThrow())
    .state
const begunAt = (id: string, at: number) =>
  here.site.ctx.db
    .updateTable('file')
    .set({ created_at: new Date(at) })
    .where('id', '=', id)
    .execute()
const sweep = (change: Partial<Context> = {}) => sweepFiles({ ...here.site.ctx, ...change })

it('lets an upload be that is finished while it sweeps', async () => {
  const { ctx } = here.site
  const ids = [await announce('a.pdf'), await announce('b.pdf')]
  for (const id of ids) {
    await ctx.files.write(`${id}/whole`, Readable.from([bytes]))
    await begunAt(id, ctx.now() - 2 * day)
  }
  // While the first one's bytes are taken away, the other is finished.
  const files = {
    ...ctx.files,
    remove: async (key: string) => {
      const other = ids.find((it) => !key.startsWith(it)) ?? ''
      await ctx.db
        .updateTable('file')
        .set({ state: 'ready', ready_at: new Date(ctx.now()) })
        .where('id', '=', other)
        .where('state', '=', 'uploading')
        .execute()
      await ctx.files.remove(key)
    },
  }
  await sweep({ files })
  const states = await Promise.all(ids.map(stateOf))
  expect(states.toSorted()).toEqual(['ready', 'removed'])
  const [ready = '', removed = ''] = states[0] === 'ready' ? ids : ids.toReversed()
  await ctx.files.read(`${ready}/whole`)
  await expect(ctx.files.read(`${removed}/whole`)).rejects.toThrow()
})

it('lets an upload be that somebody goes on with after a day', async () => {
  const id = await announce('a.pdf')
  await begunAt(id, here.site.ctx.now() - 2 * day)
  expect(await announce('a.pdf')).toBe(id)
  await sweep()
  expect(await stateOf(id)).toBe('uploading')
})

it('does not give up taking bytes away, however long the store is away', async () => {
  const { db } = here.site.ctx
  const id = await announce('a.pdf')
  await begunAt(id, here.site.ctx.now() - 2 * day)
  await sweep()
  const job = async () =>
    (
      await sql<{ attempts: number; most: number }>`select attempts, max_attempts as most
        from graphile_worker.jobs where key = ${`forget:${id}`}`.execute(db)
    ).rows[0]
  // Each attempt waits longer than the one before, up to six hours.
  expect((await job())?.most).toBeGreaterThan(10_000)
  await sql`update graphile_worker._private_jobs set max_attempts = 25, attempts = 25`.execute(db)
  await sweep()
  expect((await job())?.attempts).toBe(0)
})
