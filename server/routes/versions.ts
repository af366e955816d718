import type { versions } from '#api/versions.ts'
import { versionsOf } from '../db/versions.ts'
import { presentFile } from '../present/file.ts'
import { timelineOf, versionFor } from '../present/handed-in.ts'
import { Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { seen, seenText } from './seen.ts'

/** What was handed in and what has happened. */
export const versionRoutes: HandlersOf<typeof versions> = {
  'GET /suggestions/:id/timeline': async (ctx, { actor, params }) =>
    timelineOf(ctx, await seen(ctx, actor, params.id)),
  'GET /suggestions/:id/versions': async (ctx, { actor, params }) => {
    const { it } = await seen(ctx, actor, params.id)
    return { versions: [...(await versionsOf(ctx.db, it.id))] }
  },
  'GET /suggestions/:id/versions/:n': async (ctx, { actor, params }) => {
    const version = await versionFor(ctx, await seenOrPurged(ctx, actor, params.id), params.n)
    if (!version) throw new Refused({ why: 'not-found' })
    const { named: _, files, hidden, ...it } = version
    return { ...it, files: files.map(presentFile), hidden: [...hidden] }
  },
}

/** A purged version can still be asked for: it answers that it is gone by order. */
async function seenOrPurged(...[ctx, actor, id]: Parameters<typeof seen>) {
  const found = await seen(ctx, actor, id)
  return found.it.state === 'purged' ? found : seenText(ctx, actor, id)
}
