import type { savedViews } from '#api/saved-views.ts'
import type { OfficeCode } from '#core/id.ts'
import { mayKeepView, removableView } from '#core/permission/saved-view.ts'
import { dropView, keepView, loadSavedView, otherViews, savedViewsOf } from '../db/saved-views.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** More than these nobody finds anything in. */
const most = 50

/** Lists of an office's desk under names of their own. */
export const savedViewRoutes: HandlersOf<typeof savedViews> = {
  'GET /offices/:code/saved-views': async (ctx, { actor, params }) => {
    const office = granted(mayKeepView(actor, params.code as OfficeCode, false))
    const items = await savedViewsOf(ctx.db, actor, office)
    return {
      items: items.map(({ view, name, by, address }) => ({
        id: view.id,
        name,
        shared: view.shared,
        by: { id: view.by, name: by },
        address,
        mayRemove: removableView(actor, view).ok,
      })),
    }
  },
  'POST /offices/:code/saved-views': async (ctx, { actor, params, body, at }) => {
    const office = granted(mayKeepView(actor, params.code as OfficeCode, body.shared))
    if ((await otherViews(ctx.db, actor.person, office, body.name)) >= most)
      throw new Refused({ why: 'too-many', most })
    const view = { id: ctx.dice.id(at), office, by: actor.person, shared: body.shared }
    return { id: await keepView(ctx.db, { ...view, name: body.name, address: body.address, at }) }
  },
  'DELETE /offices/:code/saved-views/:id': async (ctx, { actor, params }) => {
    const view = await loadSavedView(ctx.db, params.id, params.code as OfficeCode)
    if (!view) throw new Refused({ why: 'not-found' })
    await dropView(ctx.db, granted(removableView(actor, view)).id)
    return {}
  },
}
