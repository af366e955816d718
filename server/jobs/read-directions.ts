import { directionTold } from '#core/guide/told.ts'
import { related } from '#core/likeness/compare.ts'
import { type Features, fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { signatureBytes } from '#core/likeness/signature.ts'
import type { Thresholds } from '#core/likeness/thresholds.ts'
import { weigh } from '#core/likeness/weighed.ts'
import { weightsOf } from '#core/likeness/weights.ts'
import type { Reading } from '../context.ts'
import { candidatesFor } from '../db/candidates.ts'
import { textsChanged } from '../db/changed-texts.ts'
import {
  type DirectionPair,
  directionsNear,
  likeBefore,
  type PublishedDirection,
  storeDirectionPrint,
  undecidedOf,
  unreadDirections,
} from '../db/direction-likeness.ts'
import { commonness, segment } from '../words.ts'
import { readDirection } from './read-texts.ts'

/** So many are read in one go, and so many compared with one suggestion. */
const batch = 50
/** So many suggestions at most are compared once more because of one direction. */
const mostNear = 500

/**
 * Reads published directions that are new or were corrected, one after the other; `pause` comes before each. One that fails is
 * left for the next start, and keeps nothing else from being read.
 */
export async function readDirections(ctx: Reading, pause: () => Promise<void>): Promise<void> {
  const failed = new Set<string>()
  for (;;) {
    const some = (await unreadDirections(ctx.db, batch)).filter(({ it }) => !failed.has(it.id))
    if (some.length === 0) return
    for (const one of some) {
      await pause()
      try {
        await readOne(ctx, one)
      } catch (error) {
        failed.add(one.it.id)
        ctx.log.warn({ err: error, direction: one.it.id }, 'A direction could not be read.')
      }
    }
  }
}

/**
 * Writes what one is found by. What it may be like and was compared before is marked, to be compared with it: suggestions about
 * which nothing has been concluded, and those that were like the edition before.
 */
async function readOne(ctx: Reading, { edition, it }: PublishedDirection): Promise<void> {
  const own = fingerprint(directionTold(it) ?? { title: '', text: '' }, segment)
  const bands = it.withheld ? [] : [...own.bands]
  const rare = [...rareTerms(own, commonness)]
  const print = {
    direction: it.id,
    edition,
    signature: Buffer.from(signatureBytes(own.signature)),
    bands,
    length: own.length,
    rare,
  }
  const near = it.withheld ? [] : await candidatesFor(ctx.db, it.id, { bands, rare }, mostNear)
  await ctx.db.transaction().execute(async (tx) => {
    // Marked first and then taken out, as every move does: in the other order the two would wait for each other.
    const again = [...(await likeBefore(tx, it.id)), ...(await undecidedOf(tx, near))]
    await textsChanged(tx, [...new Set(again)].sort())
    await storeDirectionPrint(tx, print)
  })
}

/** Published directions that a text is like; it is read where there are any to compare it with. */
export async function likeAmongDirections(
  ctx: Reading,
  read: () => Promise<Features | undefined>,
  looked: { readonly bands: readonly number[]; readonly rare: readonly string[] },
  thresholds: Thresholds,
): Promise<readonly DirectionPair[]> {
  const told = (await directionsNear(ctx.db, looked, batch)).flatMap((near) => {
    const text = readDirection(near)
    return text ? [{ direction: near.it.id, text }] : []
  })
  const own = told.length > 0 ? await read() : undefined
  if (!own) return []
  const weights = weightsOf([own, ...told.map((it) => it.text)], commonness)
  const weighed = weigh(own, weights)
  return told.flatMap(({ direction, text }) => {
    const found = related(weighed, weigh(text, weights), thresholds)
    if (!found?.relation) return []
    const { relation, score, parts, reasons } = found
    return [{ direction, score, relation, parts: { ...parts, reasons } }]
  })
}
