import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { compareFile } from '#server/commands/file/compare.ts'
import type { Tx } from '#server/context.ts'
import { seal, verifyChains } from '#server/db/chain.ts'
import { filesAfter } from '#server/db/file-checks.ts'
import { checkDigests, checkInvariants } from '#server/db/invariants.ts'
import { sealedTables } from '#server/db/seals.ts'
import { diskStore } from '#server/files/disk.ts'
import { root } from '#server/root.ts'
import { diceOf } from '#test/support/dice.ts'
import { aDirectionOf, aGuideOf, takenIn } from '#test/support/guide.ts'
import { aKey, aReadyOrg, type City, city, granted } from '#test/support/journey.ts'
import { aPerson } from '#test/support/people.ts'
import { adoptedOne, fillStage, openedFrom, stepOn } from '#test/support/projects.ts'
import { allowBytes, type Column, columnsOf, type Flipped, flipBit } from './flip.ts'

/** One bit of each column in the suite, many in the long form (npm run soak). */
const bits = Number(process.env['ZHINAN_ROUNDS'] ?? (process.env['ZHINAN_SOAK'] ? 50 : 1))
const seed = Number(process.env['ZHINAN_SEED'] ?? 20_261_123)

/** Everything that must show a change, with the columns that name a row. */
const kept: Readonly<Record<string, readonly string[]>> = {
  fact: ['subject', 'n'],
  checkpoint: ['n'],
  sealed: ['subject', 'n', 'checkpoint'],
  ...sealedTables,
}
/** Columns that may change without a word; each with its reason in docs/security/tamper.md. */
const free = ['fact.xid', 'file.announced', 'file.checked_at', 'file.damage']

/** Columns that hold nothing in this city; their seals would change with them like those of the others. */
const nothingThere = [
  'file.org',
  'call_version.installed_by',
  'call_version.note',
  'outcome.reason_code',
  'outcome.reason',
  'project_snapshot.outcome',
  'project_finding.note',
]

let here: City
beforeAll(async () => {
  here = await city()
  const { site } = here
  const writer = await aPerson(site)
  const org = await aReadyOrg(here, { members: [{ person: writer, filer: true, admin: true }] })
  const leader = await here.as(await aPerson(site, { staff: [['leader']] }))
  const planning = await here.as(here.triage)
  const one = await takenIn(here, writer, org.id)
  await site.ctx.db
    .insertInto('remark')
    .values({
      id: aKey(),
      suggestion: one.id,
      version: 1,
      sort: 'opinion',
      field: 'abstract',
      body: '与往年方向衔接。',
      by_person: writer.id,
      office: one.office,
      at: new Date(site.clock.now()),
    })
    .execute()
  const direction = await aDirectionOf(here, one.office, [{ id: one.id, use: 'whole' }])
  const { id } = granted(await planning.post('/guides', aGuideOf(here.call.id, '2024-1')))
  const press = async () => ({
    revision: granted(await planning.get(`/guides/${id}/board`)).guide.revision,
    key: aKey(),
  })
  granted(await planning.put(`/guides/${id}/directions`, { ...(await press()), directions: [direction] }))
  granted(await leader.post(`/guides/${id}/approve`, await press()))
  granted(await planning.post(`/guides/${id}/publish`, await press()))

  const bearer = await aReadyOrg(here, { members: [{ person: writer, filer: true, admin: true }] })
  const used = await adoptedOne(here, writer, org.id)
  const project = await openedFrom(here, used, bearer, writer)
  const team = await here.as(writer)
  await fillStage(here, team, project)
  granted(await stepOn(team, project, 'hand-in'))
  granted(
    await stepOn(await here.as(here.officers.get(used.office)), project, 'pass', { note: '材料齐全。' }),
  )
  await site.ctx.db
    .insertInto('project_finding')
    .values({
      project,
      n: 1,
      id: aKey(),
      snapshot: 1,
      element: 'element1',
      level: 4,
      items: JSON.stringify([{ item: '4.1', met: true }]),
      basis: 'documents',
      who: '验收组',
      on_day: '2024-02-20',
      by_person: writer.id,
      at: new Date(site.clock.now()),
    })
    .execute()
}, 120_000)
afterAll(() => here.site.close())

/** What `zhinan db check` says of chains and digests, each finding in a line. */
async function found(tx: Tx): Promise<readonly string[]> {
  const { broken } = await verifyChains(tx)
  return [
    ...broken.map((it) => `${it.problem}: ${it.subject} ${it.n}`),
    ...(await checkDigests(tx)).map((it) => `${it.rule}: ${it.what}`),
  ]
}

/** Whoever holds the database can put everything aside that would refuse a change. */
async function disarmed<T>(tables: readonly string[], step: (tx: Tx) => Promise<T>): Promise<T> {
  const tx = await here.site.ctx.db.startTransaction().execute()
  try {
    await sql`set local session_replication_role = replica`.execute(tx)
    await allowBytes(tx)
    for (const table of tables) {
      const { rows } = await sql<{ name: string }>`select conname as name from pg_constraint
        where conrelid = ${table}::regclass and contype = 'c'`.execute(tx)
      for (const { name } of rows)
        await sql`alter table ${sql.table(table)} drop constraint ${sql.ref(name)}`.execute(tx)
    }
    if (tables.includes('checkpoint'))
      await sql`alter table checkpoint alter column n drop identity`.execute(tx)
    return await step(tx)
  } finally {
    await tx.rollback().execute()
  }
}

