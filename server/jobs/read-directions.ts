import { directionTold } from '#core/guide/told.ts'
import { compare } from '#core/likeness/compare.ts'
import { type Fingerprint, fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { signatureBytes } from '#core/likeness/signature.ts'
import type { Thresholds } from '#core/likeness/thresholds.ts'
import { weigh } from '#core/likeness/weighed.ts'
import { weightsOf } from '#core/likeness/weights.ts'
import type { Reading } from '../context.ts'
import {
  type DirectionPair,
  directionsNear,
  storeDirectionPrint,
  unreadDirections,
} from '../db/direction-likeness.ts'
import { commonness, segment } from '../words.ts'

/** So many are read in one go, and so many compared with one suggestion. */
const batch = 50

/** Reads published directions that are new or were corrected, before a suggestion is compared with them. */
export async function readDirections(ctx: Reading): Promise<void> {
  for (let some = await unreadDirections(ctx.db, batch); some.length > 0; ) {
    for (const { edition, it } of some) {
      const own = fingerprint(directionTold(it) ?? { title: '', text: '' }, segment)
      const print = {
        direction: it.id,
        edition,
        signature: Buffer.from(signatureBytes(own.signature)),
        bands: it.withheld ? [] : [...own.bands],
        length: own.length,
        rare: [...rareTerms(own, commonness)],
      }
      await ctx.db.transaction().execute((tx) => storeDirectionPrint(tx, print))
    }
    some = await unreadDirections(ctx.db, batch)
  }
}

/** Published directions that a text is like. */
export async function likeAmongDirections(
  ctx: Reading,
  own: Fingerprint,
  looked: { readonly bands: readonly number[]; readonly rare: readonly string[] },
  thresholds: Thresholds,
): Promise<readonly DirectionPair[]> {
  const near = await directionsNear(ctx.db, looked, batch)
  const told = near.flatMap((it) => {
    const said = directionTold(it)
    return said ? [{ direction: it.id, print: fingerprint(said, segment) }] : []
  })
  const weights = weightsOf([own, ...told.map((it) => it.print)], commonness)
  const weighed = weigh(own, weights)
  return told.flatMap(({ direction, print }) => {
    const { relation, score, parts, reasons } = compare(weighed, weigh(print, weights), thresholds)
    return relation ? [{ direction, score, relation, parts: { ...parts, reasons } }] : []
  })
}
