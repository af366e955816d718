import type { Context } from '../context.ts'
import { sendsMail } from '../mail/post.ts'
import { lookAtClock, lookAtDurability, lookAtLocale, lookAtMigrations } from './database.ts'
import { bad, type Check, type Finding, inOneLine, ok } from './finding.ts'
import { lookAtDisk, lookAtMail, lookAtScanner, lookAtSecret, lookAtSettings } from './machine.ts'
import { lookAtChain, lookAtFiles, lookAtInvariants } from './stored.ts'
import { lookAtBackup, lookAtOutbox, lookAtQueue } from './work.ts'

/** The part of a site that can be looked at without changing it. */
export type Examined = Pick<Context, 'config' | 'db' | 'files' | 'now'>

type Look = readonly [check: Check, look: (it: Examined) => Promise<Finding> | Finding]

const machine: readonly Look[] = [
  ['settings', ({ config }) => lookAtSettings(config)],
  ['secret', ({ config }) => lookAtSecret(config)],
  ['disk', ({ config }) => lookAtDisk(config)],
]

const cheap: readonly Look[] = [
  ['locale', ({ db }) => lookAtLocale(db)],
  ['durability', ({ db }) => lookAtDurability(db)],
  ['clock', ({ db, now }) => lookAtClock(db, now)],
  ['migrations', ({ db }) => lookAtMigrations(db)],
  ['queue', ({ db, now }) => lookAtQueue(db, now())],
  ['outbox', ({ db, config, now }) => lookAtOutbox(db, now(), sendsMail(config))],
  ['backup', ({ db, now }) => lookAtBackup(db, now())],
]

const far: readonly Look[] = [
  ['mail', ({ config }) => lookAtMail(config)],
  ['scanner', ({ config }) => lookAtScanner(config)],
]

/** What takes a few milliseconds each: for a page that is looked at often. */
export const examineCheaply = (it: Examined): Promise<readonly Finding[]> =>
  looked(it, [...machine, ...cheap])

/** Everything; the files by sample unless all are asked for. */
export const examine = (it: Examined, allFiles: boolean): Promise<readonly Finding[]> =>
  looked(it, [
    ...machine,
    ...cheap,
    ['invariants', ({ db }) => lookAtInvariants(db)],
    ['chain', ({ db }) => lookAtChain(db)],
    ['files', ({ db, files }) => lookAtFiles(db, files, allFiles)],
    ...far,
  ])

/** What does not need the database, for when there is none. */
export const examineMachine = (it: Pick<Examined, 'config'>): Promise<readonly Finding[]> =>
  looked(it as Examined, [...machine, ...far])

/** One look after the other; one that fails is a finding, too. */
async function looked(it: Examined, looks: readonly Look[]): Promise<readonly Finding[]> {
  const found: Finding[] = []
  for (const [check, look] of looks)
    found.push(
      await Promise.resolve()
        .then(() => look(it))
        .catch((error: unknown) => bad(check, 'not-checked', { error: inOneLine(error) })),
    )
  return found
}

/** The first line of every examination of a database that answers. */
export const databaseFine = (version: string): Finding => ok('database', 'database-fine', { version })
