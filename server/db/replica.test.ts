import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkedAnswers } from '#server/answer.ts'
import { lineTo } from '#test/crash/line.ts'
import { type Answer, type As, requests } from '#test/support/app.ts'
import { type Drafting, drafting } from '#test/support/drafting.ts'
import { granted } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { storeSuggestion } from '#test/support/store-suggestion.ts'
import { throwAwayFolder } from '../../start/throw-away.mjs'
import { buildApp } from '../app.ts'
import type { Db } from '../context.ts'
import { mayLag } from '../read-elsewhere.ts'
import { type Embedded, startEmbedded } from './embedded.ts'
import { connect, connectLater, type OpenDatabase } from './open.ts'
import { followReplica, type Replica } from './replica.ts'

/** Counts the statements that go to the copy. */
let asked = 0
const sent = pg.Client.prototype.query
const isCopy = (it: pg.Client): boolean =>
  String(
    (it as unknown as { connectionParameters: { options?: string } }).connectionParameters.options,
  ).includes('read_only')
beforeAll(() => {
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    if (isCopy(this)) asked += 1
    return Reflect.apply(sent, this, given)
  } as typeof sent
})
afterAll(() => {
  pg.Client.prototype.query = sent
})

describe('lists', () => {
  let here: Drafting & { readonly reviewer: As }
  let copy: Omit<OpenDatabase, 'url'>
  beforeAll(async () => {
    const made = await drafting()
    const reviewer = await aPerson(made.site)
    await made.site.ctx.db
      .insertInto('member')
      .values({
        org: made.org.id,
        person: reviewer.id,
        reviewer: true,
        state: 'active',
        since: new Date(made.site.ctx.now()),
      })
      .execute()
    here = { ...made, reviewer: await made.site.signIn(reviewer.email) }
    for (const state of ['submitted', 'accepted'] as const)
      await storeSuggestion(here.site, 'xiaoshi-2030', { filer: here.filerPerson, org: here.org }, { state })
    const url = new URL(here.site.url)
    url.searchParams.set('options', '-c default_transaction_read_only=on')
    copy = connectLater(url.href, () => {}, 3, 'kept')
  })
  afterAll(async () => {
    await copy.stop()
    await here.site.close()
  })

  /** The site with a copy that nobody can write to, as a replica is. */
  async function withCopy(ready: () => boolean, db: Db = copy.db) {
    const failures: number[] = []
    const replica: Replica = {
      db,
      ready,
      lag: () => 0,
      failed: () => failures.push(1),
      stop: async () => {},
    }
    const app = await buildApp({ ...here.site.ctx, replica }, checkedAnswers)
    asked = 0
    return { app, failures }
  }

  const at = (operation: string): string =>
    operation
      .replace('GET ', '')
      .replace(':code', 'ONE')
      .replace(':id', here.org.id)
      .replace(':call', 'xiaoshi-2030')
      .replace('/search/complete', '/search/complete?q=unit:&at=5')
      .replace(/search$/, 'search?q=1')
      .replace(/(statistics|list)$/, '$1?call=xiaoshi-2030&scope=office&of=ONE')

  test.each([...mayLag])('%s answers alike from a copy that takes no writing', async (operation) => {
    const { app, failures } = await withCopy(() => true)
    const told = ({ status, body }: Answer) => ({ status, ...body, request: undefined })
    const statuses: number[] = []
    for (const who of [here.officer, here.reviewer]) {
      const [from, own] = [await requests(app, who.cookie).get(at(operation)), await who.get(at(operation))]
      expect(told(from)).toEqual(told(own))
      statuses.push(own.status)
    }
    expect(statuses).toContain(200)
    expect(failures).toEqual([])
    expect(asked).toBeGreaterThan(0)
    await app.close()
  })

  test('are read from the database itself right after one’s own change, and when the copy is not fit', async () => {
    let ready = true
    const { app } = await withCopy(() => ready)
    const officer = requests(app, here.officer.cookie)
    const list = at('GET /offices/:code/queue')
    const changed = await officer.post('/session/extend')
    const cookie = String(changed.headers['set-cookie'])
    expect(cookie).toMatch(/zhinan-wrote=1; Max-Age=10; Path=\/; HttpOnly/)
    granted(await requests(app, `${here.officer.cookie}; ${cookie.split(';')[0]}`).get(list))
    expect(asked).toBe(0)
    ready = false
    granted(await officer.get(list))
    expect(asked).toBe(0)
    ready = true
    granted(await officer.get(list))
    expect(asked).toBeGreaterThan(0)
    await app.close()
  })

  test('show nothing from the copy of what was purged since', async () => {
    const found = async (app: Awaited<ReturnType<typeof withCopy>>['app']): Promise<readonly string[]> => {
      const { items } = granted(await requests(app, here.officer.cookie).get(`/offices/ONE/search?view=all`))
      return items.map((it: { readonly id: string }) => it.id)
    }
    await copy.db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute(async (asItWas) => {
        const { app, failures } = await withCopy(() => true, asItWas)
        const before = await found(app)
        const [gone = ''] = before
        const { db } = here.site.ctx
        const state = (to: 'purged' | 'submitted') =>
          db.updateTable('suggestion').set({ state: to }).where('id', '=', gone).execute()
        await state('purged')
        expect(await found(app)).toEqual(before.slice(1))
        expect(failures).toEqual([])
        await state('submitted')
        await app.close()
      })
  })

  test('are read from the database itself when the copy fails while it is asked', async () => {
    const gone = connectLater('postgres://zhinan@127.0.0.1:9/nowhere', () => {}, 1, 'kept')
    const { app, failures } = await withCopy(() => true, gone.db)
    granted(await requests(app, here.officer.cookie).get(at('GET /offices/:code/queue')))
    expect(failures).toEqual([1])
    await app.close()
    await gone.stop()
  })

  test('what decides is never read from a copy', () => {
    expect([...mayLag].filter((it) => !it.startsWith('GET '))).toEqual([])
    expect([...mayLag].filter((it) => /suggestions|draft|session|exports/.test(it))).toEqual([])
  })
})

