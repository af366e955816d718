import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
import type { OfficeCode } from '#core/id.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { asIndexed, type Have, markOf } from '#core/search/indexed.ts'
import { type Asked, type Comparison, hoursOf, type Query } from '#core/search/query.ts'
import { termsOf } from '#core/search/tokens.ts'
import { likeOf } from './like.ts'
import type { Database } from './schema.ts'

type Eb = ExpressionBuilder<Database, 'suggestion'>

/** Other words for a word, as the call has them. */
export type Alternatives = (word: string) => readonly string[]

/**
 * Whose search text this person may be answered from, as `relationOf` in core has it: authors read as authors whatever else
 * they are, the own office and those who see all before an office that only reads along.
 */
export const audienceFor = (actor: Actor): RawBuilder<string> => {
  // What the person writes with others is gathered once, and not looked up for each row.
  const author = sql`suggestion.filer = ${actor.person}::uuid or suggestion.id = any(array
    (select co_author.suggestion from co_author where co_author.person = ${actor.person}::uuid))`
  const here = sql`suggestion.office = any(${[...actor.worksIn]}::text[])`
  const otherwise = actor.triage || actor.leader ? 'office' : 'reading-office'
  return sql<string>`case when ${author} then 'unit' when ${here} then 'office' else ${sql.lit(otherwise)} end`
}

/** Its state leaves this person the text: of what is frozen the heads alone, of what is purged nobody. */
export const textLeft =
  (actor: Actor) =>
  (eb: Eb): Expression<SqlBool> =>
    eb.and([
      eb('suggestion.state', '<>', 'purged'),
      eb.or([
        eb('suggestion.state', '<>', 'frozen'),
        sql<boolean>`suggestion.office = any(${[...actor.heads]}::text[])`,
      ]),
    ])

/** Whether the search texts have to be looked at for this query at all. */
export const needsText = ({ clauses }: Query): boolean => clauses.some(({ asked }) => asksText(asked))

const asksText = (asked: Asked): boolean => ['word', 'phrase'].includes(asked.test) || isHas(asked)

const isHas = (asked: Asked): boolean => asked.test === 'choice' && asked.key === 'has'

/**
 * All that the query asks, each clause as a predicate; the words look at `search_text`, joined for the reader's audience. Where
 * everything that is looked through lies with one office, the index is asked for its texts alone.
 */
export const asking =
  (query: Query, alternatives: Alternatives, now: Instant, office: OfficeCode | null) =>
  (eb: Eb): Expression<SqlBool> => {
    const within = office === null ? [] : [`office:${office}`]
    const all = query.clauses.map(({ not, asked }) => {
      if (!not) return sql<SqlBool>`(${holding(asked, alternatives, now, having(within))})`
      return sql<SqlBool>`(${holding(asked, alternatives, now, amongThoseHaving(within))}) is not true`
    })
    // Where no word leads through the index, the office does: otherwise the texts of all offices would be read.
    const led = office === null || !needsText(query) || query.clauses.some((it) => !it.not && leads(it.asked))
    return eb.and(led ? all : [having(within)([]), ...all])
  }

/** Whether the index alone says which texts may hold it. */
function leads(asked: Asked): boolean {
  if (asked.test === 'word') return termsOf(asked.word).length > 0
  if (asked.test === 'phrase') return termsOf(asked.phrase).length > 0
  return isHas(asked)
}

/** How a text is asked for its pieces. */
type Pieces = (pieces: readonly string[]) => RawBuilder<SqlBool>

/** What the index holds of a text: its pieces, and where its suggestion lies. */
const indexed = (text: string): RawBuilder<string[]> =>
  sql`array_append(${sql.ref(`${text}.pieces`)}, 'office:' || coalesce(${sql.ref(`${text}.office`)}, ''))`

/** By the index, from which the search then begins. */
const having =
  (within: readonly string[]): Pieces =>
  (pieces) =>
    sql<SqlBool>`${indexed('search_text')} @> ${[...within, ...pieces]}::text[]`

/** What must not stand in a text is looked up once by the index; asked of each text in turn it costs a second. */
const amongThoseHaving =
  (within: readonly string[]): Pieces =>
  (pieces) =>
    sql<SqlBool>`(search_text.ctid in (select having_it.ctid from search_text having_it
      where ${indexed('having_it')} @> ${[...within, ...pieces]}::text[]))`

