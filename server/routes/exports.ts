import type { exports } from '#api/exports.ts'
import { seesRest } from '#core/permission/export.ts'
import { askExport } from '../commands/export/ask.ts'
import { cancelExport, fetchExport } from '../commands/export/fetch.ts'
import { restingUntil, restOf, setRest } from '../commands/export/rest.ts'
import { writeCursor } from '../db/cursor.ts'
import { exportOf, exportsOf } from '../db/exports.ts'
import { readTimeCursor } from '../present/cursor.ts'
import { presentExport } from '../present/export.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { asDownload } from './files.ts'

/** Large files, asked for and fetched. */
export const exportRoutes: HandlersOf<typeof exports> = {
  'POST /exports': async (ctx, { actor, body, language, at }) => {
    const { id } = granted(await askExport(ctx, actor, body, language, at))
    const made = await exportOf(ctx.db, actor.person, id)
    if (!made) throw new Refused({ why: 'not-found' })
    return { export: presentExport(made, language) }
  },
  'GET /exports': async (ctx, { actor, query, language, at }) => {
    const rows = await exportsOf(ctx.db, actor.person, query.limit + 1, readTimeCursor(query.cursor))
    const page = rows.slice(0, query.limit)
    const last = rows.length > query.limit ? page.at(-1) : undefined
    const until = await restingUntil(ctx, at)
    return {
      items: page.map((it) => presentExport(it, language)),
      next: last ? writeCursor({ value: last.createdAt, id: last.id }) : null,
      rest: { now: until !== undefined, until: until ?? null },
    }
  },
  'GET /exports/:id': async (ctx, { actor, params, language }) => {
    const it = await exportOf(ctx.db, actor.person, params.id)
    if (!it) throw new Refused({ why: 'not-found' })
    return { export: presentExport(it, language) }
  },
  'POST /exports/:id/cancel': async (ctx, { actor, params }) => {
    granted(await cancelExport(ctx, actor, params.id))
    return {}
  },
  'GET /exports/:id/file': async (ctx, { actor, params, reply, at }) => {
    const { bytes, ...file } = granted(await fetchExport(ctx, actor, params.id, at))
    return asDownload(reply, file, bytes)
  },
  'GET /exports-rest': async (ctx, { actor }) => {
    if (!seesRest(actor)) throw new Refused({ why: 'not-yours' })
    return { rest: await restOf(ctx.db), maySet: actor.triage }
  },
  'PUT /exports-rest': async (ctx, { actor, body, at }) => {
    granted(await setRest(ctx, actor, body, at))
    return {}
  },
}
