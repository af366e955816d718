import { z } from 'zod'

/** Where the list of all files lies, and the one line that proves it with any tool: `sha256sum -c manifest.sha256`. */
export const manifestPath = 'manifest.json'
export const sealPath = 'manifest.sha256'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const place = z.string().min(1).max(1000)

/** One chain of facts, and where it stood when the archive was made: what was cut off or changed since, or in the copy, shows. */
const chain = z.object({
  subject: z.string().max(200),
  path: place,
  n: z.number().int().nonnegative(),
  hash: digest,
})
/** A version with the digest that its receipt names. */
const version = z.object({ path: place, digest: z.string().max(128) })
/**
 * A file that the site should have had. Not inside are those that its store had lost, or did not let be read; inside, but not what was
 * once stored, are those that had changed there, or could be read in part alone.
 */
const lacking = z.object({
  path: place,
  sha256: z.string().max(64),
  why: z.enum(['missing', 'unreadable', 'changed', 'cut']),
})
const listedFile = z.object({ path: place, size: z.number().int().nonnegative(), sha256: digest })

/** What an archive says of itself: what it is of, who made it and when, and every file that is in it. */
export const manifest = z.object({
  format: z.literal('zhinan-dossier'),
  edition: z.literal(1),
  sort: z.enum(['dossier', 'archive']),
  /** What was asked for: ids, or the filter of a list, or a call. */
  of: z.unknown(),
  site: z.string().max(1000),
  language: z.string().max(20),
  madeAt: z.string().max(40),
  madeBy: z.object({ id: z.string().max(100), name: z.string().max(1000) }),
  /** Who took it out and when, where personal data is inside; the same stands on every page. */
  mark: z.string().max(1000).nullable(),
  /** The last checkpoint over all facts of the site when it was made. */
  checkpoint: z.object({ n: z.number().int(), hash: digest }).nullable(),
  /** How many that were asked for the maker could no longer read when their turn came. */
  leftOut: z.number().int().nonnegative(),
  subjects: z.array(
    z.object({
      id: z.string().max(200),
      no: z.string().max(100).nullable(),
      folder: place,
      chain: chain.nullable(),
      versions: z.array(version),
    }),
  ),
  /** Chains beside those of its subjects: of the call itself, for one. */
  chains: z.array(chain),
  /** The file with the chain of checkpoints, a line each, where it is inside; it ends with the one above. */
  checkpoints: place.nullable(),
  lacking: z.array(lacking),
  files: z.array(listedFile),
})
export type Manifest = z.infer<typeof manifest>
export type Subject = Manifest['subjects'][number]
export type Chain = z.infer<typeof chain>
export type Lacking = z.infer<typeof lacking>
export type ListedFile = z.infer<typeof listedFile>

/** What is known before anything is written. */
export type Preface = Pick<
  Manifest,
  'sort' | 'of' | 'site' | 'language' | 'madeAt' | 'madeBy' | 'mark' | 'checkpoint'
>

/** The manifest as text, a line for each file, so that people can read it and no part of it is held twice. */
export function* written(it: Manifest): Generator<string> {
  const { files, subjects, ...rest } = it
  yield `${JSON.stringify(rest, null, 1).slice(0, -2)},\n "subjects": [`
  yield* lines(subjects)
  yield '],\n "files": ['
  yield* lines(files)
  yield ']\n}\n'
}

function* lines(all: readonly unknown[]): Generator<string> {
  for (const [n, it] of all.entries()) yield `${n === 0 ? '\n' : ',\n'}  ${JSON.stringify(it)}`
  if (all.length > 0) yield '\n '
}
