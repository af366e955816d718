import { sql } from 'kysely'
import type { Db } from '../context.ts'

/** Of those that hold one word so many are looked at, the newest; and about so many of all words together. */
const mostOfWord = 4000
const mostOfWords = 12_000
/** Of so many fingerprints one is counted to tell how many hold a word (migration 0027). */
const sampled = 64

/**
 * Those worth comparing, whatever their call: a band or two rare words in common, the best first. Words are read one by one,
 * that which the fewest hold first, until enough was read: among a million, a common word finds thousands and tells little.
 * What a fingerprint leaves out is found by comparing texts.
 */
export async function candidatesFor(
  db: Db,
  id: string,
  looked: { readonly bands: readonly number[]; readonly rare: readonly string[] },
  most: number,
): Promise<readonly string[]> {
  const bands = sql`${[...looked.bands]}::int[]`
  const rare = sql`${[...looked.rare]}::text[]`
  const [ofWord, ofWords, each] = [sql.lit(mostOfWord), sql.lit(mostOfWords), sql.lit(sampled)]
  const { rows } = await sql<{ suggestion: string }>`with asked as materialized (
      select word, least(${ofWord}, ${each} * (select count(*) from (
        select from fingerprint_word w where w.word = it.word and print % ${each} = 0
        limit ${sql.lit(Math.ceil(mostOfWord / sampled))}) few)) as held
      from (select word_number(it) as word from unnest(${rare}) it) it
    ), worth as (
      select word, sum(held) over (order by held, word) - held as before from asked
    ), shared as (
      (select newest.print, count(*) as times
        from worth cross join lateral (
          select print from fingerprint_word w where w.word = worth.word order by print desc limit ${ofWord}) newest
        where before < ${ofWords} group by print having count(*) > 1
        order by 2 desc, 1 desc limit ${most + 1})
      union all
      select n, (select count(*) from unnest(bands) it where it = any(${bands}))
        + (select count(*) from unnest(rare) it where it = any(${rare}))
      from fingerprint where bands && ${bands}
    ), near as (
      select print, max(times) as times from shared group by print
      order by 2 desc, 1 desc limit ${most + 1}
    )
    select f.suggestion from near join fingerprint f on f.n = near.print
    where f.suggestion <> ${id} order by near.times desc, near.print desc limit ${most}`.execute(db)
  return rows.map((it) => it.suggestion)
}
