import { compareFile } from '../commands/file/compare.ts'
import type { Context } from '../context.ts'
import { leastChecked, sysAdmins } from '../db/file-checks.ts'
import { StoreRefused } from '../files/s3-request.ts'
import { StoreAway } from '../files/store.ts'
import { notifyAll } from '../mail/notify.ts'
import { leisure } from './leisure.ts'

/** Every file is compared once in so long, one found amiss each day; so many in one run, which comes four times an hour. */
const each = 30 * 86_400_000
const again = 86_400_000
const perRun = 50

/**
 * Compares files with their SHA-256, the longest unseen first, so that what a disk or a store has lost is known while a backup still
 * has it. What is newly found amiss is logged with its id and told to those who run the system, who read no content.
 */
export async function checkFiles(ctx: Context, leaving?: AbortSignal, pause = leisure): Promise<void> {
  const found: string[] = []
  try {
    const [due, amiss] = [ctx.now() - each, ctx.now() - again]
    for (const file of await leastChecked(ctx.db, { due, amiss }, perRun)) {
      await pause()
      // Those that are left are the longest unseen at the next run.
      if (leaving?.aborted) break
      const damage = await compareFile(ctx, file)
      if (damage === null || file.damage !== null) continue
      ctx.log.error({ file: file.id, damage }, 'An attachment is not what was stored.')
      found.push(file.id)
    }
  } catch (error) {
    // It is looked at again in a quarter of an hour.
    if (!(error instanceof StoreAway || error instanceof StoreRefused)) throw error
    ctx.log.warn({ err: error }, 'Attachments could not be compared.')
  } finally {
    if (found.length > 0) await tell(ctx, found.length)
  }
}

const tell = (ctx: Context, count: number): Promise<void> =>
  ctx.db.transaction().execute(async (tx) => {
    const at = ctx.now()
    const people = await sysAdmins(ctx.db)
    await notifyAll(
      tx,
      ctx,
      people.map((person) => ({ person, sort: 'files-damaged' as const, params: { count }, at })),
    )
  })
