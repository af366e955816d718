import { createHash, type Hash } from 'node:crypto'
import { sql } from 'kysely'
import type { Fact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { beginning, hashOf } from './facts.ts'

/** Where a chain does not hold, and why. A checkpoint's subject is `checkpoint`, its number the checkpoint's. */
export interface Broken {
  readonly subject: string
  readonly n: number
  readonly problem: 'content' | 'link' | 'gap' | 'missing' | 'checkpoint' | 'checkpoint-link' | 'loose'
}

export interface Verified {
  readonly facts: number
  readonly chains: number
  readonly checkpoints: number
  readonly broken: readonly Broken[]
}

/** How many facts are looked at in one go. */
const batch = 5000
/** How many faults are told of; after so many the rest say nothing new. */
const enough = 200
/** Any constant will do, as long as every Zhinan uses the same. */
const sealingLock = 7_419_003
const watermark = 'facts-sealed-below'

/** Recomputes every chain of facts and every checkpoint from what is stored, in bounded memory. */
export async function verifyChains(db: Db): Promise<Verified> {
  const facts = await verifyFacts(db)
  const { checkpoints, broken } = await verifyCheckpoints(db)
  return {
    facts: facts.count,
    chains: facts.chains,
    checkpoints,
    broken: [...facts.broken, ...broken].slice(0, enough),
  }
}

async function verifyFacts(db: Db): Promise<{ count: number; chains: number; broken: readonly Broken[] }> {
  const broken: Broken[] = []
  let [count, chains] = [0, 0]
  let last: { readonly subject: string; readonly n: number; readonly hash: string } | undefined
  for (;;) {
    const page = await factsAfter(db, last)
    for (const { whole, ...fact } of page) {
      const before = last?.subject === fact.subject ? last : { n: 0, hash: beginning }
      if (last?.subject !== fact.subject) chains++
      if (fact.n !== before.n + 1) broken.push({ subject: fact.subject, n: fact.n, problem: 'gap' })
      else if (fact.prev !== before.hash) broken.push({ subject: fact.subject, n: fact.n, problem: 'link' })
      if (!whole || hashOf(fact) !== fact.hash)
        broken.push({ subject: fact.subject, n: fact.n, problem: 'content' })
      last = fact
      count++
    }
    if (page.length < batch || broken.length >= enough) return { count, chains, broken }
  }
}

/** The next facts in the primary key's own order, which the database may choose as long as it keeps to it. */
async function factsAfter(
  db: Db,
  last: { readonly subject: string; readonly n: number } | undefined,
): Promise<readonly (Fact & { readonly whole: boolean })[]> {
  const rows = await db
    .selectFrom('fact')
    .select(['subject', 'n', 'happened', 'detail', 'by_person', 'at', 'prev', 'hash'])
    .select(wholeTime.as('whole'))
    .$if(last !== undefined, (query) =>
      query.where(sql<boolean>`(subject, n) > (${last?.subject ?? ''}, ${last?.n ?? 0})`),
    )
    .orderBy('subject')
    .orderBy('n')
    .limit(batch)
    .execute()
  return rows.map((it) => ({
    subject: it.subject,
    n: it.n,
    happened: it.happened as Fact['happened'],
    detail: it.detail as Fact['detail'],
    by: it.by_person as PersonId | null,
    at: it.at.getTime(),
    prev: it.prev,
    hash: it.hash,
    whole: it.whole,
  }))
}

/** Times are hashed by the millisecond, and written so: what lies below it can only have been changed. */
const wholeTime = sql<boolean>`extract(microseconds from at)::bigint % 1000 = 0`

async function verifyCheckpoints(db: Db): Promise<{ checkpoints: number; broken: readonly Broken[] }> {
  const broken: Broken[] = []
  const all = await db
    .selectFrom('checkpoint')
    .select(['at', 'facts', 'prev', 'hash'])
    // Changed bits make numbers that nobody counts to.
    .select(sql<number>`n::float8`.as('n'))
    .select(wholeTime.as('whole'))
    .orderBy('n')
    .execute()
  let prev = beginning
  for (const it of all) {
    if (it.prev !== prev) broken.push({ subject: 'checkpoint', n: it.n, problem: 'checkpoint-link' })
    const links = Number.isSafeInteger(it.n) ? await linksOf(db, it.n) : []
    for (const link of links)
      if (link.hash === null) broken.push({ subject: link.subject, n: link.n, problem: 'missing' })
    if (!it.whole || links.length !== it.facts || checkpointHash(it.prev, it.at.getTime(), links) !== it.hash)
      broken.push({ subject: 'checkpoint', n: it.n, problem: 'checkpoint' })
    prev = it.hash
    if (broken.length >= enough) break
  }
  // What hangs on a checkpoint that is none was sealed by another, which then lacks it.
  const loose = await db
    .selectFrom('sealed')
    .leftJoin('checkpoint', 'checkpoint.n', 'sealed.checkpoint')
    .select(['sealed.subject', 'sealed.n'])
    .where('checkpoint.n', 'is', null)
    .limit(enough)
    .execute()
  for (const { subject, n } of loose) broken.push({ subject, n, problem: 'loose' })
  return { checkpoints: all.length, broken }
}

interface Link {
  readonly subject: string
  readonly n: number
  /** Null where the fact that was sealed is no longer there. */
  readonly hash: string | null
}

/** What a checkpoint seals, in the order in which its hash goes over it. */
const linksOf = async (db: Db | Tx, checkpoint: number): Promise<readonly Link[]> =>
  db
    .selectFrom('sealed')
    .leftJoin('fact', (on) =>
      on.onRef('fact.subject', '=', 'sealed.subject').onRef('fact.n', '=', 'sealed.n'),
    )
    .select(['sealed.subject', 'sealed.n', 'fact.hash'])
    .where('sealed.checkpoint', '=', checkpoint)
    .orderBy(sql`sealed.subject collate "C"`)
    .orderBy('sealed.n')
    .execute()

function checkpointHash(prev: string, at: Instant, links: readonly Link[]): string {
  const hash: Hash = createHash('sha256').update(`${prev}\n${at}\n`)
  for (const it of links) hash.update(`${it.subject} ${it.n} ${it.hash ?? ''}\n`)
  return hash.digest('hex')
}

/**
 * Links committed facts into the one chain of checkpoints (ruling 1), so that cutting off the end of a subject's chain shows,
 * too. Gives how many were sealed. Facts of transactions that may still be running are left for the next time.
 */
export async function seal(db: Db, now: Instant): Promise<number> {
  let sealed = 0
  for (;;) {
    const count = await db.transaction().execute((tx) => sealOnce(tx, now))
    sealed += count
    if (count < batch) return sealed
  }
}

async function sealOnce(tx: Tx, now: Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(${sealingLock})`.execute(tx)
  const horizon = await horizonOf(tx)
  const fresh = await unsealed(tx, horizon)
  if (fresh.length > 0) {
    const last = await tx
      .selectFrom('checkpoint')
      .select('hash')
      .orderBy('n', 'desc')
      .limit(1)
      .executeTakeFirst()
    const prev = last?.hash ?? beginning
    const { n } = await tx
      .insertInto('checkpoint')
      .values({
        at: new Date(now),
        facts: fresh.length,
        prev,
        hash: checkpointHash(prev, now, fresh),
      })
      .returning('n')
      .executeTakeFirstOrThrow()
    await sql`insert into sealed (subject, n, checkpoint)
      select subject, n, ${n}::bigint
      from unnest(${fresh.map((it) => it.subject)}::text[], ${fresh.map((it) => it.n)}::int[]) as it(subject, n)`.execute(
      tx,
    )
  }
  if (fresh.length < batch && horizon.running !== horizon.from) await remember(tx, horizon.running, now)
  return fresh.length
}

/** Transaction numbers, as text because they outgrow a number. */
interface Horizon {
  /** Everything below was sealed before. */
  readonly from: string
  /** The oldest transaction that may still be running. */
  readonly running: string
  /** The first number that has not been given out. */
  readonly next: string
}

/**
 * A database that was restored from a dump counts its transactions anew: then the mark says nothing, every fact is looked at
 * again, and facts with numbers that were never given out here are known to be committed.
 */
async function horizonOf(tx: Tx): Promise<Horizon> {
  const { rows } = await sql<Horizon>`
    select pg_snapshot_xmin(it)::text as running, pg_snapshot_xmax(it)::text as next,
      case when mark <= pg_snapshot_xmin(it) then mark else '0'::xid8 end::text as from
    from pg_current_snapshot() it,
      (select coalesce((select value #>> '{}' from setting where key = ${watermark}), '0')::xid8 as mark) as marks`.execute(
    tx,
  )
  const [horizon] = rows
  if (!horizon) throw new Error('The database does not know its transactions.')
  return horizon
}

async function unsealed(tx: Tx, { from, running, next }: Horizon): Promise<readonly Link[]> {
  const { rows } = await sql<Link>`
    select f.subject, f.n, f.hash from fact f
    where (f.xid >= ${next}::xid8 or (f.xid >= ${from}::xid8 and f.xid < ${running}::xid8))
      and not exists (select from sealed s where s.subject = f.subject and s.n = f.n)
    order by f.subject collate "C", f.n
    limit ${batch}`.execute(tx)
  return rows
}

const remember = (tx: Tx, running: string, now: Instant) =>
  tx
    .insertInto('setting')
    .values({ key: watermark, value: JSON.stringify(running), changed_at: new Date(now) })
    .onConflict((on) =>
      on.column('key').doUpdateSet({ value: JSON.stringify(running), changed_at: new Date(now) }),
    )
    .execute()
