import type { suggestions } from '#api/suggestions.ts'
import type { OrgId, SuggestionId } from '#core/id.ts'
import { begin } from '../commands/draft/begin.ts'
import { copy } from '../commands/draft/copy.ts'
import { discard } from '../commands/draft/discard.ts'
import { handIn } from '../commands/suggestion/hand-in.ts'
import { object } from '../commands/suggestion/object.ts'
import { pullBack } from '../commands/suggestion/pull-back.ts'
import { withdraw } from '../commands/suggestion/withdraw.ts'
import { mine } from '../db/mine.ts'
import { suggestionSeen, suggestionView } from '../present/suggestion.ts'
import { granted, Refused } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

/** Suggestions as their filers handle them. */
export const suggestionRoutes: HandlersOf<typeof suggestions> = {
  'POST /suggestions': async (ctx, { actor, body, at }) =>
    granted(
      await begin(ctx, actor, { ...body, org: body.org as OrgId, fieldNote: body.fieldNote ?? null }, at),
    ),
  'GET /suggestions': (ctx, { actor, query, at }) => mine(ctx, actor, query, at),
  'GET /suggestions/:id': async (ctx, { actor, params, at }) => {
    const suggestion = await suggestionSeen(ctx, actor, params.id, at)
    if (!suggestion) throw new Refused({ why: 'not-found' })
    return { suggestion }
  },
  'POST /suggestions/:id/hand-in': async (ctx, { actor, params, body, at }) => {
    const it = granted(await handIn(ctx, actor, params.id as SuggestionId, body, at))
    const suggestion = await suggestionView(ctx, actor, it, at)
    const receipt = suggestion.receipts.at(-1)
    if (!receipt) throw new Refused({ why: 'not-found' })
    return { suggestion, receipt }
  },
  'POST /suggestions/:id/pull-back': async (ctx, { actor, params, body, at }) => {
    const it = granted(await pullBack(ctx, actor, params.id as SuggestionId, body, at))
    return { suggestion: await suggestionView(ctx, actor, it, at) }
  },
  'POST /suggestions/:id/withdraw': async (ctx, { actor, params, body, at }) => {
    const it = granted(await withdraw(ctx, actor, params.id as SuggestionId, body, at))
    return { suggestion: await suggestionView(ctx, actor, it, at) }
  },
  'POST /suggestions/:id/object': async (ctx, { actor, params, body, at }) => {
    const it = granted(await object(ctx, actor, params.id as SuggestionId, body, at))
    return { suggestion: await suggestionView(ctx, actor, it, at) }
  },
  'DELETE /suggestions/:id': async (ctx, { actor, params, at }) => {
    granted(await discard(ctx, actor, params.id, at))
    return {}
  },
  'POST /suggestions/:id/copy': async (ctx, { actor, params, body, at }) => {
    const { id, kept, dropped } = granted(await copy(ctx, actor, params.id, body, at))
    return { id, kept: [...kept], dropped: [...dropped] }
  },
}
