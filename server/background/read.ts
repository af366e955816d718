import type { Reading } from '../context.ts'
import { type ChangedText, hasBeenRead, markLacking, takeChanged } from '../db/changed-texts.ts'
import { compareFiles } from '../jobs/compare-files.ts'
import { compareIfNew } from '../jobs/fingerprint.ts'
import { indexSuggestion } from '../jobs/index-search.ts'
import { readDirections } from '../jobs/read-directions.ts'

type Pause = () => Promise<void>
const noPause: Pause = async () => {}

/**
 * Reads published directions that are new, then what has changed, the longest waiting first, until nothing waits; `pause` comes
 * before each.
 */
export async function readChanged(ctx: Reading, pause: Pause = noPause): Promise<void> {
  await readDirections(ctx, pause)
  for (;;) {
    await pause()
    const next = await takeChanged(ctx.db)
    if (!next) return
    await readOne(ctx, next)
  }
}

/** Writes what one is found by and what is like it. What fails, or changes meanwhile, stays marked and is tried again. */
async function readOne(ctx: Reading, it: ChangedText): Promise<void> {
  try {
    const { suggestion } = it
    const read =
      (await indexSuggestion(ctx, suggestion)) &&
      (await compareIfNew(ctx, suggestion)) &&
      (await compareFiles(ctx, suggestion))
    if (read) await hasBeenRead(ctx.db, it)
  } catch (error) {
    ctx.log.warn({ err: error, suggestion: it.suggestion }, 'A suggestion could not be read.')
  }
}

/** Makes up for the past: what was never read is marked bit by bit, so that what is new waits behind few of them. */
export async function catchUp(ctx: Reading, pause: Pause = noPause): Promise<void> {
  for (let last = await markLacking(ctx.db); last !== undefined; last = await markLacking(ctx.db, last))
    await readChanged(ctx, pause)
}
