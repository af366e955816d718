import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/** Runs the step while no other process runs one under the same file; a lock whose holder is dead counts for nothing. */
export async function underLock<T>(file: string, patience: number, step: () => Promise<T>): Promise<T> {
  const since = Date.now()
  const own = `${process.pid} ${birthOf(process.pid)}`
  const draft = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`
  writeFileSync(draft, own)
  try {
    while (!taken(draft, file)) {
      const holder = holderOf(file)
      if (holder !== null && !isAlive(holder)) rmSync(file, { force: true })
      else if (Date.now() - since > patience) {
        throw new Error(
          `Process ${holder?.split(' ')[0]} has been starting the database for ${patience / 1000} seconds.`,
        )
      } else await new Promise((resolve) => setTimeout(resolve, 50))
    }
  } finally {
    rmSync(draft, { force: true })
  }
  try {
    return await step()
  } finally {
    rmSync(file, { force: true })
  }
}

/** A link appears with its content at once, so that nobody reads an empty lock. */
function taken(draft: string, file: string): boolean {
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function holderOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

function isAlive(holder: string): boolean {
  const [pid = '', birth = ''] = holder.split(' ')
  return birthOf(Number(pid)) === birth
}

/** When the process was born, in clock ticks since boot: a number used again belongs to another birth. */
function birthOf(pid: number): string {
  if (process.platform === 'linux') {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
      return fields[0] === 'Z' ? 'dead' : (fields[19] ?? 'dead')
    } catch {
      return 'dead'
    }
  }
  try {
    process.kill(pid, 0)
    return 'alive'
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM' ? 'alive' : 'dead'
  }
}
