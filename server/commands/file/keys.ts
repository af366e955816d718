import type { Context } from '../../context.ts'
import type { FileRow } from '../../db/files.ts'

/** Where a file's part lies while it is being uploaded. */
export const partKey = (file: string, n: number): string => `${file}/${n}`
/** Where a whole file lies. */
export const wholeKey = (file: string): string => `${file}/whole`

/** Takes a file's bytes away, whole or in parts. */
export async function removeBytes(ctx: Context, file: Pick<FileRow, 'id' | 'parts'>): Promise<void> {
  for (const { n } of file.parts) await ctx.files.remove(partKey(file.id, n))
  await ctx.files.remove(wholeKey(file.id))
}
