import type { model } from '#api/model.ts'
import type { OfficeCode } from '#core/id.ts'
import { keepPace } from '../auth/pace.ts'
import { askForGroups } from '../commands/model/grouping.ts'
import { checkWording, markWording } from '../commands/model/marks.ts'
import { askForWording } from '../commands/model/wording.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { presentRow } from './groups.ts'

/** So often one person may ask; each time texts leave the site. */
const pace = { most: 10, within: 60_000 }

/** What a language model may propose, where the operator set one up; never needed, always marked. */
export const modelRoutes: HandlersOf<typeof model> = {
  'POST /directions/:id/model-wording': async (ctx, { actor, params, body, at }) => {
    keepPace(ctx, `model:${actor.person}`, at, pace)
    const { sentences, sent, leftOut, ...it } = granted(
      await askForWording(ctx, actor, params.id, body.field, at),
    )
    return {
      ...it,
      sentences: sentences.map(({ text, links }) => ({ text, links: [...links] })),
      sent: [...sent],
      leftOut: [...leftOut],
    }
  },
  'PUT /directions/:id/model-marks': async (ctx, { actor, params, body, at }) => {
    granted(await markWording(ctx, actor, params.id, body, at))
    return { at }
  },
  'POST /directions/:id/model-marks/checked': async (ctx, { actor, params, body, at }) => {
    granted(await checkWording(ctx, actor, params.id, body, at))
    return {}
  },
  'POST /offices/:code/model-groups': async (ctx, { actor, params, body, at }) => {
    keepPace(ctx, `model:${actor.person}`, at, pace)
    const { groups, leftOut, ...it } = granted(
      await askForGroups(ctx, actor, params.code as OfficeCode, body, at),
    )
    return {
      ...it,
      groups: groups.map(({ name, members }) => ({ name, members: members.map(presentRow) })),
      leftOut: [...leftOut],
    }
  },
}
