import { createHash } from 'node:crypto'
import { canonicalJson } from '#core/canonical.ts'
import type { Fact, NewFact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'

/** The link of a chain before its first fact. */
export const beginning = '0'.repeat(64)

/** SHA-256 over the canonical form of everything but the hash itself. */
export const hashOf = ({ hash: _, ...content }: Fact): string =>
  createHash('sha256').update(canonicalJson(content)).digest('hex')

/**
 * Appends facts to their subject's chain, in the transaction of the change that they tell of.
 * Two at once on one subject: the primary key lets one through, and the other's transaction fails as a whole;
 * commands lock the subject's row first, so that this does not happen.
 */
export async function append(
  tx: Tx,
  subject: string,
  facts: readonly NewFact[],
  by: PersonId | null,
  at: Instant,
): Promise<readonly Fact[]> {
  if (facts.length === 0) return []
  const last = await tx
    .selectFrom('fact')
    .select(['n', 'hash'])
    .where('subject', '=', subject)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  const chained: Fact[] = []
  let { n, hash: prev } = last ?? { n: 0, hash: beginning }
  for (const { happened, detail } of facts) {
    const link = { subject, n: ++n, happened, detail, by, at, prev, hash: '' }
    const fact = { ...link, hash: hashOf(link) }
    chained.push(fact)
    prev = fact.hash
  }
  await tx
    .insertInto('fact')
    .values(
      chained.map((it) => ({
        subject: it.subject,
        n: it.n,
        happened: it.happened,
        detail: JSON.stringify(it.detail),
        by_person: it.by,
        at: new Date(it.at),
        prev: it.prev,
        hash: it.hash,
      })),
    )
    .execute()
  return chained
}

/** Everything that happened to one subject, in order. */
export async function factsOf(db: Db, subject: string): Promise<readonly Fact[]> {
  const rows = await db
    .selectFrom('fact')
    .select(['subject', 'n', 'happened', 'detail', 'by_person', 'at', 'prev', 'hash'])
    .where('subject', '=', subject)
    .orderBy('n')
    .execute()
  return rows.map((it) => ({
    subject: it.subject,
    n: it.n,
    happened: it.happened as Fact['happened'],
    detail: it.detail as Fact['detail'],
    by: it.by_person as PersonId | null,
    at: it.at.getTime(),
    prev: it.prev,
    hash: it.hash,
  }))
}
