import type { notices } from '#api/notices.ts'
import { readNotices } from '../commands/person/me.ts'
import { writeCursor } from '../db/cursor.ts'
import { readTimeCursor } from '../present/cursor.ts'
import type { HandlersOf } from '../serve.ts'

export const noticeRoutes = {
  'GET /notices': async (ctx, { session, query }) => {
    const after = readTimeCursor(query.cursor)
    const rows = await ctx.db
      .selectFrom('notice as n')
      .leftJoin('suggestion as s', 's.id', 'n.suggestion')
      .select([
        'n.id',
        'n.sort',
        'n.suggestion',
        'n.org',
        'n.project',
        'n.params',
        'n.at',
        'n.read_at',
        's.state',
      ])
      .where('n.person', '=', session.person)
      .where((eb) =>
        after ? eb(eb.refTuple('n.at', 'n.id'), '<', eb.tuple(after.at, after.id)) : eb.lit(true),
      )
      .orderBy('n.at', 'desc')
      .orderBy('n.id', 'desc')
      .limit(query.limit + 1)
      .execute()
    const { unread } = await ctx.db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('unread'))
      .where('person', '=', session.person)
      .where('read_at', 'is', null)
      .executeTakeFirstOrThrow()
    const page = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? page.at(-1) : undefined
    return {
      items: page.map((it) => ({
        id: it.id,
        sort: it.sort,
        suggestion: it.suggestion,
        org: it.org,
        project: it.project,
        params: paramsOf(it),
        at: it.at.getTime(),
        readAt: it.read_at?.getTime() ?? null,
      })),
      next: last ? writeCursor({ value: last.at.getTime(), id: last.id }) : null,
      unread,
    }
  },

  'POST /notices/read': async (ctx, { session, body, at }) => {
    await readNotices(ctx, session.person, body.ids, at)
    return {}
  },
} satisfies HandlersOf<typeof notices>

/** What was told before a suggestion was frozen no longer names it. */
function paramsOf(it: { readonly params: unknown; readonly state: string | null }): Record<string, unknown> {
  const params = it.params as Record<string, unknown>
  const hidden = it.state === 'frozen' || it.state === 'purged'
  return hidden && 'title' in params ? { ...params, title: null } : params
}
