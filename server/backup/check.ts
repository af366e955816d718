import { drain, linesOf } from './bytes.ts'
import { type ListedFile, listedFile, places } from './manifest.ts'
import type { Backup } from './reading.ts'

/** Reads a backup from beginning to end and says what is not as its manifest has it; nothing is what a sound one answers. */
export async function checkBackup(backup: Backup): Promise<readonly string[]> {
  const { manifest } = backup
  const wrong: string[] = []
  const look = async (name: string, wanted: { readonly size: number; readonly sha256: string }) => {
    try {
      const found = await drain(await backup.read(name))
      if (found.sha256 !== wanted.sha256 || found.size !== wanted.size)
        wrong.push(`${name}: not what was written`)
    } catch (error) {
      wrong.push(`${name}: ${(error as Error).message}`)
    }
  }
  for (const { name, bytes, sha256 } of manifest.tables)
    await look(places.table(name), { size: bytes, sha256 })
  for (const [name, { bytes, sha256 }] of [
    [places.jobs, manifest.jobs],
    [places.files, manifest.files],
    ...(manifest.secret === null ? [] : [[places.secret, manifest.secret] as const]),
  ] as const)
    await look(name, { size: bytes, sha256 })
  if (wrong.length > 0) return wrong
  const faulty = new Set(manifest.files.faults.map(({ id }) => id))
  for await (const { id, size, sha256 } of listedFiles(backup))
    if (!faulty.has(id)) await look(places.file(id), { size, sha256 })
  return wrong
}

/** The files that the backup lists, one after the other. */
export async function* listedFiles(backup: Backup): AsyncGenerator<ListedFile> {
  for await (const line of linesOf(await backup.read(places.files))) yield listedFile.parse(JSON.parse(line))
}
