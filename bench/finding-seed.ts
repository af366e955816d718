import type pg from 'pg'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { rareTerms } from '#core/likeness/rare.ts'
import { signatureBytes } from '#core/likeness/signature.ts'
import { indexedText } from '#core/search/indexed.ts'
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
  if (done[0].count > 0) return rows.length
  await pool.query('drop index search_text_pieces')
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
  await pool.query(
    "create index search_text_pieces on search_text using gin (array_append(pieces, 'office:' || coalesce(office, '')))",
  )
  return rows.length
}

/** Puts these texts among the fingerprints, before all others: who looks from the newest on comes to them last. */
export async function plant(pool: pg.Pool, texts: readonly Piece[]): Promise<void> {
  await pool.query('delete from fingerprint where n < 0')
  const prints = texts.map((it, at) => {
    const own = fingerprint(it, segment)
    const signature = Buffer.from(signatureBytes(own.signature)).toString('hex')
    return { n: -1 - at, signature, bands: own.bands, length: own.length, rare: rareTerms(own, commonness) }
  })
  await pool.query(
    `insert into fingerprint (n, suggestion, version, call, signature, bands, length, rare) overriding system value
     select n, gen_random_uuid(), 1, 'bench', decode(signature, 'hex'),
       array(select jsonb_array_elements_text(bands)::int), length, array(select jsonb_array_elements_text(rare))
     from jsonb_to_recordset($1::jsonb) as it(n int, signature text, bands jsonb, length int, rare jsonb)`,
    [JSON.stringify(prints)],
  )
}

/** The suggestions of the texts that were planted, in their order. */
export async function plantedIds(pool: pg.Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ suggestion: string }>(
    'select suggestion from fingerprint where n < 0 order by n desc',
  )
  return rows.map((it) => it.suggestion)
}

/**
 * Fills the table of fingerprints in the database itself. Each word of a row is one of the rare words of a real text, drawn
 * anew, so that words are as frequent among the rows as among the texts. First come those of the suggestions, so
 * that the server has nothing to read, then others, to which nothing belongs. For these the references are taken off, and the
 * indexes are built at the end. Says whether there was anything to do.
 */
export async function seedPrints(pool: pg.Pool, texts: readonly Piece[], count: number): Promise<boolean> {
  const { rows: done } = await pool.query('select count(*)::int as count from fingerprint')
  if (done[0].count > 0) return false
  const words = texts.flatMap((it) => rareTerms(fingerprint(it, segment), commonness))
  const client = await pool.connect()
  try {
    await client.query("set synchronous_commit = off; set maintenance_work_mem = '1GB'; select setseed(0.42)")
    await client.query(`alter table fingerprint drop constraint if exists fingerprint_suggestion_fkey;
      alter table fingerprint disable trigger fingerprint_words;
      alter table fingerprint_word drop constraint fingerprint_word_pkey;
      drop index fingerprint_bands`)
    await client.query('create temp table drawn (k int primary key, word text)')
    await client.query(
      'insert into drawn select k - 1, word from unnest($1::text[]) with ordinality it(word, k)',
      [words],
    )
    await client.query('analyze drawn')
    await client.query(others, [count])
    await client.query(`insert into fingerprint_word (word, print)
      select distinct word_number(word), n from fingerprint cross join unnest(rare) word`)
    await client.query(`alter table fingerprint_word add primary key (word, print);
      create index fingerprint_bands on fingerprint using gin (bands) with (fastupdate = off);
      alter table fingerprint enable trigger fingerprint_words`)
    return true
  } finally {
    client.release()
  }
}

const others = `
  with other as (
    select row_number() over () as i, suggestion, version from (
      select id as suggestion, versions as version from suggestion where versions > 0
      union all select gen_random_uuid(), 1 from generate_series(1, $1::int)
    ) it limit $1
  ), size as (select count(*)::int as words from drawn)
  insert into fingerprint (suggestion, version, call, signature, bands, length, rare)
  select suggestion, version, 'bench', decode(repeat(md5(i::text), 16), 'hex'),
    array(select (random() * 4294967295 - 2147483648)::int from generate_series(1, 16) where i > 0), 1000,
    array(select word from drawn
      join (select floor(random() * words)::int as k from generate_series(1, 24) where i > 0) it using (k))
  from other cross join size`
