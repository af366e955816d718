import { Readable } from 'node:stream'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Context } from '../../context.ts'
import { type FileRow, fileOf, putPart as keepPart } from '../../db/files.ts'
import { StoreAway } from '../../files/store.ts'
import type { Holding } from './holder.ts'
import { partKey } from './keys.ts'

/** How large a part has to be: all alike but the last. Undefined for a part that the file does not have. */
export function sizeOfPart(file: Pick<FileRow, 'size' | 'partSize'>, n: number): number | undefined {
  const rest = file.size - n * file.partSize
  return rest > 0 ? Math.min(rest, file.partSize) : undefined
}

class WrongSize extends Error {}

/** Takes one part in, streamed; a part of another size than announced is not kept. */
export async function putPart(
  ctx: Context,
  holding: Holding,
  actor: Actor,
  id: string,
  fileId: string,
  n: number,
  bytes: Readable,
): Promise<Result<FileRow, Reason>> {
  const owner = await holding.writable(ctx, actor, id)
  if (!owner.ok) return owner
  const file = await fileOf(ctx.db, owner.value, fileId)
  if (!file || file.state === 'removed') return err({ why: 'not-found' })
  if (file.state === 'ready') return err({ why: 'already', what: 'finish' })
  const wanted = sizeOfPart(file, n)
  if (wanted === undefined) return err({ why: 'bad-input', problems: [{ at: 'n', problem: 'no-such-part' }] })
  try {
    await ctx.files.write(partKey(file.id, n), Readable.from(exactly(bytes, wanted)))
  } catch (error) {
    if (error instanceof WrongSize) return err({ why: 'file-refused', problem: 'incomplete', limit: wanted })
    if (error instanceof StoreAway) throw error
    // A line that breaks is no fault of ours: the part is simply not there and can be sent again.
    if (bytes.destroyed && !bytes.readableEnded)
      return err({ why: 'file-refused', problem: 'incomplete', limit: wanted })
    throw error
  }
  if (!(await keepPart(ctx.db, file.id, n, wanted))) {
    // Another window sent the last of it meanwhile; what came here belongs to nothing any more.
    await ctx.files.remove(partKey(file.id, n))
    return err({ why: 'already', what: 'finish' })
  }
  return ok((await fileOf(ctx.db, owner.value, fileId)) ?? file)
}

/** Lets so many bytes through, and fails at the first too many or at an early end. The rest of a long one is left to the server to drain. */
async function* exactly(source: Readable, wanted: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > wanted) throw new WrongSize()
    yield chunk
  }
  if (size !== wanted) throw new WrongSize()
}
