import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'
import { agreeOnSecret } from './same-secret.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp()
})
afterAll(() => site.close())

const serverWith = (sessionSecret: string, databaseUrl: string | null = site.url) =>
  agreeOnSecret({ db: site.ctx.db, config: { ...site.ctx.config, sessionSecret, databaseUrl } }).then(
    () => 'agrees',
    (error: Error) => error.message,
  )

test('servers of one site work by one secret; the first one says by which', async () => {
  const [one, other] = ['9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2', 'Zq7Lw2Xr9Vb4Nm6Kt1Hc8Js3Df5Gy0Pe']
  expect(await serverWith(one)).toBe('agrees')
  expect(await serverWith(one)).toBe('agrees')
  expect(await serverWith(other)).toContain('give every server the same')
  // The embedded database has one server alone.
  expect(await serverWith(other, null)).toBe('agrees')
  const { mark } = await site.ctx.db.selectFrom('site_secret').select('mark').executeTakeFirstOrThrow()
  expect(mark.toString()).not.toContain(one)
})

test('two that start at once on an empty database agree on one', async () => {
  await site.ctx.db.deleteFrom('site_secret').execute()
  const said = await Promise.all([
    serverWith('9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2'),
    serverWith('Zq7Lw2Xr9Vb4Nm6Kt1Hc8Js3Df5Gy0Pe'),
  ])
  expect(said.filter((it) => it === 'agrees')).toHaveLength(1)
})
