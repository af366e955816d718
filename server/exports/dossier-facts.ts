import type { Fact } from '#core/fact.ts'
import type { Chain } from '#documents/dossier/manifest.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import { namesOf } from '../db/drafts.ts'
import { beginning } from '../db/facts.ts'
import { json, type Run } from './dossier-run.ts'

/**
 * The chain of facts about something: whole, but what this reader does not read stands there by its place alone, so that the
 * chain can be followed all the same. `chain` goes into the manifest.
 */
export async function factsFile(
  run: Run,
  path: string,
  subject: string,
  facts: readonly Fact[],
  reads: (fact: Fact) => boolean,
): Promise<{ readonly entry: Entry; readonly chain: Chain }> {
  const read = facts.filter(reads)
  const names = await namesOf(
    run.ctx.db,
    read.flatMap((it) => (it.by === null ? [] : [it.by])),
  )
  const sealed = await run.ctx.db
    .selectFrom('sealed')
    .select(['n', 'checkpoint'])
    .where('subject', '=', subject)
    .execute()
  const checkpoints = new Map(sealed.map((it) => [it.n, it.checkpoint]))
  const last = facts.at(-1)
  return {
    entry: json(path, {
      subject,
      facts: facts.map((it) => {
        if (!reads(it)) return { n: it.n, withheld: true, prev: it.prev, hash: it.hash }
        const { n, happened, detail, by, at, prev, hash } = it
        return {
          n,
          happened,
          time: new Date(at).toISOString(),
          ...(by !== null && { name: names[by] ?? '' }),
          detail: { ...detail },
          by,
          at,
          prev,
          hash,
          checkpoint: checkpoints.get(n) ?? null,
        }
      }),
    }),
    chain: { subject, path, n: last?.n ?? 0, hash: last?.hash ?? beginning },
  }
}
