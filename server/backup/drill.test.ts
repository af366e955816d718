import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal, verifyChains } from '#server/db/chain.ts'
import { checkInvariants } from '#server/db/invariants.ts'
import { migrate, readMigrations } from '#server/db/migrate.ts'
import { queue } from '#server/mail/post.ts'
import { cookieOf } from '#test/support/app.ts'
import { emptyDatabase } from '#test/support/database.ts'
import { filesInMemory } from '#test/support/files.ts'
import { aKey, aReadyOrg, begin, type City, city, fillDraft, granted, move } from '#test/support/journey.ts'
import { aPerson, type MadePerson, password } from '#test/support/people.ts'
import { ended, standOn, tableDigests } from '#test/support/restored.ts'
import { debianPostgres } from '../../start/debian.mjs'
import { startDebianPostgres } from '../../start/debian-postgres.mjs'
import { checkBackup } from './check.ts'
import { type Made, makeBackup } from './make.ts'
import { openBackup } from './reading.ts'
import { type Restored, restoreBackup } from './restore.ts'

let here: City
let filer: MadePerson
let receipt: { readonly no: string; readonly digest: string }
let draft: string
let folder: string
/** Each writes, reads and fills a whole database. */
const patience = 120_000
const passphrase = 'Low-Tide-At-Seven-Fifteen'

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'zhinan-drill-'))
  here = await city()
  filer = await aPerson(here.site)
  const org = await aReadyOrg(here, {
    members: [{ person: filer, filer: true, admin: true, reviewer: true }],
  })
  const as = await here.as(filer)
  const [kind] = here.call.kinds
  const id = await begin(here, as, org.id, kind?.code ?? '')
  await fillDraft(here, as, id)
  receipt = granted(await move(as, id, 'hand-in')).receipt
  draft = await begin(here, as, org.id, kind?.code ?? '', { title: '反斜杠 \\N 与 \\. 的题目' })
  await seal(here.site.ctx.db, here.site.clock.now())
}, patience)
afterAll(async () => {
  await here.site.close()
  await rm(folder, { recursive: true, force: true })
})

const made = async (
  name: string,
  more: { passphrase?: string; url?: string } = {},
): Promise<{ out: string } & Made> => {
  const out = path.join(folder, name)
  const { ctx, url, clock } = here.site
  const it = await makeBackup({
    url: more.url ?? url,
    files: ctx.files,
    secret: '{"session":"kept"}\n',
    out,
    passphrase: more.passphrase ?? null,
    at: clock.now(),
    chance: randomBytes,
    log: () => {},
  })
  return { out, ...it }
}

const restored = async (
  out: string,
  url: string,
  change: {
    passphrase?: string
    replace?: boolean
    quiet?: boolean
    files?: ReturnType<typeof filesInMemory>
    log?: (line: string) => void
  } = {},
): Promise<Restored> => {
  const backup = await openBackup(out, change.passphrase ?? null)
  try {
    return await restoreBackup(backup, {
      url,
      files: change.files ?? filesInMemory(),
      replace: change.replace ?? false,
      quiet: change.quiet ?? false,
      at: here.site.clock.now(),
      log: change.log ?? (() => {}),
    })
  } finally {
    await backup.close()
  }
}

const ask = async (url: string, sql: string, values: unknown[] = []) => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql, values)).rows
  } finally {
    await client.end()
  }
}

test(
  'a drill: every table equal, receipts, files and sign-in as before',
  async () => {
    const { out, manifest } = await made('drill.zip', { passphrase })
    expect(manifest.files.count).toBeGreaterThan(0)
    const empty = await emptyDatabase()
    const files = filesInMemory()
    const { secret, migrated } = await restored(out, empty.url, { passphrase, files })
    expect([secret, migrated]).toEqual(['{"session":"kept"}\n', []])
    expect(await tableDigests(empty.url, ended)).toEqual(await tableDigests(here.site.url, ended))

    const there = await standOn(here.site, empty.url, files)
    expect((await verifyChains(there.ctx.db)).broken).toEqual([])
    expect(await checkInvariants(there.ctx.db)).toEqual([])
    expect((await there.anyone.post('/receipts/verify', receipt)).body).toMatchObject({ genuine: true })
    const signedIn = await there.anyone.post('/session', { account: filer.email, password })
    expect(signedIn.status).toBe(200)
    const as = there.as(cookieOf(signedIn))
    expect(granted(await as.get(`/suggestions/${draft}`)).suggestion.title).toContain(
      '反斜杠 \\N 与 \\. 的题目',
    )
    // Numbers that columns give by themselves go on behind the last one.
    await seal(there.ctx.db, here.site.clock.now())
    await there.close()
    await empty.drop()
  },
  patience,
)

