import type { FileStore } from '../../files/store.ts'

interface Tried {
  readonly id: string
  readonly attempts: number
}

/** Where the bytes of one try at an export lie in the file store: a maker that is late never writes over another's. */
export const keyOfExport = ({ id, attempts }: Tried): string => `${id}/${attempts}`

/** Takes away what every try at an export has left. May run twice. */
export async function removeTries(files: Pick<FileStore, 'remove'>, { id, attempts }: Tried): Promise<void> {
  for (let n = 1; n <= attempts; n++) await files.remove(keyOfExport({ id, attempts: n }))
}
