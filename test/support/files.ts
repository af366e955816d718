import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import type { Context } from '#server/context.ts'
import { type FileStore, NoSuchObject } from '#server/files/store.ts'
import { forgetBytes } from '#server/jobs/forget-bytes.ts'

/** Does what waits in the queue for bytes to be taken away, due or not. */
export async function bytesForgotten(ctx: Context): Promise<void> {
  const { rows } = await sql<{ payload: unknown }>`
    select j.payload from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
    where t.identifier = 'forget-bytes'`.execute(ctx.db)
  for (const { payload } of rows) await forgetBytes(ctx, payload)
}

/** Files kept in memory, for as long as a test lasts. */
export function filesInMemory(): FileStore {
  const kept = new Map<string, Buffer>()
  const read = (key: string): Buffer => {
    const found = kept.get(key)
    if (!found) throw new NoSuchObject(`No object ${key}.`)
    return found
  }
  const keep = (key: string, bytes: Buffer) => {
    kept.set(key, bytes)
    return { size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') }
  }
  return {
    write: async (key, bytes) => keep(key, await buffer(bytes as AsyncIterable<Buffer>)),
    read: async (key) => Readable.from([read(key)]),
    pass: async (key) => Readable.from([read(key)])[Symbol.asyncIterator](),
    join: async (keys, into) => {
      const whole = Buffer.concat(keys.map(read))
      return { ...keep(into, whole), head: whole.subarray(0, 4100) }
    },
    remove: async (key) => {
      kept.delete(key)
    },
  }
}
