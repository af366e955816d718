import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { granted } from '#test/support/journey.ts'
import { makeExport } from '../commands/export/make.ts'
import { claimExport } from '../db/export-making.ts'
import { makeExports } from './make-exports.ts'

let here: Drafting
beforeAll(async () => {
  here = await drafting()
  await here.begin()
})
afterAll(() => here.site.close())

test('a server that leaves begins no export, and hands on the one that it is making', async () => {
  const { ctx } = here.site
  const asked = { key: randomUUID(), sort: 'my-suggestions', wanted: {} }
  const { id } = granted(await here.filer.post('/exports', asked)).export
  const standing = async () =>
    ctx.db.selectFrom('export').select(['state', 'attempts']).where('id', '=', id).executeTakeFirstOrThrow()
  const leaving = AbortSignal.abort()

  await makeExports(ctx, leaving)
  expect(await standing()).toEqual({ state: 'queued', attempts: 0 })

  const claimed = await claimExport(ctx.db, ctx.now())
  if (!claimed) throw new Error('Nothing waits.')
  await sql`delete from graphile_worker._private_jobs`.execute(ctx.db)
  await makeExport(ctx, claimed, leaving)
  expect(await standing()).toEqual({ state: 'queued', attempts: 0 })
  const { rows } = await sql<{ task: string }>`
    select task_identifier as task from graphile_worker.jobs`.execute(ctx.db)
  expect(rows.map((it) => it.task)).toContain('make-exports')

  await makeExports(ctx)
  expect(await standing()).toEqual({ state: 'ready', attempts: 1 })
})
