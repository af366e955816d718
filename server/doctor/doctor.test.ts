import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { noteBackup } from '#server/backup/noted.ts'
import { readConfig } from '#server/config.ts'
import { connect } from '#server/db/open.ts'
import { type TestApp, testApp } from '#test/support/app.ts'
import { serverUrl } from '#test/support/database.ts'
import { aPerson } from '#test/support/people.ts'
import { lookAtLocale } from './database.ts'
import { type Examined, examine, examineCheaply } from './examine.ts'
import type { Check, Finding } from './finding.ts'
import { diskFinding } from './machine.ts'

let site: TestApp
let examined: Examined
let folder: string
const now = Date.now()
const file = '00000000-0000-7000-8000-00000000f11e'

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-doctor-'))
  site = await testApp({ now, mode: 'real' })
  examined = { ...site.ctx, now: Date.now }
  const person = await aPerson(site)
  const stored = await site.ctx.files.write(`${file}/whole`, Readable.from([Buffer.from('whole')]))
  await sql`insert into file (id, field, name, type, size, sha256, state, part_size, by_person, created_at, ready_at)
    values (${file}, 'f', 'a.pdf', 'application/pdf', 5, ${stored.sha256}, 'ready', 5, ${person.id}, now(), now())`.execute(
    site.ctx.db,
  )
})
afterAll(async () => {
  await site.close()
  await rm(folder, { recursive: true, force: true })
})

const found = async (check: Check, it: Examined = examined): Promise<string> => {
  const finding = (await examine(it, true)).find((one) => one.check === check)
  return `${finding?.state} ${finding?.code}`
}
const withEnv = (env: Record<string, string>): Examined => ({
  ...examined,
  config: readConfig(env, 'real', folder),
})
const run = (...statements: readonly string[]) =>
  site.ctx.db.transaction().execute(async (tx) => {
    for (const it of statements) await sql.raw(it).execute(tx)
  })

test('a sound site: every check has its line, and only what a test database lacks is named', async () => {
  const all = await examine(examined, true)
  expect(all.filter((it) => it.state !== 'ok').map((it) => it.code)).toEqual([
    'settings-warned',
    'not-durable',
    'backup-none',
    'mail-none',
    'scanner-none',
  ])
  expect(new Set(all.map((it) => it.check)).size).toBe(all.length)
  expect((await examineCheaply(examined)).length).toBeGreaterThan(8)
})

const mail = 'insert into mail (id, recipient, sort, subject, body, created_at, not_before, failed_at) values'
const job = "select graphile_worker.add_job('seal', run_at => now() -"
const noJobs = 'delete from graphile_worker._private_jobs'

