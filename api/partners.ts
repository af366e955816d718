import { z } from 'zod'
import { instant, nothing, text, withId } from './endpoint.ts'
import { suggestionView } from './suggestions.ts'

/** Partner enterprises that confirm what a suggestion says of them. */
export const partners = {
  'GET /suggestions/:id/partner-links': {
    summary: 'Links sent to partner enterprises.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    response: z.object({ partners: suggestionView.shape.partners }),
  },
  'POST /suggestions/:id/partner-links': {
    summary: 'Send a single-use link to a named person of a partner enterprise.',
    tag: 'suggestions',
    access: 'signed-in',
    params: withId,
    body: z.object({ row: text(60), name: text(30), email: text(80), creditCode: text(40) }),
    response: nothing,
  },
  'POST /partner-links/open': {
    summary: 'What the invited partner sees: the form without the parts not meant for them.',
    tag: 'suggestions',
    access: 'public',
    body: z.object({ token: text(200) }),
    response: z.object({
      title: z.string(),
      org: z.string(),
      name: z.string(),
      creditCode: z.string(),
      form: z.unknown(),
      lists: z.record(z.string(), z.array(z.unknown())),
      answers: z.record(z.string(), z.unknown()),
      digest: z.string(),
      need: z.string(),
      confirmedAt: instant.nullable(),
    }),
  },
  'POST /partner-links/confirm': {
    summary: 'The partner writes its need and confirms the content it read.',
    tag: 'suggestions',
    access: 'public',
    body: z.object({ token: text(200), need: text(2000), digest: text(100) }),
    response: z.object({ confirmedAt: instant }),
  },
} as const
