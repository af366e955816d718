import { setImmediate as turn } from 'node:timers/promises'
import { directionTold } from '#core/guide/told.ts'
import { type Features, type Fingerprint, featuresOf, fingerprint } from '#core/likeness/fingerprint.ts'
import type { Reading } from '../context.ts'
import type { PublishedDirection } from '../db/direction-likeness.ts'
import { comparableTexts, comparableVersions, type TextRow } from '../db/likeness.ts'
import { toldIn } from '../present/told.ts'
import { segment } from '../words.ts'
import { keepTexts } from './kept-texts.ts'

/** A text of two thousand letters takes seventeen kilobytes, so that this is about six thousand of them. */
const kept = keepTexts(100 * 2 ** 20)
/** Another version, another form or another kind says something else. */
const keyOf = (it: Pick<TextRow, 'id' | 'version' | 'callVersion' | 'kind'>): string =>
  `${it.id} ${it.version} ${it.callVersion} ${it.kind}`

/** Lets go of what was read of one that is compared no more, as when it is frozen or purged. */
export const forgetText = (id: string): void => kept.forget(`${id} `)

/** The fingerprint of one that is to be found by others; they find it read. */
export async function readText(ctx: Reading, row: TextRow): Promise<Fingerprint> {
  const own = fingerprint(await toldIn(ctx, row), segment)
  kept.keep(keyOf(row), own)
  return own
}

/** What these say in their latest versions, by their ids, each read once for as long as there is room. */
export async function readTexts(
  ctx: Reading,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Features>> {
  const read = new Map<string, Features>()
  const lacking: string[] = []
  for (const it of await comparableVersions(ctx.db, ids)) {
    const known = kept.find(keyOf(it))
    if (known) read.set(it.id, known)
    else lacking.push(it.id)
  }
  for (const row of await comparableTexts(ctx.db, lacking)) {
    // Whoever asks something meanwhile does not wait for all of them.
    await turn()
    const it = featuresOf(await toldIn(ctx, row), segment)
    kept.keep(keyOf(row), it)
    read.set(row.id, it)
  }
  return read
}

/** What a published direction says in its edition, read once. */
export function readDirection({ edition, it }: PublishedDirection): Features | undefined {
  const told = directionTold(it)
  if (!told) return undefined
  const key = `${it.id} edition ${edition}`
  const known = kept.find(key)
  if (known) return known
  const read = featuresOf(told, segment)
  kept.keep(key, read)
  return read
}
