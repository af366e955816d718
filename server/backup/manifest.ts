import { z } from 'zod'
import { sealing } from './sealing.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.number().int().min(0)
const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/)

/** What stands in clear at the beginning of every backup: that it is one, and how it is read. */
export const header = z.object({
  format: z.literal('zhinan-backup'),
  version: z.literal(1),
  madeAt: z.number().int(),
  sealing: sealing.nullable(),
})
export type Header = z.infer<typeof header>

/** An entry before it was sealed: its bytes and their digest. */
const entry = z.object({ bytes: count, sha256 })

export const table = entry.extend({
  name,
  columns: z.array(name).min(1),
  rows: count,
  /** Of the rows in any order. */
  digest: sha256,
})
export type Table = z.infer<typeof table>

/** Why a file of the list is not, or not soundly, in the backup. */
const fileFault = z.object({ id: z.uuid(), fault: z.enum(['missing', 'damaged', 'removed-meanwhile']) })
export type FileFault = z.infer<typeof fileFault>

export const listedFile = z.object({
  id: z.uuid(),
  size: count,
  sha256,
})
export type ListedFile = z.infer<typeof listedFile>

/** What a backup holds, and by what it is checked. */
export const manifest = z.object({
  madeAt: z.number().int(),
  postgres: z.string(),
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  tables: z.array(table),
  sequences: z.array(z.object({ table: name, column: name, last: count })),
  jobs: entry.extend({ rows: count }),
  /** The list of files, each with its own digest as the database knows it. */
  files: entry.extend({ count, total: count, faults: z.array(fileFault) }),
  /** The site's secret, where it is inside. */
  secret: entry.nullable(),
})
export type Manifest = z.infer<typeof manifest>

/** Where things lie in a backup. */
export const places = {
  header: 'backup.json',
  manifest: 'manifest.json',
  jobs: 'jobs.jsonl.gz',
  files: 'files.jsonl.gz',
  secret: 'secret.json',
  table: (name: string): string => `tables/${name}.copy.gz`,
  file: (id: string): string => `files/${id.slice(-2)}/${id}`,
} as const
