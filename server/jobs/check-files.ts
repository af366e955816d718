import { compareFile } from '../commands/file/compare.ts'
import type { Context } from '../context.ts'
import { leastChecked, sysAdmins } from '../db/file-checks.ts'
import { StoreAway } from '../files/store.ts'
import { notifyAll } from '../mail/notify.ts'
import { leisure } from './leisure.ts'

/** Every file is compared once in so long; so many in one run, which comes four times an hour. */
const each = 30 * 86_400_000
const perRun = 50

/**
 * Compares files with their SHA-256, the longest unseen first, so that what a disk or a store has lost is known while a backup still
 * has it. What is newly found amiss is logged with its id and told to those who run the system, who read no content.
 */
export async function checkFiles(ctx: Context, _payload?: unknown, pause = leisure): Promise<void> {
  const found: string[] = []
  try {
    for (const file of await leastChecked(ctx.db, ctx.now() - each, perRun)) {
      await pause()
      const damage = await compareFile(ctx, file)
      if (damage === null || file.damage !== null) continue
      ctx.log.error({ file: file.id, damage }, 'An attachment is not what was stored.')
      found.push(file.id)
    }
  } catch (error) {
    // It is looked at again in a quarter of an hour.
    if (!(error instanceof StoreAway)) throw error
    ctx.log.warn({ err: error }, 'Attachments could not be compared.')
  }
  if (found.length > 0) await tell(ctx, found.length)
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
