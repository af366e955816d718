import type { Call } from '#core/call/call.ts'
import { indexedText } from '#core/search/indexed.ts'

/** What one suggestion says, ready to be found. */
export interface SeedText {
  readonly title: string
  readonly body: string
  readonly pieces: readonly string[]
}

/** So many texts are written; suggestions share them. */
const many = 4000
/** Words of one text: about 300 letters. */
const length = 70

/** The words that the call itself uses, each once, in an order of their own: the first ones are written most. */
export function wordsOf(call: Call): readonly string[] {
  const found = JSON.stringify(call).match(/(?<!\p{Script=Han})\p{Script=Han}{2,6}(?!\p{Script=Han})/gu)
  return [...new Set(found)].sort((a, b) => turned(a) - turned(b) || (a < b ? -1 : 1))
}

/** A number that follows from the word and from nothing else (FNV-1a). */
function turned(word: string): number {
  let h = 0x811c9dc5
  for (const sign of word) h = Math.imul(h ^ (sign.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return h
}

/** Texts whose words are as uneven as those of a language (Zipf): the same ones with every run. */
export function textsOf(call: Call): readonly SeedText[] {
  const words = wordsOf(call)
  const upTo: number[] = []
  let all = 0
  for (const [n] of words.entries()) {
    all += 1 / (n + 5)
    upTo.push(all)
  }
  let state = 0x2545f491
  const chance = () => {
    // xorshift32: even enough for drawing words.
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
  const word = () => {
    const at = chance() * all
    let [from, to] = [0, upTo.length - 1]
    while (from < to) {
      const middle = (from + to) >> 1
      if ((upTo[middle] ?? 0) < at) from = middle + 1
      else to = middle
    }
    return words[from] ?? ''
  }
  return Array.from({ length: many }, () => {
    const title = `${word()}${word()}的${word()}研究`
    const text = Array.from(
      { length },
      (_, n) => word() + (n % 12 === 11 ? '。' : n % 4 === 3 ? '，' : ''),
    ).join('')
    const { pieces } = indexedText(title, [text], [])
    return { title, body: text, pieces }
  })
}

/** What people look for, from words that most texts hold to such as few do, alone, together, and in the typed language. */
export function soughtIn(call: Call): readonly string[] {
  const words = wordsOf(call)
  const word = (n: number) => words[Math.min(n, words.length - 1)] ?? ''
  return [
    word(2),
    word(20),
    word(60),
    word(150),
    word(300),
    word(600),
    word(900),
    `${word(100)} ${word(250)}`,
    `${word(40)} ${word(500)}`,
    `${word(30)} -${word(3)}`,
    `kind:${call.kinds[0]?.name.zh ?? ''} ${word(80)}`,
    `state:submitted ${word(200)}`,
  ]
}

/** Texts where statements can copy from them; the table goes with the connection. */
export const layOutTexts = `create temp table seed_text as
  select it.*, row_number() over () - 1 as nth
  from jsonb_to_recordset($1::jsonb) as it(title text, body text, pieces text[])`

/** What the background would make of what was handed in: each text for the office, with its own number and title in it. */
export const textRows = `
  insert into search_text (suggestion, audience, body, pieces)
  select d.id, 'office', s.title || E'\\n' || s.no || E'\\n' || t.body, t.pieces || array[d.i::text]
  from drawn d join suggestion s on s.id = d.id join seed_text t on t.nth = d.i % (select count(*) from seed_text)
  where d.state <> 'draft' order by d.i`

/** Fingerprints that are like no other, so that nothing waits to be read; comparing is measured by bench/finding.ts. */
export const printRows = `
  insert into fingerprint (suggestion, version, call, signature, bands, length, rare)
  select d.id, 1, s.call, decode(repeat(md5(d.i::text), 16), 'hex'), '{}', 300, '{}'
  from drawn d join suggestion s on s.id = d.id where d.state <> 'draft'`
