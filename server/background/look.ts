import type { Context } from '../context.ts'
import { isReadingDue, isSomebodyReading, isSomethingLacking } from '../db/changed-texts.ts'
import { editionsUntilNow, unreadDirections } from '../db/direction-likeness.ts'
import type { Keeper } from './keeper.ts'

/** How often is looked, and how long nothing is tried after a failure: longer with each. */
const usual = { every: 2000, longest: 300_000 }

/**
 * Looks every now and then whether something is to be read, and has it read. What was handed in while no server ran is found
 * at the first look. It reads the marks in the database and nothing else: what one server has taken in, any may find.
 */
export function lookForChanges(
  { db, log }: Pick<Context, 'db' | 'log'>,
  background: Pick<Keeper, 'read'>,
  { every, longest }: typeof usual = usual,
): { stop(): Promise<void> } {
  let timer: NodeJS.Timeout | undefined
  let failures = 0
  let stopped = false
  /** Looked up once after the start: it takes a look at every suggestion. */
  let lacking: boolean | undefined
  /** The editions whose directions were read. */
  let read: string | undefined

  const look = async (): Promise<void> => {
    lacking ??= await isSomethingLacking(db)
    const editions = await editionsUntilNow(db)
    if (read === undefined && (await unreadDirections(db, 1)).length === 0) read = editions
    if (!lacking && read === editions && !(await isReadingDue(db))) return
    if (await isSomebodyReading(db)) return
    // A process begun now would have nobody to end it.
    if (stopped) return
    if (await background.read(lacking)) {
      lacking = false
      read = editions
    }
    failures = 0
  }
  const soon = async (): Promise<void> => {
    await look().catch((error: unknown) => {
      if (stopped) return
      failures += 1
      log.warn({ err: error }, 'What has changed could not be read; it stays marked.')
    })
    if (stopped) return
    const wait = failures === 0 ? every : Math.min(longest, every * 2 ** failures)
    timer = setTimeout(() => {
      under = soon()
    }, wait)
  }
  let under = soon()
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await under
    },
  }
}
