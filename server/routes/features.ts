import type { siteFeatures } from '#api/features.ts'
import { seesRest } from '#core/permission/export.ts'
import { restFeatures, restingFeatures } from '../commands/site/rest-features.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

export const featureRoutes: HandlersOf<typeof siteFeatures> = {
  'GET /resting-features': async (ctx, { actor, at }) => {
    if (!seesRest(actor)) throw new Refused({ why: 'not-yours' })
    return { resting: [...(await restingFeatures(ctx, at))], maySet: actor.triage }
  },
  'PUT /resting-features': async (ctx, { actor, body, at }) => {
    granted(await restFeatures(ctx, actor, body, at))
    return {}
  },
}