test.each<[what: string, check: Check, finding: string, broken: string[], mended: string[]]>([
  [
    'a migration that this program has and the database has not',
    'migrations',
    'warn migrations-waiting',
    [
      "update migration set name = '0000-kept.sql' where name like '0001%'",
      "delete from migration where name like '0000%'",
    ],
    ["insert into migration (name, sha256) select '0001-people-and-orgs.sql', ''"],
  ],
  [
    'one that was changed after it had been applied',
    'migrations',
    'bad migrations-changed',
    ["update migration set sha256 = 'x' where name like '0002%'"],
    [],
  ],
  [
    'one of a newer program',
    'migrations',
    'bad migrations-unknown',
    ["insert into migration (name, sha256) values ('0000-newer.sql', '')"],
    ["delete from migration where name = '0000-newer.sql'"],
  ],
  ['a job that nobody does', 'queue', 'bad queue-late', [`${job} interval '11 minutes')`], [noJobs]],
  ['a job that is somewhat late', 'queue', 'warn queue-late', [`${job} interval '3 minutes')`], [noJobs]],
  [
    'a job that somebody has had in hand for long, on its last attempt',
    'queue',
    'ok queue-fine',
    [
      `${job} interval '11 minutes')`,
      'update graphile_worker._private_jobs set attempts = max_attempts, locked_at = now()',
    ],
    [noJobs],
  ],
  [
    'a job that was given up',
    'queue',
    'warn queue-failed',
    [`${job} interval '1 minute')`, 'update graphile_worker._private_jobs set attempts = max_attempts'],
    [noJobs],
  ],
  [
    'a mail that was given up',
    'outbox',
    'warn outbox-failed',
    [`${mail} (gen_random_uuid(), 'a@example.com', 'x', '', '', now(), now(), now())`],
    ['delete from mail'],
  ],
  [
    'a unit whose members have no administrator',
    'invariants',
    'bad invariants-broken',
    [
      `insert into org (id, credit_code, name, type, district, created_at, check_digit_fits)
        values ('${file}', 'x', 'x', 'x', 'x', now(), true)`,
      `insert into member (org, person, state, since) select '${file}', id, 'active', now() from person limit 1`,
    ],
    ['delete from member', `delete from org where id = '${file}'`],
  ],
  [
    'a fact whose words are not those that were linked',
    'chain',
    'bad chain-broken',
    [
      `insert into fact (subject, n, happened, detail, at, prev, hash)
        values ('x', 1, 'person-registered', '{}', now(), repeat('0', 64), repeat('a', 64))`,
    ],
    ['truncate fact'],
  ],
  [
    'a file that is not what it was',
    'files',
    'bad files-damaged',
    [`update file set sha256 = repeat('0', 64)`],
    [],
  ],
])('%s is found', async (_, check, finding, broken, mended) => {
  const before = await found(check)
  await run(...broken)
  expect(await found(check)).toBe(finding)
  await run(...mended)
  expect(before).toBeTypeOf('string')
})

test('a file that is gone is found', async () => {
  await site.ctx.files.remove(`${file}/whole`)
  expect(await found('files')).toBe('bad files-damaged')
})

test('mails that wait too long count only where a mail server is set', async () => {
  await run(
    `${mail} (gen_random_uuid(), 'a@example.com', 'x', '', '', now(), now() - interval '2 hours', null)`,
  )
  expect(await found('outbox')).toBe('ok outbox-fine')
  const sends = withEnv({ SMTP_URL: 'smtp://127.0.0.1:9', MAIL_FROM: 'a@example.com' })
  expect([await found('outbox', sends), await found('mail', sends)]).toEqual([
    'bad outbox-late',
    'bad mail-unreachable',
  ])
  await run('delete from mail')
})