test(
  'while people write: one moment is saved, and what was acknowledged before it is in it',
  async () => {
    const as = await here.as(filer)
    let stopped = false
    const writers = [1, 2, 3].map(async (n) => {
      for (let it = 0; !stopped; it++) {
        const { answers } = granted(await as.get(`/suggestions/${draft}/draft`))
        const base = answers.find((one: { path: string }) => one.path === 'title')?.rev ?? 0
        await as.post(`/suggestions/${draft}/answers`, {
          ops: [{ op: aKey(), path: 'title', value: `海上作业平台 ${n} 之 ${it}`, base }],
        })
      }
    })
    const before = granted(await as.get(`/suggestions/${draft}/draft/rev`)).rev
    const { out } = await made('busy.zip')
    stopped = true
    await Promise.all(writers)
    const empty = await emptyDatabase()
    await restored(out, empty.url)
    const [row] = await ask(empty.url, 'select rev from suggestion where id = $1', [draft])
    expect(Number(row.rev)).toBeGreaterThanOrEqual(before)
    const [log] = await ask(empty.url, 'select max(rev) as rev from answer_log where suggestion = $1', [
      draft,
    ])
    expect(log.rev).toBe(row.rev)
    const there = await standOn(here.site, empty.url, filesInMemory())
    expect(await checkInvariants(there.ctx.db)).toEqual([])
    await there.close()
    await empty.drop()
  },
  patience,
)

test(
  'nobody is signed in after it, no link sent before goes on, large files made before go, and what to purge is told',
  async () => {
    const { ctx, clock, url } = here.site
    const soon = new Date(clock.now() + 60_000)
    const hash = randomBytes(32)
    await ctx.db
      .insertInto('mail_token')
      .values({ token_hash: hash, purpose: 'reset', person: filer.id, email: filer.email, expires_at: soon })
      .execute()
    for (const [id, state] of [
      ['00000000-0000-7000-8000-00000000e001', 'queued'],
      ['00000000-0000-7000-8000-00000000e002', 'ready'],
    ])
      await ask(
        url,
        `insert into export (id, person, sort, wanted, language, state, name, personal, total, created_at, expires_at)
          values ($1, $2, 'register', '{}', 'zh-CN', $3, 'x', false, 1, now(), $4)`,
        [id, filer.id, state, state === 'ready' ? soon : null],
      )
    const { out, manifest } = await made('signed-in.zip')
    await ask(url, 'delete from export')
    await ask(url, 'delete from mail_token where token_hash = $1', [hash])
    const empty = await emptyDatabase()
    const lines: string[] = []
    await restored(out, empty.url, { log: (line) => lines.push(line) })
    expect((await ask(url, 'select id from session')).length).toBeGreaterThan(0)
    expect(await ask(empty.url, 'select id from session')).toEqual([])
    expect(await ask(empty.url, 'select email from mail_token where used_at is null')).toEqual([])
    const due = 'select state, expires_at <= $1 as due from export order by id'
    expect(await ask(empty.url, due, [new Date(clock.now())])).toEqual([
      { state: 'ready', due: true },
      { state: 'ready', due: true },
    ])
    expect(lines.at(-1)).toContain(`purged after ${new Date(manifest.madeAt).toISOString()}`)
    await empty.drop()
  },
  patience,
)