/** Two servers of PostgreSQL, of which one follows the other. */
describe('a streaming replica', () => {
  const folder = mkdtempSync(path.join(throwAwayFolder(), 'zhinan-replica-'))
  const fast = ['fsync=off', 'max_connections=20']
  const [first, second] = [path.join(folder, 'first'), path.join(folder, 'second')]
  let primary: Embedded
  let standby: Embedded
  let db: Omit<OpenDatabase, 'url'>
  let there: Omit<OpenDatabase, 'url'>
  let follows: Replica

  const startStandby = () => startEmbedded({ folder: second, durable: false, settings: fast })

  beforeAll(async () => {
    chmodSync(folder, 0o711)
    primary = await startEmbedded({ folder: first, durable: false, settings: fast })
    await primary.stop()
    // With its owner, which is not us where we are root.
    expect(spawnSync('cp', ['-a', primary.folder, second]).status).toBe(0)
    const cluster = path.join(second, 'cluster')
    writeFileSync(path.join(cluster, 'standby.signal'), '')
    const { password, searchParams } = new URL(primary.url)
    writeFileSync(
      path.join(cluster, 'postgresql.auto.conf'),
      `primary_conninfo = 'host=${searchParams.get('host')} user=zhinan password=${password}'\n`,
    )
    primary = await startEmbedded({ folder: first, durable: false, settings: fast })
    standby = await startStandby()
    db = await connect(primary.url, () => {}, 3)
    there = await connect(standby.url, () => {}, 2)
    await sql`create table said (n int)`.execute(db.db)
    follows = followReplica(db.db, standby.url, { warn: () => {} }, { every: 20, oldest: 1000, silent: 5000 })
  }, 120_000)
  afterAll(async () => {
    await follows.stop()
    await there.stop()
    await db.stop()
    await standby.stop()
    await primary.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  })

  const soon = { timeout: 20_000, interval: 10 }

  test('is asked once it has followed, holds what was written before, and not while it stands still', async () => {
    await expect.poll(() => follows.ready(), soon).toBe(true)
    // Idle for longer than it may lag is no lag.
    await new Promise((resolve) => setTimeout(resolve, 1200))
    await expect.poll(() => follows.ready(), soon).toBe(true)

    await sql`select pg_wal_replay_pause()`.execute(there.db)
    await sql`insert into said values (1)`.execute(db.db)
    await expect.poll(() => follows.ready(), soon).toBe(false)
    expect(follows.lag()).toBeGreaterThan(1000)
    await sql`select pg_wal_replay_resume()`.execute(there.db)
    await expect.poll(() => follows.ready(), soon).toBe(true)
    const { rows } = await sql`select n from said`.execute(follows.db)
    expect(rows).toEqual([{ n: 1 }])
  })

  test('is not asked while it is gone, and again once it is back', async () => {
    await there.stop()
    await standby.stop()
    await expect.poll(() => follows.lag(), soon).toBeNull()
    standby = await startStandby()
    there = await connect(standby.url, () => {}, 2)
    await expect.poll(() => follows.ready(), soon).toBe(true)
  })

  test('is not asked while its line says nothing, and keeps nobody waiting', async () => {
    const url = new URL(standby.url)
    const line = await lineTo({ path: path.join(url.searchParams.get('host') ?? '', '.s.PGSQL.5432') })
    url.searchParams.delete('host')
    url.host = `127.0.0.1:${line.port}`
    const times = { every: 20, oldest: 1000, silent: 500 }
    const behind = followReplica(db.db, url.href, { warn: () => {} }, times)
    await expect.poll(() => behind.ready(), soon).toBe(true)
    line.set('swallow')
    await expect(sql`select 1`.execute(behind.db)).rejects.toThrow()
    await expect.poll(() => behind.lag(), soon).toBeNull()
    await behind.stop()
    await line.close()
  })

  test('is not asked any more once it goes its own way', async () => {
    await sql`select pg_promote()`.execute(there.db)
    await expect.poll(() => follows.lag(), soon).toBeNull()
  })
})
