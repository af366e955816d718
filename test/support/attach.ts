import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { endingOf } from '#core/form/kinds/files.ts'
import { wholeKey } from '#server/commands/file/keys.ts'
import { insertFile, markReady, suggestionFiles } from '#server/db/files.ts'
import { mediaTypes } from '#server/files/kinds.ts'
import type { TestApp } from './app.ts'

/** A whole file in a slot of a suggestion's latest version, as if it had been handed in with it. */
export async function attach(
  { ctx }: TestApp,
  it: { readonly suggestion: string; readonly field: string; readonly by: string; readonly name: string },
  bytes: Buffer,
): Promise<string> {
  const at = ctx.now()
  const id = ctx.dice.id(at)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const type = mediaTypes[endingOf(it.name)] ?? ''
  await ctx.files.write(wholeKey(id), Readable.from([bytes]))
  await ctx.db.transaction().execute(async (tx) => {
    await insertFile(tx, {
      id,
      owner: suggestionFiles(it.suggestion),
      field: it.field,
      name: it.name,
      type,
      size: bytes.length,
      sha256: null,
      state: 'uploading',
      scanned: 'not-scanned',
      said: null,
      partSize: 1 << 20,
      by: it.by,
      createdAt: at,
      parts: [],
    })
    await markReady(tx, id, { type, sha256, scanned: 'not-scanned' }, at)
    const version = await tx
      .selectFrom('version')
      .select(['n', 'files'])
      .where('suggestion', '=', it.suggestion)
      .orderBy('n', 'desc')
      .executeTakeFirst()
    if (!version) return
    const held = version.files as readonly unknown[]
    await tx
      .updateTable('version')
      .set({ files: JSON.stringify([...held, { id, name: it.name, size: bytes.length, sha256 }]) })
      .where('suggestion', '=', it.suggestion)
      .where('n', '=', version.n)
      .execute()
  })
  return id
}
