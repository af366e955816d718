import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Drafting, drafting, draftingCall } from '#test/support/drafting.ts'
import { openCallBook } from './call-book.ts'
import { restingFeatures } from './commands/site/rest-features.ts'
import type { Context } from './context.ts'
import { heedOthers } from './heed.ts'

/** Time stands still here: whatever is remembered never grows old by itself. */
let here: Drafting
let other: Context
let heed: ReturnType<typeof heedOthers>
beforeAll(async () => {
  here = await drafting()
  const { ctx, url } = here.site
  other = { ...ctx, calls: openCallBook(ctx.db, ctx.now) }
  heed = heedOthers(other, url, { first: 20, longest: 100 })
  await heed.heeding
})
afterAll(async () => {
  await heed.stop()
  await here.site.close()
})

const versionThere = async () => (await other.calls.byId('xiaoshi-2030'))?.version
const restingThere = () => restingFeatures(other, other.now())
const putToRest = (features: readonly string[]) =>
  here.site.ctx.db
    .insertInto('setting')
    .values({
      key: 'resting-features',
      value: JSON.stringify(features),
      changed_at: new Date(here.site.ctx.now()),
    })
    .onConflict((it) => it.column('key').doUpdateSet({ value: JSON.stringify(features) }))
    .execute()

test('a call that was changed with one server is the changed one with another', async () => {
  expect(await versionThere()).toBe(1)
  await here.site.install(draftingCall())
  await expect.poll(versionThere, { timeout: 10_000, interval: 20 }).toBe(2)
})

test('a part that was put to rest with one server rests with another', async () => {
  expect(await restingThere()).toEqual([])
  await putToRest(['papers'])
  await expect.poll(restingThere, { timeout: 10_000, interval: 20 }).toEqual(['papers'])
})

test('what was changed while the line was down is seen once it is back', async () => {
  expect(await restingThere()).toEqual(['papers'])
  await here.site.ctx.db.transaction().execute(async (tx) => {
    // The change is told to nobody: whoever could hear it is cut off first.
    await sql`select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'zhinan heed' and datname = current_database()`.execute(tx)
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update setting set value = '[]' where key = 'resting-features'`.execute(tx)
  })
  await expect.poll(restingThere, { timeout: 10_000, interval: 20 }).toEqual([])
})
