import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Tx } from '#server/context.ts'
import { type Answer, type TestApp, testApp } from '#test/support/app.ts'
import { aPerson, password } from '#test/support/people.ts'

let site: TestApp
beforeAll(async () => {
  site = await testApp()
})
afterAll(() => site.close())

/** How many wait for a row that somebody else holds. */
const waitingForRows = async (): Promise<number> => {
  const { rows } = await sql`select from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`.execute(site.ctx.db)
  return rows.length
}

/** What is answered to a request that came before a change was kept and is decided after it. */
async function answeredAfter(change: (tx: Tx) => Promise<unknown>, ask: () => Promise<Answer>) {
  let answer: Promise<Answer> | undefined
  await site.ctx.db.transaction().execute(async (tx) => {
    await change(tx)
    answer = ask()
    await expect.poll(waitingForRows, { timeout: 10_000 }).toBe(1)
  })
  const { status, body } = (await answer) ?? { status: 0, body: {} }
  return [status, body.why]
}

const sessionsOf = async (person: string): Promise<number> =>
  (await site.ctx.db.selectFrom('session').select('id').where('person', '=', person).execute()).length

const setNewPassword = (person: string) => async (tx: Tx) => {
  await tx.updateTable('person').set({ password_hash: 'another' }).where('id', '=', person).execute()
  await tx.deleteFrom('session').where('person', '=', person).execute()
}
const close = (person: string) => (tx: Tx) =>
  tx.updateTable('person').set({ disabled_at: new Date() }).where('id', '=', person).execute()

describe('who gives a password while', () => {
  it.each([
    ['it is changed', setNewPassword],
    ['the account is closed', close],
  ])('%s is not signed in by it', async (_, change) => {
    const { id, email } = await aPerson(site)
    const signIn = () => site.anyone.post('/session', { account: email, password })
    expect(await answeredAfter(change(id), signIn)).toEqual([401, 'bad-credentials'])
    expect(await sessionsOf(id)).toBe(0)
  })
})
