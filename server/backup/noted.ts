import type pg from 'pg'
import { z } from 'zod'
import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'
import type { Made } from './make.ts'

const key = 'last-backup'

/** What the site remembers of the last backup, for whoever watches over it. */
export const notedBackup = z.object({
  at: z.number().int(),
  bytes: z.number().int(),
  rows: z.number().int(),
  files: z.number().int(),
  faults: z.number().int(),
  sealed: z.boolean(),
  /** Whether it was read back from the disk and found to be what was written. */
  checked: z.boolean(),
  sha256: z.string(),
})
export type NotedBackup = z.infer<typeof notedBackup>

/** Notes a backup in the site's settings; it is not in the backup itself. */
export async function noteBackup(client: pg.Client, noted: NotedBackup): Promise<void> {
  await client.query(
    `insert into setting (key, value, changed_at) values ($1, $2, $3)
      on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [key, JSON.stringify(noted), new Date(noted.at)],
  )
}

/** The last one, or null where none was ever made of this site. */
export async function lastBackup(db: Db): Promise<NotedBackup | null> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', key).executeTakeFirst()
  const read = notedBackup.safeParse(row?.value)
  return read.success ? read.data : null
}

/** What is remembered of one that was just made. */
export const notedOf = (
  { manifest, sha256 }: Made,
  more: { readonly at: Instant; readonly bytes: number; readonly sealed: boolean; readonly checked: boolean },
): NotedBackup => ({
  ...more,
  rows: manifest.tables.reduce((sum, { rows }) => sum + rows, 0),
  files: manifest.files.count,
  faults: manifest.files.faults.filter((it) => it.fault !== 'removed-meanwhile').length,
  sha256,
})
