import { sql } from 'kysely'
import { wholeKey } from '../commands/file/keys.ts'
import type { Context, Tx } from '../context.ts'
import { keepFileText, unreadFile } from '../db/file-texts.ts'
import type { FileSaid } from '../files/reader/asked.ts'
import { textOfFile } from '../files/reader/read.ts'
import { NoSuchObject } from '../files/store.ts'
import { leisure } from './leisure.ts'

/** So long one run goes on; mails and other work get their turn between two. */
const longest = 60_000

/** Has files read that came in, soon and once, however many they are. */
export async function wantFilesRead(tx: Tx | Context['db']): Promise<void> {
  await sql`select graphile_worker.add_job('read-files', job_key => 'read-files')`.execute(tx)
}

/**
 * Reads what attachments say, one after the other, each in a process of its own. One that cannot be read is marked so and not
 * tried again; while the store is away all wait.
 */
export async function readFiles(ctx: Context, leaving?: AbortSignal, pause = leisure): Promise<void> {
  const until = ctx.now() + longest
  let last: string | undefined
  for (;;) {
    const file = await unreadFile(ctx.db, last)
    if (!file) return
    last = file.id
    await pause()
    if (leaving?.aborted) return wantFilesRead(ctx.db)
    await keepFileText(ctx.db, file.id, await saidBy(ctx, file), ctx.now())
    if (ctx.now() > until) return wantFilesRead(ctx.db)
  }
}

async function saidBy(
  ctx: Context,
  { id, ending }: { readonly id: string; readonly ending: string },
): Promise<FileSaid> {
  try {
    const said = await textOfFile(() => ctx.files.read(wholeKey(id)), ending)
    if (said.outcome === 'unreadable') ctx.log.info({ file: id }, 'An attachment could not be read.')
    return said
  } catch (error) {
    if (error instanceof NoSuchObject) return { outcome: 'unreadable', text: '' }
    throw error
  }
}