test(
  'queued work comes back, and stays away from a drill beside the real site',
  async () => {
    const mail = '00000000-0000-7000-8000-00000000aaaa'
    await here.site.ctx.db.transaction().execute((tx) => queue(tx, mail, here.site.clock.now()))
    const { out } = await made('queue.zip')
    const empty = await emptyDatabase()
    const waiting = 'select task_identifier, key from graphile_worker.jobs order by run_at, key'
    expect((await restored(out, empty.url, { quiet: true })).jobs).toBe(0)
    expect(await ask(empty.url, waiting)).toEqual([])
    // Meanwhile somebody was erased, whom the backup brings back.
    await ask(
      empty.url,
      `insert into erasure (id, person, asked_at, decided_at, outcome)
        select gen_random_uuid(), id, $2::timestamptz, $2::timestamptz, 'erased' from person where id = $1`,
      [filer.id, new Date(here.site.clock.now() + 60_000)],
    )
    const lines: string[] = []
    const log = (line: string) => lines.push(line)
    expect((await restored(out, empty.url, { replace: true, log })).jobs).toBeGreaterThan(0)
    expect(lines.filter((it) => it.includes(`erase --id ${filer.id}`))).toHaveLength(1)
    expect(await ask(empty.url, waiting)).toEqual(await ask(here.site.url, waiting))
    expect(await ask(empty.url, waiting)).toContainEqual({
      task_identifier: 'send-mail',
      key: `mail:${mail}`,
    })
    await empty.drop()
  },
  patience,
)

test(
  'a database that holds something, or that a server uses, is left alone',
  async () => {
    const { out } = await made('refused')
    const before = await tableDigests(here.site.url)
    // Connections that nobody uses are given up after a while, and a test may take long to get here.
    await here.site.ctx.db.selectFrom('call').select('id').execute()
    await expect(restored(out, here.site.url)).rejects.toThrow('A Zhinan server is using this database')
    const empty = await emptyDatabase()
    await restored(out, empty.url)
    await ask(empty.url, "insert into setting values ('mine', '1', now())")
    await expect(restored(out, empty.url)).rejects.toThrow('The database is not empty')
    expect(await ask(empty.url, "select key from setting where key = 'mine'")).toHaveLength(1)
    expect(await tableDigests(here.site.url)).toEqual(before)
    await empty.drop()
  },
  patience,
)

test(
  'what was changed, swapped, cut off or is under another passphrase is found before anything is touched',
  async () => {
    const { out } = await made('plain')
    const { out: sealed } = await made('sealed', { passphrase })
    await expect(openBackup(sealed, null)).rejects.toThrow('encrypted')
    await expect(openBackup(sealed, 'another passphrase')).rejects.toThrow('cannot be opened')
    for (const [place, words] of [
      [out, null],
      [sealed, passphrase],
    ] as const) {
      const names = (await readdir(place, { recursive: true, withFileTypes: true }))
        .filter((it) => it.isFile() && it.name !== 'backup.json')
        .map((it) => path.join(it.parentPath, it.name))
      // Some stand for the others, which are all written alike; the key of a sealed one is slow to make.
      for (const file of words === null ? names.filter((_, n) => n % 6 === 0) : names.slice(0, 3)) {
        const bytes = await readFile(file)
        // The manifest in clear has its digest printed; a flipped bit in it is told by that, or does not parse.
        if (words === null && file.endsWith('manifest.json')) continue
        for (const broken of [
          flipped(bytes, Math.floor(bytes.length / 2)),
          bytes.subarray(0, bytes.length - 1),
        ]) {
          await writeFile(file, broken)
          expect(await soundness(place, words), path.relative(place, file)).not.toBe('sound')
        }
        await writeFile(file, bytes)
      }
      expect(await soundness(place, words)).toBe('sound')
    }
    const [one = '', other = ''] = ['tables/person.copy.gz', 'tables/org.copy.gz'].map((it) =>
      path.join(sealed, it),
    )
    const bytes = await readFile(one)
    await writeFile(one, await readFile(other))
    const empty = await emptyDatabase()
    await expect(restored(sealed, empty.url, { passphrase })).rejects.toThrow('The backup is not sound')
    expect(await ask(empty.url, "select from pg_tables where schemaname = 'public'")).toEqual([])
    await writeFile(one, bytes)
    await empty.drop()
  },
  patience,
)

const flipped = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

const soundness = async (place: string, words: string | null): Promise<string> => {
  try {
    const backup = await openBackup(place, words)
    const wrong = await checkBackup(backup).finally(() => backup.close())
    return wrong.join() || 'sound'
  } catch (error) {
    return String(error)
  }
}

