import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { dayOf, plusDays, startOf } from '#core/instant.ts'
import { callNames, findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { type TestApp, testApp } from '../test/support/app.ts'
import { fillCity, usualSeed } from './city.ts'

let site: TestApp
const now = Date.parse('2026-11-22T15:00:00+08:00')

beforeAll(async () => {
  site = await testApp({ now })
  for (const name of await callNames()) {
    const files = await readCallFolder(await findCallFolder(name))
    const { invented } = JSON.parse(files['call.json'] ?? '{}') as { invented?: boolean }
    const today = dayOf(now)
    const window = invented
      ? { opens: startOf(plusDays(today, -20)), closes: startOf(plusDays(today, 10)) }
      : {}
    const installed = await installCall(site.ctx, files, window, now, 'first-only')
    if (!installed.ok) throw new Error(JSON.stringify(installed.error))
  }
  await fillCity(site.ctx, { seed: usualSeed, log: (line) => console.log(line) })
}, 120_000)
afterAll(() => site?.close())

test('states', async () => {
  const rows = await site.ctx.db
    .selectFrom('suggestion')
    .select(['state', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy('state')
    .execute()
  console.table(rows)
  const kinds = await site.ctx.db
    .selectFrom('suggestion')
    .select(['call', 'kind', (eb) => eb.fn.countAll<number>().as('n')])
    .groupBy(['call', 'kind'])
    .execute()
  console.table(kinds)
  expect(rows.length).toBeGreaterThan(3)
})
