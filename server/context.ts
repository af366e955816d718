import { randomBytes } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import type { Logger } from 'pino'
import type { Instant } from '#core/instant.ts'
import type { Background } from './background/background.ts'
import type { CallBook } from './call-book.ts'
import type { Config } from './config.ts'
import type { Replica } from './db/replica.ts'
import type { Database } from './db/schema.ts'
import type { FileStore } from './files/store.ts'

export type Db = Kysely<Database>
export type Tx = Transaction<Database>

/** What a command may reach. Tests hand in real parts with a set clock and seeded dice. */
export interface Context {
  readonly config: Config
  readonly db: Db
  readonly files: FileStore
  readonly calls: CallBook
  readonly log: Logger
  /** The present instant: the only clock. */
  readonly now: () => Instant
  readonly dice: Dice
  /** Answers what takes the dictionary, which the server itself never loads. */
  readonly background: Background
  /** A copy for lists and figures, where the operator has one. */
  readonly replica?: Replica
  /** The database itself where `db` is a copy: what a copy shows of a text is asked of it first. */
  readonly primary?: Db
  /** How the connections to the database stand, for whoever watches. */
  readonly pool?: { readonly totalCount: number; readonly idleCount: number; readonly waitingCount: number }
}

/** The part of it with which texts are read in the background. */
export type Reading = Pick<Context, 'db' | 'calls' | 'log' | 'now'>

export interface Dice {
  /** A time-ordered id (RFC 9562, version 7). */
  readonly id: (now: Instant) => string
  readonly bytes: (length: number) => Buffer
}

/** Chance for ids, fetched for many at a time: every request wants one. Secrets never come from here. */
let store: Buffer = Buffer.alloc(0)
const chance = (length: number): Buffer => {
  if (store.length < length) store = randomBytes(4000)
  const taken = store.subarray(0, length)
  store = store.subarray(length)
  return taken
}

export const realDice: Dice = {
  id: (now) => uuidV7(now, chance(10)),
  bytes: (length) => randomBytes(length),
}

/** RFC 9562 section 5.7: 48 bits of milliseconds, then version, variant and 74 random bits. */
export function uuidV7(now: Instant, random: Buffer): string {
  const bytes = Buffer.alloc(16)
  bytes.writeUIntBE(now, 0, 6)
  random.copy(bytes, 6, 0, 10)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x70
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
