import { spawnSync } from 'node:child_process'
import { chownSync, closeSync, constants, existsSync, openSync, rmSync } from 'node:fs'
import path from 'node:path'
import type { Account } from './account.ts'

/**
 * A pipe in the folder that every Zhinan which uses the database keeps open for writing. The supervisor reads it, and the
 * end of it means that the last one is gone, however it went; the operating system closes it even for a process that was killed.
 */
export const lifelineOf = (folder: string): string => path.join(folder, 'lifeline')

/** Makes the pipe anew; nothing runs on the folder at that moment. */
export function createLifeline(folder: string, account: Account): void {
  const pipe = lifelineOf(folder)
  rmSync(pipe, { force: true })
  const made = spawnSync('mkfifo', ['-m', '600', pipe], { encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`mkfifo failed: ${made.error?.message ?? made.stderr}`)
  if (account !== null) chownSync(pipe, account.uid, account.gid)
}

/** Joins the holders, or null when no supervisor reads the pipe any more. */
export function hold(folder: string): number | null {
  const pipe = lifelineOf(folder)
  if (!existsSync(pipe)) return null
  try {
    return openSync(pipe, constants.O_WRONLY | constants.O_NONBLOCK)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENXIO') return null
    throw error
  }
}

/** Opens both ends, which needs no reader yet: the first holder comes before the supervisor. */
export const holdFirst = (folder: string): number => openSync(lifelineOf(folder), constants.O_RDWR)

/** Leaves the holders. */
export const release = (held: number): void => closeSync(held)
