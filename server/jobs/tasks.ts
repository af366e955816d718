import { sql } from 'kysely'
import type { Context } from '../context.ts'
import { foldDeskTally } from '../db/desk-tally.ts'
import { sendMail } from '../mail/send.ts'
import { byTheClock } from './by-the-clock.ts'
import { checkFiles } from './check-files.ts'
import { checkRounds } from './check-rounds.ts'
import { endGrace } from './end-grace.ts'
import { expireExports } from './expire-exports.ts'
import { forgetBytes } from './forget-bytes.ts'
import { keepTerms } from './keep-terms.ts'
import { makeExports } from './make-exports.ts'
import { makeGoodOutages } from './make-good-outages.ts'
import { publishGuides } from './publish-guides.ts'
import { readFiles } from './read-files.ts'
import { remind } from './remind.ts'
import { sealFacts } from './seal.ts'
import { sweep } from './sweep.ts'
import { sweepFiles } from './sweep-files.ts'

/** Work that is done apart from requests. Takes ids, loads anew, and may run twice; what takes long ends early when this server leaves. */
export type Job = (ctx: Context, payload: unknown, leaving?: AbortSignal) => Promise<void>

/** Every job by its name in the queue; a new one is a line here. */
export const jobs: Readonly<Record<string, Job>> = {
  'send-mail': (ctx, payload) => sendMail(ctx, idIn(payload)),
  sweep: byTheClock(sweep),
  'sweep-files': byTheClock(sweepFiles),
  'forget-bytes': forgetBytes,
  'read-files': (ctx, _payload, leaving) => readFiles(ctx, leaving),
  'check-files': (ctx, _payload, leaving) => checkFiles(ctx, leaving),
  seal: sealFacts,
  remind: byTheClock(remind),
  'fold-tally': async ({ db }) => void (await sql.raw(foldDeskTally).execute(db)),
  'end-grace': byTheClock(endGrace),
  'publish-guides': byTheClock(publishGuides),
  'check-rounds': byTheClock(checkRounds),
  'make-exports': (ctx, _payload, leaving) => makeExports(ctx, leaving),
  'make-good-outages': byTheClock(makeGoodOutages),
  'expire-exports': byTheClock(expireExports),
  'keep-terms': byTheClock(keepTerms),
}

/** What runs by the clock (crontab, in the database's time, UTC). */
export const crontab: readonly string[] = [
  '17 * * * * sweep',
  '47 * * * * sweep-files',
  // What came while no server ran, or before files were read.
  '57 * * * * read-files',
  '3,18,33,48 * * * * check-files',
  '* * * * * seal',
  // From eight in the morning to eight in the evening at the bureau's place; what was missed is made up for within the hour.
  '5 0-12 * * * remind',
  '* * * * * fold-tally',
  '*/5 * * * * end-grace',
  '* * * * * publish-guides',
  '27 * * * * check-rounds',
  // What was asked for while exports rested, and what another server left.
  '* * * * * make-exports',
  '* * * * * make-good-outages',
  '37 * * * * expire-exports',
  // At half past two at night at the bureau's place.
  '30 18 * * * keep-terms',
]

/** The id that a job was given. */
export function idIn(payload: unknown): string {
  if (typeof payload === 'object' && payload !== null && 'id' in payload && typeof payload.id === 'string')
    return payload.id
  throw new Error('A job came without an id.')
}
