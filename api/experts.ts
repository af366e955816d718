import { z } from 'zod'
import { expertStates } from '#core/expert/expert.ts'
import { id, instant, nothing, text, withId } from './endpoint.ts'

const unit = z.object({ name: text(200), creditCode: text(40).nullable() })
const day = text(10)
const blackout = z.object({ from: day, to: day })
const language = z.enum(['zh-CN', 'en'])

/** What experts say of themselves, besides who they are. */
const ownProfile = z.object({
  mobile: text(40),
  units: z.array(unit).max(100),
  title: text(200),
  fields: z.array(text(60)).max(100),
  disciplines: z.array(text(60)).max(100),
  keywords: z.array(text(200)).max(100),
  loadLimit: z.number().int(),
  blackouts: z.array(blackout).max(100),
  avoid: z.array(text(200)).max(100),
  language,
})
const written = ownProfile.extend({
  name: text(200),
  email: text(200),
  orgName: text(300),
  orgCode: text(40),
})
const state = z.enum(expertStates)

export const expertView = z.object({
  id,
  name: z.string(),
  email: z.string(),
  mobile: z.string(),
  orgName: z.string(),
  orgCode: z.string(),
  /** Whether that unit is one of the site's. */
  knownUnit: z.boolean(),
  units: z.array(z.object({ name: z.string(), creditCode: z.string().nullable() })),
  title: z.string(),
  fields: z.array(z.string()),
  disciplines: z.array(z.string()),
  keywords: z.array(z.string()),
  loadLimit: z.number().int(),
  blackouts: z.array(z.object({ from: z.string(), to: z.string() })),
  avoid: z.array(z.string()),
  language,
  state,
  revision: z.number().int(),
  /** Tasks sent and not done yet. */
  load: z.number().int(),
  invitedAt: instant.nullable(),
  answeredAt: instant.nullable(),
})
export type ExpertView = z.infer<typeof expertView>

const row = expertView.pick({
  id: true,
  name: true,
  orgName: true,
  title: true,
  fields: true,
  keywords: true,
  loadLimit: true,
  load: true,
  state: true,
  invitedAt: true,
})
export type ExpertRowView = z.infer<typeof row>

const conflict = z.object({
  because: z.enum([
    'same-unit',
    'partner-unit',
    'parent-unit',
    'takes-part',
    'avoided',
    'avoids',
    'same-project',
    'declared',
    'mail-domain',
  ]),
  with: z.string(),
})
const whatIf = z.object({
  subject: z.object({
    sort: z.enum(['suggestion', 'direction']),
    id,
    no: z.string(),
    title: z.string(),
  }),
  conflicts: z.array(conflict),
  /** Whether its filer asks for this expert to be heard; a wish and no reason either way. */
  recommended: z.boolean(),
})
export type WhatIfView = z.infer<typeof whatIf>
const counts = z.record(state, z.number().int())
const token = z.object({ token: text(200) })

/** The pool of experts, for offices and planning; filers never learn who is in it. */
export const experts = {
  'GET /experts': {
    summary: 'The pool of experts, searched and filtered, with how many stand in each state.',
    tag: 'experts',
    access: 'staff',
    query: z.object({
      q: text(100).optional(),
      state: state.optional(),
      field: text(60).optional(),
      keyword: text(60).optional(),
      cursor: text(300).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
    }),
    response: z.object({ items: z.array(row), total: z.number().int(), counts, next: z.string().nullable() }),
  },
  'GET /expert-choices': {
    summary: 'The fields and disciplines of the calls in force, which experts are found by.',
    tag: 'experts',
    access: 'signed-in',
    response: z.object({ fields: z.array(z.unknown()), disciplines: z.array(z.unknown()) }),
  },
  'POST /experts': {
    summary: 'Add an expert to the pool.',
    tag: 'experts',
    access: 'staff',
    body: written,
    response: z.object({ id }),
  },
  'GET /experts/:id': {
    summary: 'One expert, as the bureau keeps them.',
    tag: 'experts',
    access: 'staff',
    params: withId,
    response: z.object({ expert: expertView }),
  },
  'PUT /experts/:id': {
    summary: 'Change what is kept of an expert; a stale revision is refused.',
    tag: 'experts',
    access: 'staff',
    params: withId,
    body: written.extend({ revision: z.number().int() }),
    response: z.object({ expert: expertView }),
  },
  'POST /experts/:id/retire': {
    summary: 'Take an expert out of the pool; open tasks end, and who began their rounds is told.',
    tag: 'experts',
    access: 'staff',
    params: withId,
    body: z.object({ revision: z.number().int() }),
    response: z.object({ expert: expertView, tasks: z.number().int() }),
  },
  'POST /experts/invite': {
    summary: 'Invite experts by mail, or again; who has accepted is passed over.',
    tag: 'experts',
    access: 'staff',
    body: z.object({ key: z.uuid(), experts: z.array(id).min(1).max(500) }),
    response: z.object({ invited: z.number().int(), passedOver: z.number().int() }),
  },
  'GET /experts/:id/conflicts': {
    summary: 'What if: the conflicts of an expert with a suggestion (by number or id) or a direction.',
    tag: 'experts',
    access: 'staff',
    params: withId,
    query: z.object({ subject: text(60) }),
    /** Null where there is no such number, or not for this reader. */
    response: z.object({ found: whatIf.nullable() }),
  },
  'POST /expert-invitations/read': {
    summary: 'What an invitation’s link is for.',
    tag: 'experts',
    access: 'public',
    body: token,
    response: z.object({
      name: z.string(),
      orgName: z.string(),
      issuer: z.object({ zh: z.string(), en: z.string() }),
      until: instant,
    }),
  },
  'POST /expert-invitations/accept': {
    summary: 'Join the pool with the account that is signed in.',
    tag: 'experts',
    access: 'signed-in',
    body: token,
    response: nothing,
  },
  'POST /expert-invitations/decline': {
    summary: 'Turn the invitation down; no account is needed for it.',
    tag: 'experts',
    access: 'public',
    body: token,
    response: nothing,
  },
  'GET /judging/profile': {
    summary: 'What the pool keeps of the expert who is signed in; null for everybody else.',
    tag: 'experts',
    access: 'signed-in',
    response: z.object({ expert: expertView.nullable() }),
  },
  'PUT /judging/profile': {
    summary: 'The expert’s own fields, keywords, limits, days off and units to avoid.',
    tag: 'experts',
    access: 'signed-in',
    body: ownProfile.extend({ revision: z.number().int() }),
    response: z.object({ expert: expertView }),
  },
} as const
