import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { type Fingerprint, fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { signatureBytes } from '#core/likeness/signature.ts'
import { indexedText } from '#core/search/indexed.ts'
import { randomOf } from '#demo/random.ts'
import { commonness, segment } from '#server/words.ts'
import type { Piece } from './likeness-edits.ts'

/** So many rows travel together. */
const batch = 2000

/** Gives every suggestion that has been handed in a text to be found by, each its own. Says how many there are. */
export async function seedTexts(pool: pg.Pool, call: string, textOf: (at: number) => Piece): Promise<number> {
  const { rows: done } = await pool.query('select count(*)::int as count from search_text')
  const { rows } = await pool.query<{ id: string; no: string }>(
    "select id, no from suggestion where call = $1 and versions > 0 and state not in ('purged') order by id",
    [call],
  )
  if (done[0].count === 0)
    for (let from = 0; from < rows.length; from += batch) {
      const read = rows.slice(from, from + batch).map(({ id, no }, n) => {
        const { title, text } = textOf(from + n)
        const { body, pieces } = indexedText(title, [no ?? '', text], [])
        return { suggestion: id, audience: 'office', body, pieces }
      })
      await pool.query(
        `insert into search_text (suggestion, audience, body, pieces)
         select suggestion, audience, body, array(select jsonb_array_elements_text(pieces))
         from jsonb_to_recordset($1::jsonb) as it(suggestion uuid, audience text, body text, pieces jsonb)`,
        [JSON.stringify(read)],
      )
    }
  return rows.length
}

/**
 * Fills the table of fingerprints. Bands and rare words are drawn from those of real texts, so that words are as frequent
 * among them as in the texts; nothing refers to these rows, for which the references are taken off.
 */
export async function seedPrints(pool: pg.Pool, pieces: readonly Piece[], count: number): Promise<void> {
  const { rows: done } = await pool.query('select count(*)::int as count from fingerprint')
  if (done[0].count > 0) return
  await pool.query('alter table fingerprint drop constraint if exists fingerprint_suggestion_fkey')
  const prints = pieces.map((it) => fingerprint(it, segment))
  const rare = prints.map((it) => rareTerms(it, commonness))
  for (let from = 0; from < count; from += batch) {
    const rows = Array.from({ length: Math.min(batch, count - from) }, (_, n) => {
      const random = randomOf('print', from + n)
      const at = random.between(0, prints.length - 1)
      const own = prints[at] as Fingerprint
      return {
        suggestion: randomUUID(),
        signature: Buffer.from(signatureBytes(own.signature)).toString('hex'),
        bands: own.bands.map(() => random.between(-(2 ** 31), 2 ** 31 - 1)),
        length: own.length,
        rare: (rare[at] ?? []).map(() => random.pick(random.pick(rare))),
      }
    })
    await pool.query(
      `insert into fingerprint (suggestion, version, call, signature, bands, length, rare)
       select suggestion, 1, 'bench', decode(signature, 'hex'),
         array(select jsonb_array_elements_text(bands)::int), length, array(select jsonb_array_elements_text(rare))
       from jsonb_to_recordset($1::jsonb) as it(suggestion uuid, signature text, bands jsonb, length int, rare jsonb)`,
      [JSON.stringify(rows)],
    )
  }
}
