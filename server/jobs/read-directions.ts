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
 * Reads published directions that are new or were corrected. What they may be like and was compared before is marked, to be
 * compared with them: suggestions about which nothing has been concluded, and those that were like the edition before.
 */
export async function readDirections(ctx: Reading): Promise<void> {
  for (let some = await unreadDirections(ctx.db, batch); some.length > 0; ) {
    for (const { edition, it } of some) {
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
        const before = await storeDirectionPrint(tx, print)
        await textsChanged(tx, [...new Set([...before, ...(await undecidedOf(tx, near))])].sort())
      })
    }
    some = await unreadDirections(ctx.db, batch)
  }
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
