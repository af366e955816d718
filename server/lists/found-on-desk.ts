import type { z } from 'zod'
import type { search } from '#api/search.ts'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { highlight } from '#core/search/highlight.ts'
import { parseQuery } from '#core/search/parse-query.ts'
import { snippetOf } from '#core/search/snippet.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../context.ts'
import { readCursor, writeCursor } from '../db/cursor.ts'
import { searchPage, stillLeft } from '../db/search.ts'
import { presentDeskRow } from '../present/desk-row.ts'
import { deskAlternatives, deskVocabulary, findingText } from '../present/search.ts'
import { granted, Refused } from '../refused.ts'
import { deskOf, filterOf } from './office-desk.ts'

type Endpoint = (typeof search)['GET /offices/:code/search']

/** A page of what a query finds on the office's desk, as its screen and its register show it. */
export async function foundOnDesk(
  ctx: Context,
  actor: Actor,
  code: string,
  query: z.output<Endpoint['query']>,
  { language, at }: { readonly language: Language; readonly at: Instant },
): Promise<z.output<Endpoint['response']>> {
  const office = deskOf(actor, code)
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
  const last = rows.length > query.limit ? page.at(-1) : undefined
  const ids = page.map((it) => it.id)
  const left = ctx.primary ? await stillLeft(ctx.primary, actor, ids) : new Set(ids)
  const known = new Map((await ctx.calls.current()).map((it) => [it.call.id as string, it.call]))
  const says = findingText(language)
  return {
    items: page.flatMap((row) => {
      const call = known.get(row.call)
      if (!call || !left.has(row.id)) return []
      const shown = presentDeskRow(row, call.calendar, actor, at)
      const marks = {
        title: [...highlight(shown.title, asked.query, alternatives)],
        snippet: passageOf(row.body ?? undefined, asked.query, alternatives),
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
}

/** The calls that the office works in, or the one asked for, and their words. */
export async function deskWords(ctx: Context, office: string, call: string | undefined, language: Language) {
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
