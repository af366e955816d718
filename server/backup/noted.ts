import type pg from 'pg'
import { z } from 'zod'
import type { Instant } from '#core/instant.ts'
import type { Db } from '../context.ts'
import type { Made } from './make.ts'

const key = 'last-backup'
const listKey = 'backups'

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

/** So many are remembered by name: a year of daily ones and some. */
const remembered = 400

/** Notes a backup in the site's settings, by its name as well; it is not in the backup itself. */
export async function noteBackup(client: pg.Client, noted: NotedBackup, out: string): Promise<void> {
  const at = new Date(noted.at)
  await client.query(
    `insert into setting (key, value, changed_at) values ($1, $2, $3)
      on conflict (key) do update set value = excluded.value, changed_at = excluded.changed_at`,
    [key, JSON.stringify(noted), at],
  )
  const line = `${at.toISOString()} ${out} ${noted.sha256.slice(0, 16)}`
  await client.query(
    `insert into setting (key, value, changed_at) values ($1, jsonb_build_array($2::text), $3)
      on conflict (key) do update set changed_at = excluded.changed_at, value = (
        select jsonb_agg(it order by n) from jsonb_array_elements(setting.value || excluded.value)
          with ordinality as all_of(it, n)
        where n > jsonb_array_length(setting.value || excluded.value) - $4::int)`,
    [listKey, line, at, remembered],
  )
}

/** The backups made since the instant, the oldest first, each by its time, its name and the beginning of its digest. */
export async function backupsSince(db: Db, since: Instant): Promise<readonly string[]> {
  const row = await db.selectFrom('setting').select('value').where('key', '=', listKey).executeTakeFirst()
  const read = z.array(z.string()).safeParse(row?.value)
  // What is not told by a time is told all the same.
  return (read.data ?? []).filter((line) => !(Date.parse(line.split(' ', 1)[0] ?? '') < since))
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
