import type { partners } from '#api/partners.ts'
import { invitePartner } from '../commands/draft/invite-partner.ts'
import { confirmPartnerLink, openPartnerLink } from '../commands/draft/partner-link.ts'
import { suggestionView } from '../present/suggestion.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { seenText } from './seen.ts'

/** Partner enterprises filling in together with the filer. */
export const partnerRoutes: HandlersOf<typeof partners> = {
  'GET /suggestions/:id/partner-links': async (ctx, { actor, params, at }) => {
    const { it } = await seenText(ctx, actor, params.id)
    return { partners: (await suggestionView(ctx, actor, it, at)).partners }
  },
  'POST /suggestions/:id/partner-links': async (ctx, { actor, params, body, language, at }) => {
    granted(await invitePartner(ctx, actor, params.id, body, language, at))
    return {}
  },
  'POST /partner-links/open': async (ctx, { body, at }) => {
    const { link, suggestion, org, content, digest } = granted(await openPartnerLink(ctx, body.token, at))
    const { call } = await ctx.calls.version(suggestion.callVersion)
    return {
      title: suggestion.title,
      org,
      name: link.name,
      creditCode: link.creditCode,
      form: content.form,
      lists: Object.fromEntries(Object.entries(call.lists).map(([name, items]) => [name, [...items]])),
      answers: { ...content.answers },
      digest,
      need: link.need ?? content.need,
      confirmedAt: link.confirmedAt,
    }
  },
  'POST /partner-links/confirm': async (ctx, { body, at }) =>
    granted(await confirmPartnerLink(ctx, body, at)),
}
