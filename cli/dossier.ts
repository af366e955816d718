import { type FileHandle, open } from 'node:fs/promises'
import type { Fact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import { verifyDossier } from '#documents/dossier/verify.ts'
import type { Source } from '#documents/dossier/zip-read.ts'
import { hashOf } from '#server/db/facts.ts'
import { dossier as english } from '#text/en/dossier.ts'
import { formatInstant } from '#text/format.ts'
import { dossier as chinese } from '#text/zh-CN/dossier.ts'
import { firstWord, option } from './options.ts'
import type { Verb } from './verb.ts'

const usage = 'dossier verify <file.zip> [--manifest <its SHA-256 in the record>] [--language zh-CN]'

/**
 * `dossier verify`: whether a dossier or an archive is as it was made, from the file alone: no database, no network. Never
 * unpacks anything and trusts nothing that it reads; says where each fault is, and exits with 1.
 */
export const dossierVerify: Verb = {
  about: `verify a dossier or an archive: ${usage}`,
  run: async (args) => {
    const name = firstWord(args)
    if (name === undefined) throw new Error(`Which file? ${usage}`)
    const language = option(args, 'language') === 'zh-CN' ? 'zh-CN' : 'en'
    const words = language === 'en' ? english : chinese
    const file = await open(name).catch(() => undefined)
    if (!file) {
      console.log(words.verified.noFile(name))
      process.exitCode = 1
      return
    }
    try {
      const found = await verifyDossier(await inFile(file), hashed, option(args, 'manifest'))
      const { manifest, faults } = found
      if (manifest) {
        console.log(
          words.verified.made(manifest.madeBy.name, formatInstant(Date.parse(manifest.madeAt), language)),
        )
        console.log(words.verified.digest(found.digest ?? ''))
        console.log(words.verified.counts(found.files, found.facts, found.versions))
        if (found.partly > 0) console.log(words.verified.partly(found.partly))
      }
      const lacking = manifest?.lacking ?? []
      if (lacking.length > 0) console.log(words.verified.lacking(lacking.length))
      for (const it of lacking) console.log(`  ${printable(`${it.path}: ${words.lacks[it.why]}`)}`)
      if (faults.length > 0) console.log(words.verified.bad(faults.length))
      else console.log(lacking.length > 0 ? words.verified.incomplete(lacking.length) : words.verified.sound)
      for (const it of faults) console.log(`  ${printable(words.problem[it.problem](it.path, it.at))}`)
      if (faults.length > 0) process.exitCode = 1
    } finally {
      await file.close()
    }
  },
}

/** Names come from a file that nobody vouches for: a terminal must not act on what they hold. */
const printable = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '�')

const hashed: Parameters<typeof verifyDossier>[1] = (fact) =>
  hashOf({
    ...fact,
    happened: fact.happened as Fact['happened'],
    detail: fact.detail as Fact['detail'],
    by: fact.by as PersonId | null,
  })

async function inFile(file: FileHandle): Promise<Source> {
  const { size } = await file.stat()
  return {
    size,
    read: async (offset, length) => {
      const bytes = Buffer.alloc(Math.max(0, Math.min(length, size - offset)))
      const { bytesRead } = await file.read(bytes, 0, bytes.length, offset)
      return bytes.subarray(0, bytesRead)
    },
  }
}
