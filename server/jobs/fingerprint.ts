import { sql } from 'kysely'
import { compare } from '#core/likeness/compare.ts'
import { type Fingerprint, fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { signatureBytes } from '#core/likeness/signature.ts'
import { usualThresholds } from '#core/likeness/thresholds.ts'
import { weigh } from '#core/likeness/weighed.ts'
import { weightsOf } from '#core/likeness/weights.ts'
import { atOffice, type Suggestion } from '#core/suggestion/suggestion.ts'
import type { Context, Tx } from '../context.ts'
import { held } from '../db/kept-statements.ts'
import {
  candidatesFor,
  comparableTexts,
  type NewPair,
  ordered,
  othersOf,
  storePrint,
  type TextRow,
  takeOut,
  uncompared,
} from '../db/likeness.ts'
import { toldIn } from '../present/told.ts'
import { commonness, segment } from '../words.ts'
import { afterIn, goOn } from './catch-up.ts'
import { leisure } from './leisure.ts'

/** So many are compared with one; the rest shares less with it. */
const mostCompared = 200
/** So many of its call are looked at besides, to tell habits from subjects. */
const beside = 60
/** How many are caught up on in one go. */
const batch = 50

const isCompared = ({ state }: Suggestion): boolean => (atOffice as readonly string[]).includes(state)

/**
 * Has what came to the bureau, or came back, compared, and takes out what went away: withdrawn, frozen, purged, or back
 * with its filer. In the transaction of the move, so that nothing is found that does not stand.
 */
export async function queueComparing(
  tx: Tx,
  moves: readonly { readonly before: Suggestion; readonly becomes: Suggestion }[],
): Promise<void> {
  const come = moves.filter(
    ({ before, becomes }) =>
      isCompared(becomes) && (!isCompared(before) || before.versions !== becomes.versions),
  )
  const gone = moves.filter(({ before, becomes }) => before.versions > 0 && !isCompared(becomes))
  await takeOut(
    tx,
    gone.map(({ becomes }) => becomes.id),
  )
  if (come.length === 0) return
  await sql`select graphile_worker.add_job('fingerprint', payload => json_build_object('id', it),
    queue_name => 'leisure', job_key => 'likeness:' || it)
    from unnest(${come.map(({ becomes }) => becomes.id)}::text[]) as it ${held}`.execute(tx)
}

const printOf = async (ctx: Context, row: TextRow): Promise<Fingerprint> =>
  fingerprint(await toldIn(ctx, row), segment)

/** Compares one suggestion with its candidates in all calls and writes down what is like it. May run twice. */
export async function compareSuggestion(ctx: Context, id: string): Promise<void> {
  const [row] = await comparableTexts(ctx.db, [id])
  if (!row) return
  const own = await printOf(ctx, row)
  const bands = [...own.bands]
  const rare = [...rareTerms(own, commonness)]
  const near = await candidatesFor(ctx.db, id, { bands, rare }, mostCompared)
  const others = near.length === 0 ? [] : await othersOf(ctx.db, row.call, [id, ...near], beside)
  const prints = new Map<string, Fingerprint>()
  for (const text of await comparableTexts(ctx.db, [...near, ...others]))
    prints.set(text.id, await printOf(ctx, text))
  const weights = weightsOf([own, ...prints.values()], commonness)
  const weighed = weigh(own, weights)
  const pairs = near.flatMap((other): NewPair[] => {
    const print = prints.get(other)
    if (!print) return []
    const { a, b } = ordered(id, other)
    const theirs = weigh(print, weights)
    const found = compare(a === id ? weighed : theirs, a === id ? theirs : weighed, usualThresholds)
    if (!found.relation) return []
    const { score, relation, parts, reasons } = found
    return [{ a, b, score, relation, parts: { ...parts, reasons } }]
  })
  const print = {
    suggestion: id,
    version: row.version,
    call: row.call,
    signature: Buffer.from(signatureBytes(own.signature)),
    bands,
    length: own.length,
    rare,
  }
  await ctx.db.transaction().execute((tx) => storePrint(tx, print, pairs, new Date(ctx.now())))
}

/** Compares what was handed in before there were fingerprints: so many, and the rest when its turn comes again. */
export async function catchUpComparing(ctx: Context, payload: unknown = {}): Promise<void> {
  const missing = await uncompared(ctx.db, afterIn(payload), batch)
  for (const id of missing) {
    await leisure()
    await compareSuggestion(ctx, id).catch((error: unknown) =>
      ctx.log.warn({ err: error, suggestion: id }, 'A suggestion could not be compared.'),
    )
  }
  const last = missing.at(-1)
  if (last !== undefined && missing.length === batch) await goOn(ctx.db, 'catch-up-fingerprints', last)
}
