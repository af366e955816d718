import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely'
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
  const author = sql`suggestion.filer = ${actor.person}::uuid or exists
    (select 1 from co_author where co_author.suggestion = suggestion.id and co_author.person = ${actor.person}::uuid)`
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

/** All that the query asks, each clause as a predicate; the words look at `search_text`, joined for the reader's audience. */
export const asking =
  (query: Query, alternatives: Alternatives, now: Instant) =>
  (eb: Eb): Expression<SqlBool> =>
    eb.and(
      query.clauses.map(({ not, asked }) => {
        const holds = holding(asked, alternatives, now)
        if (!not) return sql<SqlBool>`(${holds})`
        return asksText(asked) ? withoutText(holds) : sql<SqlBool>`(${holds}) is not true`
      }),
    )

/** What must not stand in a text is looked up once by the index; asked of each text in turn it costs a second. */
const withoutText = (holds: RawBuilder<SqlBool>): RawBuilder<SqlBool> =>
  sql<SqlBool>`(search_text.suggestion, search_text.audience) not in
    (select search_text.suggestion, search_text.audience from search_text where ${holds})`

function holding(asked: Asked, alternatives: Alternatives, now: Instant): RawBuilder<SqlBool> {
  switch (asked.test) {
    case 'word':
      return anyOf([asked.word, ...alternatives(asked.word)].map(saying))
    case 'phrase':
      return saying(asked.phrase)
    case 'choice':
      return asked.key === 'has'
        ? anyOf(asked.codes.map((it) => piecesWith([markOf(it as Have)])))
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

const piecesWith = (pieces: readonly string[]): RawBuilder<SqlBool> =>
  sql<SqlBool>`search_text.pieces @> ${[...pieces]}::text[]`

/** The pieces find it by the index; the text itself is looked at only where several pieces might stand apart. */
function saying(word: string): RawBuilder<SqlBool> {
  const terms = termsOf(word)
  if (terms.length === 0) return sql<SqlBool>`search_text.body ilike ${likeOf(word)}`
  if (terms.length === 1 && !/[^\p{L}\p{N}\p{M}]/u.test(word)) return piecesWith(terms)
  return sql<SqlBool>`(${piecesWith(terms)} and search_text.body ilike ${patternOf(word)})`
}

/** Signs and spaces differ from keyboard to keyboard: one stands for any other. */
const patternOf = (word: string): string =>
  `%${asIndexed(word.trim()).replaceAll(/[^\p{L}\p{N}\p{M}]/gu, '_')}%`

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
    const any = anyOf(words.map((it) => sql<SqlBool>`suggestion.title ilike ${patternOf(it)}`))
    return [sql`(${any})::int`]
  })
  return hits.length === 0 ? sql<number>`0::int` : sql<number>`(${sql.join(hits, sql` + `)})`
}
