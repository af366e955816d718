import { spawnSync } from 'node:child_process'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { readConfig } from '#server/config.ts'
import { startEmbedded } from '#server/db/embedded.ts'
import { open } from '#server/main.ts'
import { root } from '#server/root.ts'
import { type Seeded, type SeedOptions, seed } from './seed.ts'

const day = 86_400_000

/** For the load alone: what breaks off is made anew, so nothing has to survive; all is flushed when it is whole. */
const loading = [
  'fsync=off',
  'full_page_writes=off',
  'wal_level=minimal',
  'max_wal_senders=0',
  'max_wal_size=4GB',
  'checkpoint_timeout=1h',
  'shared_buffers=512MB',
  'autovacuum=off',
]

/** What a folder was filled with, kept beside the data for whoever measures there again. */
export interface Filled extends Seeded {
  /** Complete drafts that it began with. */
  readonly prepared: number
}

const unfinished = 'unfinished\n'

type CallFiles = Awaited<ReturnType<typeof readCallFolder>>

export const settingsOf = (dataDir: string) =>
  readConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'warn', REQUIRE_SECOND_FACTOR: 'off' }, 'real', root)

/** Opens the folder's site, brought up to date, with the call in force. */
export async function openWith(files: CallFiles, dataDir: string) {
  const opened = await open(settingsOf(dataDir))
  try {
    const now = Date.now()
    const window = { opens: now - 70 * day, closes: now + 30 * day }
    const installed = await installCall(opened.ctx, files, window, now)
    if (!installed.ok) throw new Error(JSON.stringify(installed.error))
    opened.ctx.calls.refresh()
    const call = await opened.ctx.calls.byId(installed.value.call)
    if (!call) throw new Error('The call is not in force.')
    return { opened, call }
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** Fills the folder's database, or tells what it was filled with before, by an older build too. */
export async function filled(files: CallFiles, dataDir: string, options: SeedOptions): Promise<Filled> {
  const note = path.join(dataDir, 'seeded.json')
  const known = await readFile(note, 'utf8').catch(() => null)
  if (known === unfinished) throw new Error(`Filling ${dataDir} was broken off: remove it.`)
  if (known !== null) return JSON.parse(known) as Filled
  await mkdir(dataDir, { recursive: true })
  await writeFile(note, unfinished)
  // Held while the site comes and goes: who opens the folder meanwhile shares this server with its settings.
  const held = await startEmbedded({ folder: path.join(dataDir, 'postgres'), settings: loading })
  try {
    const { opened, call } = await openWith(files, dataDir)
    try {
      const found = { ...(await seed(opened.url, call, options)), prepared: options.prepared }
      await writeFile(note, `${JSON.stringify(found, null, 2)}\n`)
      return found
    } finally {
      await opened.close()
    }
  } finally {
    await held.stop()
    spawnSync('sync', ['-f', dataDir])
  }
}
