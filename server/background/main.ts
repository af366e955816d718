import { setPriority } from 'node:os'
import pg from 'pg'
import { pino } from 'pino'
import { openCallBook } from '../call-book.ts'
import type { Reading } from '../context.ts'
import { readingLock } from '../db/changed-texts.ts'
import { connect } from '../db/open.ts'
import { answersHere } from './answers.ts'
import type { Order, Report } from './background.ts'
import { catchUp, readChanged } from './read.ts'

/**
 * The process in the background: reads what was handed in and answers what takes the dictionary. The server starts it and
 * ends it by closing the line between the two, which also closes when the server dies.
 */

/** Whoever waits for a page goes before it. */
const lowPriority = 10

class Stopped extends Error {}

let begun: Promise<Begun> | undefined
let stopped = false
let reading: Promise<void> = Promise.resolve()
let giveLeisure = () => {}

interface Begun {
  readonly ctx: Reading
  readonly url: string
  readonly stop: () => Promise<void>
}

const report = (it: Report): void => {
  if (process.connected) process.send?.(it)
}

async function begin(url: string, logLevel: string): Promise<Begun> {
  const log = pino({ level: logLevel }, pino.destination({ fd: 1, sync: true }))
  const { db, stop } = await connect(url, (line) => log.info(line), 3, 'kept')
  return { ctx: { db, calls: openCallBook(db, Date.now), log, now: Date.now }, url, stop }
}

/** Only the server knows whether there is little to do. */
async function pause(): Promise<void> {
  if (!stopped) {
    await new Promise<void>((resolve) => {
      giveLeisure = resolve
      report({ say: 'is-there-leisure' })
    })
  }
  if (stopped) throw new Stopped()
}

/** Reads while it holds the lock; where another server's process holds it, that one reads. */
async function read({ ctx, url }: Begun, all: boolean): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'zhinan background' })
  let lost: Error | undefined
  client.on('error', (error) => {
    lost = error
  })
  await client.connect()
  try {
    const { rows } = await client.query<{ mine: boolean }>('select pg_try_advisory_lock($1) as mine', [
      readingLock,
    ])
    if (!rows[0]?.mine) return report({ say: 'read', ok: false })
    const held = async () => {
      await pause()
      if (lost) throw lost
    }
    await readChanged(ctx, held)
    if (all) await catchUp(ctx, held)
  } finally {
    await client.end().catch(() => {})
  }
  report({ say: 'read', ok: true })
}

async function answer(it: Extract<Order, { say: 'answer' }>): Promise<void> {
  try {
    const given = it.given as Parameters<(typeof answersHere)[typeof it.question]>
    const ask = answersHere[it.question] as (...given: readonly unknown[]) => Promise<unknown>
    report({ say: 'answered', n: it.n, answer: await ask(...given) })
  } catch (error) {
    report({ say: 'failed', n: it.n, why: String(error) })
  }
}

async function obey(order: Order): Promise<void> {
  switch (order.say) {
    case 'begin':
      begun = begin(order.url, order.logLevel)
      await begun
      return
    case 'read':
      if (!begun) return
      reading = read(await begun, order.catchUp)
      await reading
      return
    case 'answer':
      await answer(order)
      return
    case 'at-leisure':
      giveLeisure()
      return
    default:
      order satisfies never
  }
}

/** What fails here ends the process: the server starts another, and what was marked is still marked. */
function fail(error: unknown): void {
  if (!(error instanceof Stopped)) throw error
}

async function stop(): Promise<void> {
  if (stopped) return
  stopped = true
  giveLeisure()
  await reading.catch(() => {})
  await (await begun?.catch(() => undefined))?.stop()
  process.exit(0)
}

try {
  setPriority(lowPriority)
} catch {
  // Not every system lets a process go behind.
}
// A terminal interrupts the server and this process at once; the server says when it is over.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => void stop())
process.on('disconnect', () => void stop())
process.on('message', (order: Order) => void obey(order).catch(fail))
