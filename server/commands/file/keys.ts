import type { Context } from '../../context.ts'
import type { FileRow } from '../../db/files.ts'

/** Where a file's part lies while it is being uploaded. */
export const partKey = (file: string, n: number): string => `${file}/${n}`
/** Where a whole file lies. */
export const wholeKey = (file: string): string => `${file}/whole`

/** How many bytes of which file lie where. */
type Lying = Pick<FileRow, 'id' | 'size' | 'partSize'>

/** Takes a file's parts away, those included that a kill left lying without a row. */
export async function removeParts(ctx: Pick<Context, 'files'>, file: Lying): Promise<void> {
  for (let n = 0; n * file.partSize < file.size; n++) await ctx.files.remove(partKey(file.id, n))
}

/** Takes a file's bytes away, whole and in parts. */
export async function removeBytes(ctx: Pick<Context, 'files'>, file: Lying): Promise<void> {
  await removeParts(ctx, file)
  await ctx.files.remove(wholeKey(file.id))
}
