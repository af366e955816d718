import type { directions } from '#api/directions.ts'
import type { OfficeCode } from '#core/id.ts'
import { mayBegin, readableDirection } from '#core/permission/direction.ts'
import { beginDirection } from '../commands/direction/begin.ts'
import { saveDirectionAnswers } from '../commands/direction/save-answers.ts'
import { addSources, removeSource, setLinks, setTopDown } from '../commands/direction/sources.ts'
import {
  abandonDirection,
  confirmDirection,
  proposeDirection,
  reopenDirection,
  sendBackDirection,
  takeUpDirection,
} from '../commands/direction/step.ts'
import { directionAnswers } from '../db/direction-answers.ts'
import { directionList, loadDirection } from '../db/directions.ts'
import { directionViewOf, presentDirection } from '../present/direction.ts'
import { presentSaved } from '../present/saved.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { stepped } from './stepped.ts'

/** Directions: drafted by an office, confirmed by its head. */
export const directionRoutes: HandlersOf<typeof directions> = {
  'GET /offices/:code/directions': async (ctx, { actor, params, query }) => {
    const office = params.code as OfficeCode
    if (!mayBegin(actor, office).ok && !actor.triage && !actor.leader) throw new Refused({ why: 'not-yours' })
    const rows = await directionList(ctx.db, actor, { ...query, office })
    return { items: rows.map(presentDirection) }
  },
  'POST /offices/:code/directions': async (ctx, { actor, params, body, at }) =>
    granted(await beginDirection(ctx, actor, params.code as OfficeCode, body, at)),
  'GET /directions/:id': async (ctx, { actor, params }) => {
    const it = await loadDirection(ctx.db, params.id)
    if (!it) throw new Refused({ why: 'not-found' })
    return directionViewOf(ctx, actor, granted(readableDirection(actor, it)))
  },
  'GET /directions/:id/rev': async (ctx, { actor, params, query }) => {
    const it = await loadDirection(ctx.db, params.id)
    if (!it) throw new Refused({ why: 'not-found' })
    const { revision, callVersion } = granted(readableDirection(actor, it))
    const changed = (await directionAnswers(ctx.db, it.id)).filter((row) => row.rev > query.since)
    return {
      rev: Math.max(query.since, ...changed.map((row) => row.rev)),
      revision,
      callVersion,
      changed: changed.map(({ path, value, rev, by, at }) => ({ path, value, rev, by, at })),
    }
  },
  'POST /directions/:id/answers': async (ctx, { actor, params, body, language, at }) => {
    const ops = body.ops.map((op) => ({ ...op, value: op.value ?? null }))
    return presentSaved(granted(await saveDirectionAnswers(ctx, actor, params.id, ops, at)), language, at)
  },
  'PUT /directions/:id/sources': async (ctx, { actor, params, body, at }) => {
    const it = granted(await addSources(ctx, actor, params.id, body.sources, at))
    return { revision: it.revision }
  },
  'DELETE /directions/:id/sources/:suggestion': async (ctx, { actor, params, at }) => {
    const it = granted(await removeSource(ctx, actor, params.id, params.suggestion, at))
    return { revision: it.revision }
  },
  'PUT /directions/:id/links': async (ctx, { actor, params, body, at }) => {
    granted(await setLinks(ctx, actor, params.id, body.place, body.links, at))
    return {}
  },
  'PUT /directions/:id/top-down': async (ctx, { actor, params, body }) => {
    granted(await setTopDown(ctx, actor, params.id, body.reason))
    return {}
  },
  'POST /directions/:id/propose': stepped(proposeDirection),
  'POST /directions/:id/confirm': stepped(confirmDirection),
  'POST /directions/:id/send-back': stepped(sendBackDirection),
  'POST /directions/:id/reopen': stepped(reopenDirection),
  'POST /directions/:id/abandon': stepped(abandonDirection),
  'POST /directions/:id/take-up': stepped(takeUpDirection),
}
