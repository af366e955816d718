import type { search } from '#api/search.ts'
import { complete } from '#core/search/complete.ts'
import { highlight } from '#core/search/highlight.ts'
import { parseQuery } from '#core/search/parse-query.ts'
import { partAt } from '#core/search/part-at.ts'
import { asValue } from '#core/search/print-query.ts'
import { snippetOf } from '#core/search/snippet.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { namesIn, searchPage, textsOf } from '../db/search.ts'
import { presentDeskRow } from '../present/desk-row.ts'
import { deskAlternatives, deskVocabulary, findingText, meaningOf } from '../present/search.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { deskOf, filterOf } from './offices.ts'

/** Finding in an office's desk what a query in words and keys asks for. */
export const searchRoutes = {
  'GET /offices/:code/search': async (ctx, { actor, params, query, language, at }) => {
    const office = deskOf(actor, params.code)
    const { calls, vocabulary } = await deskWords(ctx, office, query.call, language)
    const alternatives = deskAlternatives(calls.map((it) => it.call))
    const asked = parseQuery(query.q, vocabulary)
    const { rows, total, more } = await searchPage(ctx.db, actor, {
      office,
      view: query.view,
      filter: filterOf({ ...query, q: undefined }),
      query: asked.query,
      alternatives,
      now: at,
      after: afterIn(query.cursor),
      limit: query.limit,
    })
    const page = rows.slice(0, query.limit)
    const texts = await textsOf(
      ctx.db,
      actor,
      page.map((it) => it.id),
    )
    const last = rows.length > query.limit ? page.at(-1) : undefined
    const known = new Map((await ctx.calls.current()).map((it) => [it.call.id as string, it.call]))
    const says = findingText(language)
    return {
      items: page.flatMap((row) => {
        const call = known.get(row.call)
        if (!call) return []
        const shown = presentDeskRow(row, call.calendar, actor, at)
        const marks = {
          title: [...highlight(shown.title, asked.query, alternatives)],
          snippet: passageOf(texts.get(row.id), asked.query, alternatives),
        }
        return [{ ...shown, marks }]
      }),
      total,
      more,
      next: last
        ? writeCursor({ value: Number(last.hits) * hitWorth + last.ranked_at.getTime(), id: last.id })
        : null,
      findings: asked.findings.map((it) => ({ at: it.at, says: says[it.code](it.params) })),
    }
  },
  'GET /offices/:code/search/complete': async (ctx, { actor, params, query, language, at }) => {
    const office = deskOf(actor, params.code)
    const { vocabulary } = await deskWords(ctx, office, query.call, language)
    const part = partAt(query.q, query.at, vocabulary)
    if (part?.key === 'unit' || part?.key === 'handler') {
      const names = await namesIn(
        ctx.db,
        actor,
        { office, view: query.view, filter: filterOf({ ...query, q: undefined }), now: at },
        part.key,
        part.typed,
      )
      return { completions: names.map((name) => ({ at: part.at, insert: asValue(name), says: '' })) }
    }
    return {
      completions: complete(query.q, query.at, vocabulary).map((it) => ({
        at: it.at,
        insert: it.insert,
        says: meaningOf(it, vocabulary, language),
      })),
    }
  },
} satisfies HandlersOf<typeof search>

/** The calls that the office works in, or the one asked for, and their words. */
async function deskWords(ctx: Context, office: string, call: string | undefined, language: Language) {
  const calls = (await ctx.calls.current()).filter(
    (it) =>
      (call === undefined || call === '' || it.call.id === call) &&
      it.call.offices.some((one) => one.code === office),
  )
  return {
    calls,
    vocabulary: deskVocabulary(
      calls.map((it) => it.call),
      language,
    ),
  }
}

function passageOf(
  text: string | undefined,
  ...asked: [Parameters<typeof snippetOf>[1], Parameters<typeof snippetOf>[2]]
) {
  const passage = text === undefined ? undefined : snippetOf(text, ...asked)
  return passage ? { text: passage.text, marks: [...passage.marks] } : null
}

/** Hits and time travel in one number: a hit more weighs more than any instant before the year 2286. */
const hitWorth = 1e13

function afterIn(text: string | undefined) {
  const cursor = granted(readCursor(text || undefined, 'any'))
  if (!cursor) return undefined
  if (typeof cursor.value !== 'number')
    throw new Refused({ why: 'bad-input', problems: [{ at: 'cursor', problem: 'unreadable' }] })
  const hits = Math.floor(cursor.value / hitWorth)
  return { hits, at: cursor.value - hits * hitWorth, id: cursor.id }
}
