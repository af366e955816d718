import { afterAll, beforeAll, expect, test } from 'vitest'
import { putInForce } from '#server/commands/call/install.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { installDemoCalls } from './demo.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp({ now: Date.parse('2030-02-10T12:00:00+08:00') })
})
afterAll(() => site.close())

const versions = () =>
  site.ctx.db
    .selectFrom('call_version')
    .select(['call', 'version'])
    .orderBy('call')
    .orderBy('version')
    .execute()

test('a second start installs nothing, and what was changed on the site since stays in force', async () => {
  await installDemoCalls(site.ctx, {})
  const first = await versions()
  expect(first.length).toBeGreaterThan(1)

  const [shown] = await site.ctx.calls.current()
  if (!shown) throw new Error('no call is in force')
  const hotline = { ...shown.call.hotline, phone: '0400-0009999' }
  await site.ctx.db
    .transaction()
    .execute((tx) =>
      putInForce(site.ctx, tx, { ...shown.call, hotline }, { by: null, note: '' }, site.clock.now()),
    )
  site.ctx.calls.refresh()

  await installDemoCalls(site.ctx, {})
  expect(await versions()).toHaveLength(first.length + 1)
  expect((await site.ctx.calls.byId(shown.call.id))?.call.hotline.phone).toBe('0400-0009999')
})

test('a folder whose kept digest is another is read again', async () => {
  const before = await versions()
  await site.ctx.db
    .updateTable('setting')
    .set({ value: JSON.stringify('-') })
    .where('key', 'like', 'call-folder:%')
    .execute()
  await installDemoCalls(site.ctx, {})
  expect((await versions()).length).toBeGreaterThan(before.length)
})
