import type { z } from 'zod'
import type { fileView } from '#api/files.ts'
import type { FileRow } from '../db/files.ts'

export type FileView = z.infer<typeof fileView>

/** A file as the wire carries it. Without a scanner it says that nobody looked for viruses (ruling 8). */
export const presentFile = (it: FileRow): FileView => ({
  id: it.id,
  field: it.field,
  name: it.name,
  type: it.type,
  size: it.size,
  sha256: it.sha256,
  state: it.state === 'ready' ? 'ready' : 'uploading',
  scanned: it.scanned,
  said: it.said,
  parts: it.parts.map((part) => part.n),
  partSize: it.partSize,
})
