import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCall } from '#cli/call.ts'
import { invitationLasts } from '#core/decide/expert/steps.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { aPerson } from '#test/support/people.ts'
import { expertSignIn, fillExperts } from './experts.ts'

let site: TestApp

beforeAll(async () => {
  site = await testApp()
  const call = await readCall('dalian-2024')
  if (!call.ok) throw new Error(JSON.stringify(call.error))
  await site.install(call.value)
  await aPerson(site, { staff: [['triage']] })
  await fillExperts(site.ctx)
})
afterAll(() => site.close())

test('the pool holds people in every state but the last, and is made once', async () => {
  await fillExperts(site.ctx)
  const rows = await site.ctx.db
    .selectFrom('expert')
    .select(['state', 'fields', 'disciplines', 'person'])
    .execute()
  expect(rows.length).toBe(26)
  expect([...new Set(rows.map((it) => it.state))].toSorted()).toEqual([
    'active',
    'declined',
    'invited',
    'listed',
  ])
  expect(rows.filter((it) => it.disciplines.length === 0)).toEqual([])
  expect(rows.filter((it) => (it.state === 'active') !== (it.person !== null))).toEqual([])
})

test('every field of the call has somebody who could judge it', async () => {
  const [current] = await site.ctx.calls.current()
  const rows = await site.ctx.db.selectFrom('expert').select('fields').where('state', '=', 'active').execute()
  const few = (current?.call.fields ?? [])
    .filter((it) => !it.needsNote)
    .filter((it) => rows.filter((row) => row.fields.includes(it.code)).length === 0)
  expect(few.map((it) => it.code)).toEqual([])
})

test('one of them can be tried from the sign-in page', async () => {
  const own = await site.signIn(expertSignIn.email)
  expect((await own.get('/judging/profile')).body.expert.state).toBe('active')
})

test('those who have not answered were asked so late that their links still work', async () => {
  const rows = await site.ctx.db
    .selectFrom('expert')
    .select('invited_at')
    .where('state', '=', 'invited')
    .execute()
  expect(rows.length).toBeGreaterThan(0)
  for (const it of rows)
    expect(site.ctx.now() - (it.invited_at?.getTime() ?? 0)).toBeLessThan(invitationLasts)
})
