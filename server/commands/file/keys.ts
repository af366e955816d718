import type { Context } from '../../context.ts'
import type { FileRow } from '../../db/files.ts'

/** Where a file's part lies while it is being uploaded. */
export const partKey = (file: string, n: number): string => `${file}/${n}`
/** Where a whole file lies. */
export const wholeKey = (file: string): string => `${file}/whole`

/** Takes a file's bytes away, whole and in parts, those included that a kill left lying without a row. */
export async function removeBytes(
  ctx: Pick<Context, 'files'>,
  file: Pick<FileRow, 'id' | 'size' | 'partSize'>,
): Promise<void> {
  for (let n = 0; n * file.partSize < file.size; n++) await ctx.files.remove(partKey(file.id, n))
  await ctx.files.remove(wholeKey(file.id))
}