test('nothing is found where nobody has changed anything', async () => {
  const { db, now } = here.site.ctx
  // Another test's transaction may hold sealing back for a while.
  const left = async () => {
    await seal(db, now())
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from fact f
      where not exists (select from sealed s where s.subject = f.subject and s.n = f.n)`.execute(db)
    return rows[0]?.n
  }
  await expect.poll(left, { timeout: 25_000 }).toBe(0)
  const tx = await here.site.ctx.db.startTransaction().execute()
  try {
    expect(await found(tx)).toEqual([])
    expect(await checkInvariants(tx)).toEqual([])
    for (const table of Object.keys(kept)) {
      const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
        tx,
      )
      expect(rows[0]?.n, table).toBeGreaterThan(0)
    }
  } finally {
    await tx.rollback().execute()
  }
})

/** A column that is to be changed. */
interface Target {
  readonly table: string
  readonly key: readonly string[]
  readonly column: Column
}

async function everyTarget(): Promise<readonly (readonly Target[])[]> {
  const tx = await here.site.ctx.db.startTransaction().execute()
  try {
    return await Promise.all(
      Object.entries(kept).map(async ([table, key]) =>
        (await columnsOf(tx, table))
          .filter((it) => !free.includes(`${table}.${it.name}`))
          .map((column) => ({ table, key, column })),
      ),
    )
  } finally {
    await tx.rollback().execute()
  }
}

/** Which findings are about a table; what a row is called stands in them. */
const about = (table: string, line: string): boolean => {
  if (table === 'checkpoint' || table === 'sealed')
    return /^(checkpoint|checkpoint-link|missing|loose):/.test(line)
  if (table === 'fact') return /^(content|link|gap|missing|checkpoint):/.test(line)
  if (line.includes(`: ${table} `)) return true
  if (table === 'version') return line.startsWith('content makes the digest')
  return table === 'project_snapshot' && line.startsWith('snapshots of a project')
}

const located = ({ table }: Target, { before, after }: Flipped, told: readonly string[]): boolean => {
  const names = [...before, ...after].filter((it) => it.length > 8)
  return told.some(
    (line) => about(table, line) && (table === 'checkpoint' || names.some((it) => line.includes(it))),
  )
}

/** Changes a bit of each; what is not a value of the column at all, or is another row's key, the database cannot hold. */
async function changed(tx: Tx, targets: readonly Target[], dice: () => number) {
  const done: { readonly target: Target; readonly flipped: Flipped }[] = []
  for (const target of targets)
    for (let go = 0; go < 40; go++) {
      await sql`savepoint before`.execute(tx)
      try {
        const flipped = await flipBit(tx, target.table, target.key, target.column, dice)
        if (!flipped) continue
        done.push({ target, flipped })
        break
      } catch (error) {
        if (!/invalid|out of range|duplicate key/.test(String(error))) throw error
        await sql`rollback to savepoint before`.execute(tx)
      }
    }
  return done
}

test(`changed bits of every column are found and located, ${bits} of each (seed ${seed})`, async () => {
  const dice = diceOf(seed)
  const targets = await everyTarget()
  const most = Math.max(...targets.map((it) => it.length))
  // In the suite a column of each table at a time; in the long form each change by itself.
  const groups =
    bits === 1
      ? Array.from({ length: most }, (_, i) => targets.flatMap((it) => it[i] ?? []))
      : targets.flat().flatMap((it) => Array.from({ length: bits }, () => [it]))
  const count: Record<string, number> = {}
  for (const group of groups) {
    const tables = [...new Set(group.map((it) => it.table))]
    const missed = await disarmed(tables, async (tx) => {
      const done = await changed(tx, group, dice)
      for (const { target } of done) {
        const name = `${target.table}.${target.column.name}`
        count[name] = (count[name] ?? 0) + 1
      }
      const told = done.length > 0 ? await found(tx) : []
      return done
        .filter(({ target, flipped }) => !located(target, flipped, told))
        .map(({ target, flipped }) => ({ target, flipped, told }))
    })
    expect(missed).toEqual([])
  }
  const empty = targets.flat().filter((it) => !(`${it.table}.${it.column.name}` in count))
  expect(empty.map((it) => `${it.table}.${it.column.name}`)).toEqual(nothingThere)
  console.log(
    `changed bits: ${Object.values(count).reduce((sum, n) => sum + n, 0)} in ${Object.keys(count).length} columns, all found`,
  )
}, 14_400_000)

test(`a changed bit in the bytes of a file is found, and the file named (seed ${seed})`, async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-tamper-'))
  try {
    const store = diskStore(folder)
    const ctx = { ...here.site.ctx, files: store }
    const files = await filesAfter(ctx.db, undefined, 100)
    const [file] = files
    if (!file) throw new Error('no file')
    await store.write(`${file.id}/whole`, await here.site.ctx.files.read(`${file.id}/whole`))
    const place = path.join(
      folder,
      file.id.slice(-2),
      file.id,
      readdirSync(path.join(folder, file.id.slice(-2), file.id))[0] ?? '',
    )
    const bytes = readFileSync(place)
    expect(await compareFile(ctx, file)).toBeNull()
    for (let bit = 0; bit < bytes.length * 8; bit += bits > 1 ? 1 : 37) {
      const changed = Buffer.from(bytes)
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      writeFileSync(place, changed)
      expect(await compareFile(ctx, file), `bit ${bit}`).toBe('altered')
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

test('what may change without a word is written down with its reason', () => {
  const text = readFileSync(path.join(root, 'docs/security/tamper.md'), 'utf8')
  for (const column of free) expect(text).toContain(`\`${column}\``)
  for (const table of Object.keys(kept)) expect(text).toContain(`\`${table}\``)
})
