import { compareFile } from '#server/commands/file/compare.ts'
import { partKey, wholeKey } from '#server/commands/file/keys.ts'
import type { Context } from '#server/context.ts'
import { type CheckedFile, filesAfter } from '#server/db/file-checks.ts'
import { storedKeys } from '#server/db/stored-keys.ts'
import { diskStore } from '#server/files/disk.ts'
import { checkStore } from '#server/files/open.ts'
import { s3Store } from '#server/files/s3.ts'
import { type FileStore, NoSuchObject } from '#server/files/store.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

const atOnce = 200

/** `files check`: every attachment's bytes against its SHA-256; the exit code says whether all are sound. */
export const filesCheck: Verb = {
  about: 'compare every attachment with its checksum: files check',
  run: (_args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      let looked = 0
      let damaged = 0
      for await (const file of everyFile(ctx)) {
        looked++
        const damage = await compareFile(ctx, file)
        if (damage === null) continue
        damaged++
        console.log(
          `${damage}: ${file.id} (${file.of ?? 'no number'}), ${file.size} bytes, SHA-256 ${file.sha256}`,
        )
      }
      console.log(`${looked} files, ${damaged} of them missing or altered`)
      if (damaged > 0) process.exitCode = 1
    }),
}

async function* everyFile(ctx: Context): AsyncGenerator<CheckedFile> {
  for (let last: string | undefined; ; ) {
    const files = await filesAfter(ctx.db, last, atOnce)
    yield* files
    last = files.at(-1)?.id
    if (last === undefined) return
  }
}

const usage = 'files copy --to <s3|disk>'

/** `files copy`: all that is stored, from the folder to the bucket or back, each compared with its SHA-256 on the way. */
export const filesCopy: Verb = {
  about: `copy attachments between FILES_DIR and the S3-compatible store: ${usage}`,
  run: async (args, surroundings) => {
    const to = option(args, 'to')
    if (to !== 's3' && to !== 'disk') throw new Error(`Say where to: ${usage}`)
    await withDatabase(surroundings, async (ctx) => {
      const { s3, filesDir } = ctx.config
      if (s3 === null) throw new Error('FILES_S3_URL is not set; there is no store to copy to or from.')
      const stores = { s3: s3Store(s3), disk: diskStore(filesDir) }
      const found = await checkStore(stores.s3, ctx.dice.id(ctx.now()))
      if (found === 'away') throw new Error('The file store does not answer.')
      const [source, target] = to === 's3' ? [stores.disk, stores.s3] : [stores.s3, stores.disk]
      const { copied, bad } = await copyAll(ctx, source, target)
      console.log(`${copied} objects copied to ${to}, ${bad} missing or altered`)
      if (bad > 0) process.exitCode = 1
    })
  },
}

/** Copies what the database knows of; an object that is missing or altered is named, and the others go on. */
export async function copyAll(
  ctx: Pick<Context, 'db'>,
  source: FileStore,
  target: FileStore,
): Promise<{ readonly copied: number; readonly bad: number }> {
  let copied = 0
  let bad = 0
  for await (const { file, part, sha256 } of storedKeys(ctx.db)) {
    const key = part === null ? wholeKey(file) : partKey(file, part)
    const problem = await copyOne(source, target, key, sha256)
    if (problem === undefined) copied++
    else {
      bad++
      console.log(`${problem}: ${key}`)
    }
  }
  return { copied, bad }
}

async function copyOne(
  source: FileStore,
  target: FileStore,
  key: string,
  wanted: string | null,
): Promise<'missing' | 'altered' | undefined> {
  try {
    const { sha256 } = await target.write(key, await source.read(key))
    if (wanted === null || sha256 === wanted) return undefined
    // What is wrong here is better missed there than believed.
    await target.remove(key)
    return 'altered'
  } catch (error) {
    if (error instanceof NoSuchObject) return 'missing'
    throw error
  }
}