/** A peer that greets, answers each line, and is gone with the test. */
async function peer(
  greets: string,
  answers: (line: string) => string,
): Promise<{ port: number; stop(): void }> {
  const server: Server = createServer((socket) => {
    if (greets !== '') socket.write(greets)
    socket.on('data', (line) => {
      const answer = answers(String(line))
      if (answer === '') socket.end()
      else socket.write(answer)
      if (answer === 'PONG\0') socket.end()
    })
    socket.on('error', () => {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { port: (server.address() as { port: number }).port, stop: () => server.close() }
}

test('the mail server and the scanner are asked', async () => {
  const post = await peer('220 here\r\n', (line) => (line.startsWith('QUIT') ? '' : '250 fine\r\n'))
  const scanner = await peer('', () => 'PONG\0')
  const set = withEnv({
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'a@example.com',
    CLAMD_URL: `tcp://127.0.0.1:${scanner.port}`,
  })
  expect([await found('mail', set), await found('scanner', set)]).toEqual(['ok mail-fine', 'ok scanner-fine'])
  post.stop()
  scanner.stop()
  expect(await found('scanner', withEnv({ CLAMD_URL: 'tcp://127.0.0.1:9' }))).toBe('bad scanner-unreachable')
})

test('a clock that goes wrong', async () => {
  const late = (by: number): Examined => ({ ...examined, now: () => Date.now() + by })
  expect(await found('clock', late(0))).toBe('ok clock-fine')
  expect(await found('clock', late(9000))).toBe('warn clock-off')
  expect(await found('clock', late(90_000))).toBe('bad clock-off')
  // What one clock of both machines hides: it was ahead for a while, and something was recorded then.
  const { ctx } = site
  const ahead = new Date(Date.now() + 3_600_000)
  const fact = {
    subject: 'ahead',
    n: 1,
    happened: 'call-paused',
    detail: '{}',
    at: ahead,
    prev: '',
    hash: '',
  }
  await ctx.db.insertInto('fact').values(fact).execute()
  expect(await found('clock', late(0))).toBe('warn clock-went-back')
  await sql`alter table fact disable trigger fact_is_final`.execute(ctx.db)
  await ctx.db.deleteFrom('fact').where('subject', '=', 'ahead').execute()
  await sql`alter table fact enable trigger fact_is_final`.execute(ctx.db)
})

test('a secret that others can read', async () => {
  const secret = path.join(folder, 'secrets.json')
  expect(await found('secret', withEnv({ SECRETS_FILE: secret }))).toBe('ok secret-absent')
  await writeFile(secret, '{}', { mode: 0o600 })
  expect(await found('secret', withEnv({ SECRETS_FILE: secret }))).toBe('ok secret-fine')
  await chmod(secret, 0o644)
  expect(await found('secret', withEnv({ SECRETS_FILE: secret }))).toBe('bad secret-open')
})

test('a database that does not see Chinese', async () => {
  const client = new pg.Client({ connectionString: serverUrl() })
  await client.connect()
  const name = `test_${process.pid}_blind`
  await client.query(
    `create database ${name} template template0 encoding 'UTF8' locale_provider 'libc' locale 'C'`,
  )
  const url = new URL(serverUrl())
  url.pathname = `/${name}`
  const blind = await connect(url.href)
  await sql`create extension pg_trgm`.execute(blind.db)
  expect(await lookAtLocale(blind.db)).toMatchObject({ state: 'warn', code: 'locale-blind' })
  await blind.stop()
  await client.query(`drop database ${name} with (force)`)
  await client.end()
  expect(await found('locale')).toBe('ok locale-fine')
})

const hour = 3_600_000
test.each<[what: string, noted: Partial<Parameters<typeof noteBackup>[1]>, finding: string]>([
  ['one of this morning', {}, 'ok backup-fine'],
  ['one of last week', { at: Date.now() - 7 * 24 * hour }, 'warn backup-old'],
  ['one that was not read back', { checked: false }, 'warn backup-unchecked'],
  ['one that lacks files', { faults: 2 }, 'bad backup-faulty'],
])('a backup: %s', async (_, noted, finding) => {
  const client = new pg.Client({ connectionString: site.url })
  await client.connect()
  const usual = {
    at: Date.now() - 2 * hour,
    bytes: 1,
    rows: 1,
    files: 1,
    faults: 0,
    sealed: true,
    checked: true,
  }
  await noteBackup(client, { ...usual, sha256: '', ...noted }, 'one.zip')
  await client.end()
  expect(await found('backup')).toBe(finding)
})

const gigabyte = 1024 ** 3
test.each<[free: number, share: number, code: Finding['code']]>([
  [50 * gigabyte, 0.5, 'disk-fine'],
  [50 * gigabyte, 0.05, 'disk-low'],
  [4 * gigabyte, 0.5, 'disk-low'],
  [gigabyte / 2, 0.5, 'disk-full'],
  [50 * gigabyte, 0.01, 'disk-full'],
])('a disk with %d bytes free, a share of %d', (free, share, code) => {
  expect(diskFinding('/', free, share).code).toBe(code)
})

test('a look that fails is told of and does not keep the others from being taken', async () => {
  const gone = { ...examined, files: { ...examined.files }, db: (await closed()).db }
  const all = await examine(gone, false)
  expect(all.filter((it) => it.code === 'not-checked').length).toBeGreaterThan(5)
  expect(all.find((it) => it.check === 'disk')?.code).not.toBe('not-checked')
})

async function closed() {
  const opened = await connect(site.url)
  await opened.stop()
  return opened
}
