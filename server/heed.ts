import pg from 'pg'
import { forgetResting } from './commands/site/rest-features.ts'
import type { Context } from './context.ts'

/** Migration 0041 tells of every change under this name, with the table as what is told. */
const channel = 'zhinan_changed'
const usual = { first: 500, longest: 30_000 }

/**
 * Hears what other servers change in what this one remembers: which calls are in force, and which parts of the site rest. Both are
 * looked up anew every few seconds in any case; while the line is down, that is what remains. The address must reach the database
 * past any pooler.
 */
export function heedOthers(
  ctx: Pick<Context, 'calls' | 'log'>,
  url: string,
  { first, longest }: typeof usual = usual,
): { readonly heeding: Promise<void>; stop(): Promise<void> } {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let wait = first

  const forget = (table: string | undefined): void => {
    if (table === undefined || table === 'call') ctx.calls.refresh()
    if (table === undefined || table === 'setting') forgetResting(ctx)
  }
  const again = (): void => {
    if (stopped || timer !== undefined) return
    timer = setTimeout(() => {
      timer = undefined
      under = listen()
    }, wait)
    timer.unref()
    wait = Math.min(longest, wait * 2)
  }
  const listen = async (): Promise<void> => {
    const line = new pg.Client({
      connectionString: url,
      application_name: 'zhinan heed',
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    })
    client = line
    line.on('error', () => {})
    line.on('end', again)
    line.on('notification', ({ payload }) => forget(payload))
    try {
      await line.connect()
      await line.query(`listen ${channel}`)
      wait = first
      // Whatever was told before nobody heard.
      forget(undefined)
    } catch (error) {
      if (!stopped) ctx.log.warn({ err: error }, 'What other servers change is not heard of for now.')
      await line.end().catch(() => {})
      again()
    }
  }
  let under = listen()
  return {
    heeding: under,
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await under
      await client?.end().catch(() => {})
    },
  }
}
