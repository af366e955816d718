import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { editionAt, guideBySlug } from '#server/db/guides.ts'
import { copyOf } from '#server/present/edition-copy.ts'
import { option } from './options.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

const usage = 'guide copy --guide <name in the address> --to <folder> [--edition <number>]'

/** `guide copy`: a published edition as files that any server or none can show, the latest one unless told otherwise. */
export const guideCopy: Verb = {
  about: `write a published edition as static pages: ${usage}`,
  run: async (args, surroundings) => {
    const [slug, folder, edition] = [option(args, 'guide'), option(args, 'to'), option(args, 'edition')]
    if (slug === undefined || folder === undefined) throw new Error(`Say which and where: ${usage}`)
    if (edition !== undefined && !/^[1-9]\d{0,5}$/.test(edition))
      throw new Error(`--edition is a number: ${usage}`)
    await withDatabase(surroundings, async ({ db, config }) => {
      const guide = await guideBySlug(db, slug)
      const found =
        guide && (await editionAt(db, guide.it.id, edition === undefined ? undefined : Number(edition)))
      if (!found) {
        console.error(`${slug}: no such edition has been published`)
        process.exitCode = 1
        return
      }
      await mkdir(folder, { recursive: true })
      for (const { name, text } of copyOf(found, `${config.publicUrl}/guides/${slug}`))
        await writeFile(path.join(folder, name), text)
      console.log(`${slug}, edition ${found.n}: ${folder}`)
    })
  },
}
