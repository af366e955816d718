import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { canonicalJson } from '#core/canonical.ts'
import type { Fact, NewFact } from '#core/fact.ts'
import type { PersonId } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Db, Tx } from '../context.ts'
import { algorithmOf, named, nameInFront } from './chain-hash.ts'
import { held } from './kept-statements.ts'

/** The link of a chain before its first fact. */
export const beginning = '0'.repeat(64)

/** By the hash that the link itself names, over the canonical form of everything but the hash. */
export const hashOf = ({ hash, ...content }: Fact): string =>
  named(algorithmOf(hash), (algorithm) => createHash(algorithm).update(canonicalJson(content)).digest('hex'))

/** Where a subject's chain ends. */
export interface ChainEnd {
  readonly n: number
  readonly hash: string
}

/** The end of a chain in which nothing stands yet. */
const nothing: ChainEnd = { n: 0, hash: beginning }

/** The ends of these subjects' chains, as they are until the subjects' locks are given back. */
export async function chainEnds(tx: Tx, subjects: readonly string[]): Promise<ReadonlyMap<string, ChainEnd>> {
  if (subjects.length === 0) return new Map()
  const { rows } = await sql<{ subject: string } & ChainEnd>`select it.subject, f.n, f.hash
    from unnest(${[...subjects]}::text[]) as it(subject)
    cross join lateral (select n, hash from fact where fact.subject = it.subject order by n desc limit 1) f`.execute(
    tx,
  )
  return new Map(rows.map(({ subject, n, hash }) => [subject, { n, hash }]))
}

/** Links new facts to the end of their subject's chain. */
export function chain(
  subject: string,
  facts: readonly NewFact[],
  by: PersonId | null,
  at: Instant,
  end: ChainEnd = nothing,
): readonly Fact[] {
  let { n, hash: prev } = end
  return facts.map(({ happened, detail }) => {
    const link = { subject, n: ++n, happened, detail, by, at, prev, hash: nameInFront() }
    prev = hashOf(link)
    return { ...link, hash: prev }
  })
}

/**
 * Stores linked facts, in the transaction of the change that they tell of. Two at once on one subject: the primary key lets
 * one through, and the other's transaction fails as a whole; commands lock the subject's row first, so that this does not
 * happen.
 */
export async function storeFacts(tx: Tx, facts: readonly Fact[]): Promise<void> {
  if (facts.length === 0) return
  await tx
    .insertInto('fact')
    .values(
      facts.map((it) => ({
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
    .modifyEnd(held)
    .execute()
}

/** Appends facts to their subject's chain. */
export async function append(
  tx: Tx,
  subject: string,
  facts: readonly NewFact[],
  by: PersonId | null,
  at: Instant,
): Promise<readonly Fact[]> {
  if (facts.length === 0) return []
  const ends = await chainEnds(tx, [subject])
  const chained = chain(subject, facts, by, at, ends.get(subject))
  await storeFacts(tx, chained)
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
