import { sql } from 'kysely'
import { bytesOf, drain } from '../backup/bytes.ts'
import { wholeKey } from '../commands/file/keys.ts'
import type { Db } from '../context.ts'
import { verifyChains } from '../db/chain.ts'
import { checkInvariants, rules } from '../db/invariants.ts'
import { type FileStore, StoreAway } from '../files/store.ts'
import { bad, type Finding, ok } from './finding.ts'

/** What `db check` finds, in one line. */
export async function lookAtInvariants(db: Db): Promise<Finding> {
  const found = await checkInvariants(db)
  const [first] = found
  return first === undefined
    ? ok('invariants', 'invariants-fine', { count: Object.keys(rules).length })
    : bad('invariants', 'invariants-broken', { count: found.length, first: `${first.rule}: ${first.what}` })
}

export async function lookAtChain(db: Db): Promise<Finding> {
  const { facts, checkpoints, broken } = await verifyChains(db)
  const [first] = broken
  return first === undefined
    ? ok('chain', 'chain-fine', { facts, checkpoints })
    : bad('chain', 'chain-broken', {
        count: broken.length,
        first: `${first.subject} ${first.n} (${first.problem})`,
      })
}

/** How many files are read where not all are asked for. */
const sample = 200

/** Reads files and compares them with their checksums: the newest and some by chance, or all of them. */
export async function lookAtFiles(db: Db, files: Pick<FileStore, 'read'>, all: boolean): Promise<Finding> {
  const { rows: counted } = await sql<{ n: number }>`
    select count(*)::int as n from file where state = 'ready'`.execute(db)
  const total = counted[0]?.n ?? 0
  let [count, wrong, first] = [0, 0, '']
  for await (const { id, sha256 } of all ? everyFile(db) : someFiles(db)) {
    count++
    if ((await digestOf(files, id)) === sha256) continue
    wrong++
    if (first === '') first = id
  }
  return wrong === 0
    ? ok('files', 'files-fine', { count, total })
    : bad('files', 'files-damaged', { count: wrong, first })
}

/** The SHA-256 of what lies in the store; null where nothing does, or where it cannot be read to its end. */
async function digestOf(files: Pick<FileStore, 'read'>, id: string): Promise<string | null> {
  const bytes = await bytesOf(files, wholeKey(id))
  try {
    return bytes === null ? null : (await drain(bytes)).sha256
  } catch (error) {
    if (error instanceof StoreAway) throw error
    return null
  }
}

interface Stored {
  readonly id: string
  readonly sha256: string
}

async function* someFiles(db: Db): AsyncGenerator<Stored> {
  const { rows } = await sql<Stored>`
    (select id, sha256 from file where state = 'ready' order by ready_at desc limit ${sample / 2})
    union (select id, sha256 from file where state = 'ready' order by random() limit ${sample / 2})`.execute(
    db,
  )
  yield* rows
}

async function* everyFile(db: Db): AsyncGenerator<Stored> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await sql<Stored>`
      select id, sha256 from file where state = 'ready' and id > ${after}::uuid order by id limit 500`.execute(
      db,
    )
    yield* rows
    if (rows.length < 500) return
    after = rows.at(-1)?.id ?? after
  }
}
