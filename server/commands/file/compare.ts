import type { Context } from '../../context.ts'
import { type CheckedFile, hasBeenChecked } from '../../db/file-checks.ts'
import { meter } from '../../files/meter.ts'
import { NoSuchObject } from '../../files/store.ts'
import { wholeKey } from './keys.ts'

/**
 * Compares a file's bytes with its size and SHA-256 and remembers the outcome; fails where the store does not say what lies there,
 * which tells nothing of the file. Of one that was taken out while it was compared nothing is missing.
 */
export async function compareFile(ctx: Context, file: CheckedFile): Promise<CheckedFile['damage']> {
  const damage = await damageOf(ctx, file)
  return (await hasBeenChecked(ctx.db, file.id, damage, ctx.now())) ? damage : null
}

async function damageOf(ctx: Context, file: CheckedFile): Promise<CheckedFile['damage']> {
  const metered = meter()
  try {
    for await (const chunk of await ctx.files.read(wholeKey(file.id))) metered.take(chunk as Buffer)
  } catch (error) {
    if (error instanceof NoSuchObject) return 'missing'
    if ((error as NodeJS.ErrnoException).code !== 'EIO') throw error
    // A sector that cannot be read any more is as good as gone, and must not keep the others from being compared.
    ctx.log.warn({ err: error, file: file.id }, 'A file cannot be read.')
    return 'missing'
  }
  const { size, sha256 } = metered.result()
  return size === file.size && sha256 === file.sha256 ? null : 'altered'
}