test(
  'a file that is gone or was changed is told of, and the rest is saved',
  async () => {
    const { ctx } = here.site
    const [file] = await ctx.db
      .selectFrom('file')
      .select('id')
      .where('state', '=', 'ready')
      .limit(1)
      .execute()
    const key = `${file?.id}/whole`
    const bytes = await buffer(await ctx.files.read(key))
    await ctx.files.remove(key)
    const missing = await made('missing.zip')
    expect(missing.manifest.files.faults).toEqual([{ id: file?.id, fault: 'missing' }])
    await ctx.files.write(key, Readable.from([flipped(bytes, 9)]))
    const damaged = await made('damaged.zip')
    expect(damaged.manifest.files.faults).toEqual([{ id: file?.id, fault: 'damaged' }])
    await ctx.files.write(key, Readable.from([bytes]))
    // The disk fails in the middle of it.
    const { files } = ctx
    const breaking = async (asked: string) =>
      asked === key ? Readable.from(brokenOff(bytes)) : files.read(asked)
    Object.assign(ctx, { files: { ...files, read: breaking } })
    const broken = await made('broken.zip')
    Object.assign(ctx, { files })
    expect(broken.manifest.files.faults).toEqual([{ id: file?.id, fault: 'damaged' }])
    expect(await soundness(broken.out, null)).toBe('sound')
    const empty = await emptyDatabase()
    expect((await restored(missing.out, empty.url)).faults).toHaveLength(1)
    expect((await restored(damaged.out, empty.url, { replace: true })).faults).toHaveLength(1)
    await empty.drop()
  },
  patience,
)

function* brokenOff(bytes: Buffer): Generator<Buffer> {
  yield bytes.subarray(0, 20)
  throw Object.assign(new Error('i/o error'), { code: 'EIO' })
}

test(
  'what an earlier version saved comes into this one; what a newer one saved does not come into an earlier',
  async () => {
    const all = readMigrations()
    const earlier = all.filter(({ name }) => name < '0028')
    const old = await emptyDatabase()
    await migrate(old.url, earlier)
    for (const table of ['person', 'org'])
      for (const row of await ask(here.site.url, `select to_json(t) as row from ${table} t`))
        await ask(old.url, `insert into ${table} select * from json_populate_record(null::${table}, $1)`, [
          row.row,
        ])
    await ask(
      old.url,
      "insert into attempt (address, account, at) select '10.0.0.1', 'x', now() from generate_series(1, 7)",
    )
    const { out, manifest } = await made('earlier.zip', { url: old.url })
    expect(manifest.migrations).toHaveLength(earlier.length)
    const empty = await emptyDatabase()
    const { migrated } = await restored(out, empty.url)
    expect(migrated).toEqual(all.slice(earlier.length).map(({ name }) => name))
    const people = 'select count(*)::int as n from person'
    expect(await ask(empty.url, people)).toEqual(await ask(here.site.url, people))
    const [next] = await ask(
      empty.url,
      "insert into attempt (address, account, at) values ('', '', now()) returning id",
    )
    expect(Number(next.id)).toBe(8)
    await ask(old.url, "insert into migration (name, sha256) values ('9999-later.sql', repeat('a', 64))")
    const later = await made('later.zip', { url: old.url })
    await expect(restored(later.out, empty.url, { replace: true })).rejects.toThrow('newer Zhinan')
    await empty.drop()
    await old.drop()
  },
  patience,
)

test(
  'from one PostgreSQL to the oldest one that is promised, and back',
  async () => {
    if (debianPostgres() === null) return expect(debianPostgres()).toBeNull()
    const { out } = await made('majors.zip')
    const debian = await startDebianPostgres()
    const empty = await emptyDatabase()
    try {
      await restored(out, debian.url)
      expect(await tableDigests(debian.url, ended)).toEqual(await tableDigests(here.site.url, ended))
      const back = await made('back.zip', { url: debian.url })
      await restored(back.out, empty.url)
      expect(await tableDigests(empty.url, ended)).toEqual(await tableDigests(here.site.url, ended))
    } finally {
      await empty.drop()
      await debian.stop()
    }
  },
  patience,
)
