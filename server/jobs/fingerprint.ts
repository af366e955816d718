import { setImmediate as turn } from 'node:timers/promises'
import { related } from '#core/likeness/compare.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { signatureBytes } from '#core/likeness/signature.ts'
import { weigh } from '#core/likeness/weighed.ts'
import { weightsOf } from '#core/likeness/weights.ts'
import type { Reading } from '../context.ts'
import { candidatesFor } from '../db/candidates.ts'
import { lookedUpBy, putDirectionPairs, stillCompared } from '../db/direction-likeness.ts'
import {
  comparableTexts,
  comparableVersions,
  type NewPair,
  ordered,
  othersOf,
  storePrint,
  type TextRow,
} from '../db/likeness.ts'
import { thresholdsIn } from '../present/told.ts'
import { commonness } from '../words.ts'
import { likeAmongDirections } from './read-directions.ts'
import { forgetText, readText, readTexts } from './read-texts.ts'

/** So many are compared with one; the rest shares less with it. */
const mostCompared = 200
/** So many of its call are looked at besides, to tell habits from subjects. */
const beside = 60

/** Compares one suggestion with its candidates in all calls and writes down what is like it. May run twice. */
export async function compareSuggestion(ctx: Reading, id: string): Promise<void> {
  const [row] = await comparableTexts(ctx.db, [id])
  if (row) await compareText(ctx, row)
}

/**
 * The same, where its latest version has not been compared yet; one that has is compared with published directions alone, of
 * which there may be new ones. Says false where it changed meanwhile.
 */
export async function compareIfNew(ctx: Reading, id: string): Promise<boolean> {
  const [row] = await comparableVersions(ctx.db, [id])
  if (!row) {
    forgetText(id)
    return true
  }
  const looked = await lookedUpBy(ctx.db, id, row.version)
  if (looked) return compareWithDirections(ctx, row, looked)
  const [text] = await comparableTexts(ctx.db, [id])
  return !text || compareText(ctx, text)
}

async function compareWithDirections(
  ctx: Reading,
  { id, call, version }: Pick<TextRow, 'id' | 'call' | 'version'>,
  looked: { readonly bands: readonly number[]; readonly rare: readonly string[] },
): Promise<boolean> {
  const read = async () => (await readTexts(ctx, [id])).get(id)
  const directions = await likeAmongDirections(ctx, read, looked, await thresholdsIn(ctx, call))
  return ctx.db.transaction().execute(async (tx) => {
    const stands = await stillCompared(tx, id, version)
    if (stands) await putDirectionPairs(tx, id, directions, new Date(ctx.now()))
    return stands
  })
}

async function compareText(ctx: Reading, row: TextRow): Promise<boolean> {
  const { id } = row
  const own = await readText(ctx, row)
  const thresholds = await thresholdsIn(ctx, row.call)
  const bands = [...own.bands]
  const rare = [...rareTerms(own, commonness)]
  const near = await candidatesFor(ctx.db, id, { bands, rare }, mostCompared)
  const others = near.length === 0 ? [] : await othersOf(ctx.db, row.call, [id, ...near], beside)
  const texts = await readTexts(ctx, [...near, ...others])
  const weights = weightsOf([own, ...texts.values()], commonness)
  const weighed = weigh(own, weights)
  const pairs: NewPair[] = []
  for (const other of near) {
    const text = texts.get(other)
    if (!text) continue
    // Whoever asks something meanwhile does not wait for all of them.
    await turn()
    const { a, b } = ordered(id, other)
    const theirs = weigh(text, weights)
    const found = related(a === id ? weighed : theirs, a === id ? theirs : weighed, thresholds)
    if (!found?.relation) continue
    const { score, relation, parts, reasons } = found
    pairs.push({ a, b, score, relation, parts: { ...parts, reasons } })
  }
  const print = {
    suggestion: id,
    version: row.version,
    call: row.call,
    signature: Buffer.from(signatureBytes(own.signature)),
    bands,
    length: own.length,
    rare,
  }
  const directions = await likeAmongDirections(ctx, async () => own, { bands, rare }, thresholds)
  const at = new Date(ctx.now())
  return ctx.db.transaction().execute(async (tx) => {
    const stands = await storePrint(tx, print, pairs, at)
    if (stands) await putDirectionPairs(tx, id, directions, at)
    return stands
  })
}
