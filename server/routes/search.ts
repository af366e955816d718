import type { search } from '#api/search.ts'
import { complete } from '#core/search/complete.ts'
import { partAt } from '#core/search/part-at.ts'
import { asValue } from '#core/search/print-query.ts'
import { namesIn } from '../db/search.ts'
import { deskWords, foundOnDesk } from '../lists/found-on-desk.ts'
import { deskOf, filterOf } from '../lists/office-desk.ts'
import { meaningOf } from '../present/search.ts'
import type { HandlersOf } from '../serve.ts'

/** Finding in an office's desk what a query in words and keys asks for. */
export const searchRoutes = {
  'GET /offices/:code/search': (ctx, { actor, params, query, language, at }) =>
    foundOnDesk(ctx, actor, params.code, query, { language, at }),
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