function holding(
  asked: Asked,
  alternatives: Alternatives,
  now: Instant,
  pieces: Pieces,
): RawBuilder<SqlBool> {
  switch (asked.test) {
    case 'word':
      return anyOf([asked.word, ...alternatives(asked.word)].map((it) => saying(it, pieces)))
    case 'phrase':
      return saying(asked.phrase, pieces)
    case 'choice':
      return asked.key === 'has'
        ? anyOf(asked.codes.map((it) => pieces([markOf(it as Have)])))
        : sql<SqlBool>`${columns[asked.key]} = any(${[...asked.codes]}::text[])`
    case 'part':
      return sql<SqlBool>`${columns[asked.key]} ilike ${likeOf(asked.part)}`
    case 'level':
      return sql<SqlBool>`suggestion.readiness_now ${sql.raw(signs[asked.is])} ${asked.level}`
    case 'period':
      return waitingFor(asked.is, hoursOf(asked), hoursOf({ ...asked, amount: 1 }), now)
    default:
      return asked satisfies never
  }
}

const columns = {
  kind: sql.ref('suggestion.kind'),
  field: sql.ref('suggestion.field'),
  livelihood: sql.ref('suggestion.livelihood'),
  office: sql.ref('suggestion.office'),
  state: sql.ref('suggestion.state'),
  unit: sql.ref('org.name'),
  no: sql.ref('suggestion.no'),
  handler: sql.ref('handler.name'),
} as const

const signs: Readonly<Record<Comparison, string>> = { '=': '=', '>': '>', '>=': '>=', '<': '<', '<=': '<=' }

const anyOf = (all: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> =>
  all.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join([...all], sql` or `)})`

/**
 * The body of a text, read from where it lies only once its suggestion is among those that are looked at: reading the bodies of
 * all offices took most of the time. That it speaks of both tables is what puts it off.
 */
const body = sql<string>`(case when suggestion.id is not null then search_text.body end)`

/** The pieces find it by the index; the text itself is looked at only where several pieces might stand apart. */
function saying(word: string, pieces: Pieces): RawBuilder<SqlBool> {
  const terms = termsOf(word)
  if (terms.length === 0) return sql<SqlBool>`${body} ilike ${likeOf(word)}`
  if (terms.length === 1 && !/[^\p{L}\p{N}\p{M}]/u.test(word)) return pieces(terms)
  return sql<SqlBool>`(${pieces(terms)} and ${body} ${matches(word)} ${patternOf(word)})`
}

/** Signs and spaces differ from keyboard to keyboard: one stands for any other. */
const patternOf = (word: string): string =>
  `%${asIndexed(word.trim()).replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '_')}%`

/** Where a word has no letters of two cases, none are looked past: that takes a fraction of the time. */
const matches = (word: string): RawBuilder<unknown> =>
  sql.raw(/[\p{Lu}\p{Ll}\p{Lt}]/u.test(word) ? 'ilike' : 'like')

/** Counted in whole hours, days or weeks, as people say it: three days are over once the third has passed. */
function waitingFor(is: Comparison, hours: number, one: number, now: Instant): RawBuilder<SqlBool> {
  const ago = (back: number) => new Date(now - back * 3_600_000)
  const waits = sql`suggestion.state in ('submitted', 'office-returned')`
  const since = sql.ref('suggestion.since')
  switch (is) {
    case '>':
    case '>=':
      return sql<SqlBool>`(${waits} and ${since} ${sql.raw(is === '>' ? '<' : '<=')} ${ago(hours)})`
    case '<':
    case '<=':
      return sql<SqlBool>`(${waits} and ${since} ${sql.raw(is === '<' ? '>' : '>=')} ${ago(hours)})`
    case '=':
      return sql<SqlBool>`(${waits} and ${since} <= ${ago(hours)} and ${since} > ${ago(hours + one)})`
    default:
      return is satisfies never
  }
}

/** How many of the words that are looked for stand in the title. */
export function titleHits(query: Query, alternatives: Alternatives): RawBuilder<number> {
  const hits = query.clauses.flatMap(({ not, asked }) => {
    if (not || (asked.test !== 'word' && asked.test !== 'phrase')) return []
    const words = asked.test === 'word' ? [asked.word, ...alternatives(asked.word)] : [asked.phrase]
    const any = anyOf(words.map((it) => sql<SqlBool>`suggestion.title ${matches(it)} ${patternOf(it)}`))
    return [sql`(${any})::int`]
  })
  return hits.length === 0 ? sql<number>`0::int` : sql<number>`(${sql.join(hits, sql` + `)})`
}
